// Reads tokens, metadata, user and roles out of answers, by the keys that the connection names.
// Own properties only: an answer can never reach into a prototype.

/** Keys to try in order. `data.token` is the key `token` inside `data`; `.` is the answer itself. */
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

/** The value at a key. `data.token` is the key `token` inside `data`; `.` is the value itself. */
export const readKey = (value: unknown, key: string): unknown => {
  if (key === '.') return value;
  let at = value;
  for (const step of key.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string, unknown>)[step];
  }
  return at;
};

/** The first that is `wanted` of what stands at `keys`. */
const find = <T>(value: unknown, keys: KeyList, wanted: (found: unknown) => found is T): T | undefined =>
  keys.map((key) => readKey(value, key)).find(wanted);

/** A text that says something. */
export const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isSomething = (value: unknown): value is object => value !== undefined && value !== null;

/** A copy of `value` without what stands at `keys`; it goes no deeper than they lead. */
export const without = (value: unknown, keys: KeyList): unknown => {
  if (typeof value !== 'object' || value === null || keys.length === 0) return value;
  const entries = Object.entries(value)
    .filter(([name]) => !keys.includes(name))
    .map(([name, inner]) => [name, without(inner, relative(keys, name))] as const);
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
};

/** A token inside a longer text (`Bearer …`, an address) is one, too; one so short may be any word. */
const SHORTEST_INSIDE = 16;
/** What lies deeper than anybody's data is left out: no engine can write it. */
const DEEPEST = 100;

/** A copy of `value` without the tokens themselves, whatever they are called and however deep they lie. */
const withoutTokens = (value: unknown, tokens: readonly string[]): unknown => {
  const isToken = (text: unknown): boolean =>
    typeof text === 'string' &&
    tokens.some((token) => text === token || (token.length >= SHORTEST_INSIDE && text.includes(token)));
  const cut = (inner: unknown, depth = 0): unknown => {
    if (typeof inner !== 'object' || inner === null) return inner;
    if (depth > DEEPEST) return undefined;
    const kept = Object.entries(inner).filter(([name, one]) => !isToken(name) && !isToken(one));
    return Array.isArray(inner)
      ? kept.map(([, one]) => cut(one, depth + 1))
      : Object.fromEntries(kept.map(([name, one]) => [name, cut(one, depth + 1)]));
  };
  return isToken(value) ? undefined : cut(value);
};

/** What stands at the first of `keys` that is there, without any token in it: by where they are mapped, and by value. */
const readWithout = (answer: unknown, keys: KeyList, secret: KeyList, tokens: readonly string[]): unknown => {
  const found = keys.find((key) => readKey(answer, key) !== undefined);
  return found && withoutTokens(without(readKey(answer, found), relative(secret, found)), tokens);
};

const secretKeys = ({ authToken, refreshToken }: TokenMapping): KeyList => [...authToken, ...refreshToken];

/** All tokens of an answer, also those that a connection with several keys does not take. */
const tokensIn = (answer: unknown, mapping: TokenMapping): unknown[] =>
  secretKeys(mapping).map((key) => readKey(answer, key));

/**
 * Tokens and what comes with them; no token is left in the metadata.
 *
 * @param tokens those of the session, beside those of the answer
 */
export const readTokens = (
  answer: unknown,
  mapping: TokenMapping,
  tokens: readonly (string | undefined)[] = [],
): Tokens => {
  const expires = Number(find(answer, mapping.expiresIn, isSomething));
  const secret = secretKeys(mapping);
  const open = mapping.metadata.filter((key) => !secret.includes(key));
  const known = [...tokens, ...tokensIn(answer, mapping)].filter(isText);
  return {
    authToken: find(answer, mapping.authToken, isText),
    refreshToken: find(answer, mapping.refreshToken, isText),
    metadata: readWithout(answer, open, secret, known),
    expiresIn: expires > 0 && expires < Infinity ? expires : undefined,
  };
};

/**
 * The user in an answer, without any token in it.
 *
 * @param tokens those of the session, beside those of the answer
 */
export const readUser = (
  answer: unknown,
  userKey: KeyList,
  mapping: TokenMapping,
  tokens: readonly (string | undefined)[] = [],
): Record<string, unknown> | undefined => {
  const known = [...tokens, ...tokensIn(answer, mapping)].filter(isText);
  const user = readWithout(answer, userKey, secretKeys(mapping), known);
  return isRecord(user) ? user : undefined;
};

/**
 * Roles as a list of words: from one word, words between commas, a list of words, or a list of `{ name }`.
 *
 * @param tokens those of the session: none of them is a role
 */
export const readRoles = (
  answer: unknown,
  user: unknown,
  rolesKey: KeyList,
  tokens: readonly (string | undefined)[] = [],
): readonly string[] =>
  [
    withoutTokens(
      find(answer, rolesKey, isSomething) ?? find(user, rolesKey, isSomething),
      tokens.filter(isText),
    ),
  ]
    .flat()
    .map((role) => (isRecord(role) ? readKey(role, 'name') : role))
    .filter((role) => isText(role) || typeof role === 'number')
    // A column of text often holds several; no rule could name one with a comma in it.
    .flatMap((role) => String(role).split(/[,;]/))
    .map((role) => role.trim())
    .filter(Boolean);

/** Paths that start at `base`, told from there. */
const relative = (paths: KeyList, base: string): KeyList =>
  base === '.'
    ? paths
    : paths.filter((path) => path.startsWith(`${base}.`)).map((path) => path.slice(base.length + 1));
