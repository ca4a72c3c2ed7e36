// Reads tokens, metadata, user and roles out of answers, by the keys that the connection names.
// Own properties only: an answer can never reach into a prototype.

/** Keys to try in order; dots go deeper (`data.token`); `.` is the answer itself. */
export type KeyList = readonly string[];

export interface TokenMapping {
  readonly authToken: KeyList;
  readonly refreshToken: KeyList;
  readonly metadata: KeyList;
  readonly expiresIn: KeyList;
}

export interface Tokens {
  authToken?: string | undefined;
  refreshToken?: string | undefined;
  metadata?: unknown;
  /** Seconds. */
  expiresIn?: number | undefined;
}

/** `authToken data.token` -> its keys. */
export const parseKeys = (text: string): KeyList => text.split(/\s+/).filter(Boolean);

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands at a key; dots go deeper, `.` is the value itself. */
export const readKey = (value: unknown, key: string): unknown => {
  if (key === '.') return value;
  let at = value;
  for (const step of key.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string, unknown>)[step];
  }
  return at;
};

/** The first of `keys` that holds something. */
export const read = (value: unknown, keys: KeyList): unknown => {
  for (const key of keys) {
    const found = readKey(value, key);
    if (found !== undefined && found !== null) return found;
  }
  return undefined;
};

/** The first of `keys` that holds a text. */
const readText = (value: unknown, keys: KeyList): string | undefined =>
  keys.map((key) => readKey(value, key)).find((found) => typeof found === 'string' && found !== '') as
    string | undefined;

/** A copy of `value` without what stands at `keys`; it goes no deeper than they lead. */
export const without = (value: unknown, keys: KeyList): unknown => {
  if (typeof value !== 'object' || value === null || keys.length === 0) return value;
  const entries = Object.entries(value)
    .filter(([name]) => !keys.includes(name))
    .map(([name, inner]) => [name, without(inner, relative(keys, name))] as const);
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
};

/** Tokens and what comes with them; mapped token paths are cut out of the metadata. */
export const readTokens = (answer: unknown, mapping: TokenMapping): Tokens => {
  const expires = Number(read(answer, mapping.expiresIn));
  const secret = [...mapping.authToken, ...mapping.refreshToken];
  const metadataKey = mapping.metadata.find((key) => readKey(answer, key) !== undefined);
  return {
    authToken: readText(answer, mapping.authToken),
    refreshToken: readText(answer, mapping.refreshToken),
    metadata:
      metadataKey === undefined || secret.includes(metadataKey)
        ? undefined
        : without(readKey(answer, metadataKey), relative(secret, metadataKey)),
    expiresIn: expires > 0 && Number.isFinite(expires) ? expires : undefined,
  };
};

/** The user in an answer, without any mapped token in it. */
export const readUser = (
  answer: unknown,
  userKey: KeyList,
  mapping: TokenMapping,
): Record<string, unknown> | undefined => {
  const found = userKey.find((key) => readKey(answer, key) !== undefined);
  const user = found === undefined ? undefined : readKey(answer, found);
  if (found === undefined || !isRecord(user)) return undefined;
  return without(user, relative([...mapping.authToken, ...mapping.refreshToken], found)) as Record<
    string,
    unknown
  >;
};

/** Roles as a list of words: from one word, a list of words, or a list of `{ name }`. */
export const readRoles = (answer: unknown, user: unknown, rolesKey: KeyList): readonly string[] => {
  const found = read(answer, rolesKey) ?? read(user, rolesKey);
  const list: unknown[] = Array.isArray(found) ? found : [found];
  return list
    .map((role) => (isRecord(role) ? readKey(role, 'name') : role))
    .filter((role) => (typeof role === 'string' && role !== '') || typeof role === 'number')
    .map(String);
};

/** Paths that start at `base`, told from there. */
const relative = (paths: KeyList, base: string): KeyList =>
  base === '.'
    ? paths
    : paths.filter((path) => path.startsWith(`${base}.`)).map((path) => path.slice(base.length + 1));
