// `/path` or `METHOD /path`: how faults and gates name the requests they are for.

/** Whether a request is meant. Without a pattern all are, save preflights. */
export function matchesRequest(pattern: string | undefined, method: string, path: string): boolean {
  if (pattern === undefined) return method !== 'OPTIONS';
  const [first = '', second] = pattern.trim().split(/\s+/);
  if (second === undefined) return method !== 'OPTIONS' && first === path;
  return first.toUpperCase() === method && second === path;
}
