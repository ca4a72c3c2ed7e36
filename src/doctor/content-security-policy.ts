// Content Security Policy: whether a policy lets a page load or ask something (CSP Level 3, sections 6.6 and 6.7).

/** The directives of a policy, each with its sources. Of a repeated directive the first counts. */
export type Policy = ReadonlyMap<string, readonly string[]>;

export function parsePolicy(text: string): Policy {
  const directives = new Map<string, readonly string[]>();
  for (const part of text.split(';')) {
    const [name, ...sources] = part.trim().split(/\s+/);
    if (name && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  return directives;
}

/** The policies of headers, of which one may hold several; a page must satisfy all. */
export function parsePolicies(headers: readonly string[]): readonly Policy[] {
  return headers.flatMap((header) => header.split(',')).map(parsePolicy);
}

/** The directive that applies: the first of these, or `default-src`, that is in the policy. */
export function governing(policy: Policy, ...names: readonly string[]): string | undefined {
  return [...names, 'default-src'].find((name) => policy.has(name));
}

/** Whether `sources` let a page at `self` load `url`. */
export function allowsUrl(sources: readonly string[], url: URL, self: URL | undefined): boolean {
  return sources.some((source) => matches(source, url, self));
}

function matches(source: string, url: URL, self: URL | undefined): boolean {
  if (source === '*') return /^(https?|wss?):$/.test(url.protocol) || url.protocol === self?.protocol;
  if (/^'self'$/i.test(source)) return self !== undefined && isSameOrSafer(self, url);
  if (/^[a-z][a-z\d+.-]*:$/i.test(source)) return fitsScheme(source.toLowerCase(), url.protocol);
  const [, scheme, host, port, path] =
    /^(?:([a-z][a-z\d+.-]*):\/\/)?(\*|(?:\*\.)?[\w.-]+|\[::1\])(?::(\d+|\*))?(\/[^?#]*)?$/i.exec(source) ??
    [];
  if (host === undefined) return false;
  const wanted = scheme ? `${scheme.toLowerCase()}:` : (self?.protocol ?? 'https:');
  return (
    fitsScheme(wanted, url.protocol) &&
    fitsHost(host.toLowerCase(), url.hostname) &&
    fitsPort(port, url, wanted) &&
    fitsPath(path, url.pathname)
  );
}

/** `http:` in a policy also allows `https:`, and both also allow WebSockets. */
function fitsScheme(wanted: string, given: string): boolean {
  const safer: Record<string, readonly string[]> = {
    'http:': ['https:', 'ws:', 'wss:'],
    'https:': ['wss:'],
    'ws:': ['wss:'],
  };
  return wanted === given || (safer[wanted]?.includes(given) ?? false);
}

function fitsHost(wanted: string, given: string): boolean {
  if (wanted === '*') return true;
  return wanted.startsWith('*.') ? given.endsWith(wanted.slice(1)) : wanted === given;
}

const usualPorts: Record<string, string> = { 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443' };

function fitsPort(wanted: string | undefined, url: URL, scheme: string): boolean {
  if (wanted === '*') return true;
  const given = url.port || usualPorts[url.protocol];
  if (wanted === undefined) return given === usualPorts[url.protocol] || given === usualPorts[scheme];
  return wanted === given || (wanted === '80' && given === '443');
}

/** A path that ends in a slash allows all below it. */
function fitsPath(wanted: string | undefined, given: string): boolean {
  if (!wanted || wanted === '/') return true;
  return wanted.endsWith('/') ? given.startsWith(wanted) : given === wanted;
}

function isSameOrSafer(self: URL, url: URL): boolean {
  if (self.origin === url.origin) return true;
  const hasUsualPorts = self.port === '' && url.port === '';
  return self.hostname === url.hostname && hasUsualPorts && fitsScheme(self.protocol, url.protocol);
}
