// Xano's address grammar: `[/tenant/<name>]/api:<canonical>[:<branch>]/<path>`, and `apispec:` likewise.

export interface XanoUrl {
  readonly kind: 'api' | 'apispec';
  /** Canonical of the API group. */
  readonly group: string;
  /** The branch named in the address, if any. */
  readonly branch: string | undefined;
  /** What follows the group, with its leading slash. */
  readonly path: string;
}

const grammar = /^(?:\/tenant\/[^/]+)?\/(apispec|api):([A-Za-z0-9_-]+)(?::([^/]+))?(\/.*)?$/;

/** Reads an address; undefined when it names no API group. (Xano's documentation.) */
export function parseXanoUrl(url: URL): XanoUrl | undefined {
  const [, kind, group, branch, path] = grammar.exec(url.pathname) ?? [];
  if (kind === undefined || group === undefined) return undefined;
  return { kind: kind === 'api' ? 'api' : 'apispec', group, branch, path: path ?? '' };
}
