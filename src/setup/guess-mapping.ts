// Guesses at which keys of an answer the tokens, the user and the roles are, and which settings that takes. Results hold
// keys, never values.
import { defaults } from '../core/connection/settings.js';
import { isRecord, type KeyList, parseKeys, readKey, readRoles } from '../core/requests/answer-mapping.js';
import { tokenLikeness, namedValues } from './answer-tree.js';

/** The value at the first of `keys` that has one. */
const read = (value: unknown, keys: KeyList): unknown =>
  keys.map((key) => readKey(value, key)).find((found) => found !== undefined && found !== null);

/** A key that may be meant, as `auth-token-key` and similar settings take it. */
export interface KeyCandidate {
  readonly path: string;
  /** Whether the connection looks there by default, so that no setting is needed. */
  readonly usual: boolean;
}

/** Where tokens may be in an answer, the likeliest first. */
export interface TokenCandidates {
  readonly authToken: readonly KeyCandidate[];
  readonly refreshToken: readonly KeyCandidate[];
  readonly expiresIn: readonly KeyCandidate[];
  readonly metadata: readonly KeyCandidate[];
}

/** Where the user and the roles may be in an answer, the likeliest first. */
export interface UserCandidates {
  readonly user: readonly KeyCandidate[];
  readonly roles: readonly KeyCandidate[];
}

/** Where the connection looks by default. */
const usualKeys = {
  authToken: defaults.authTokenKey,
  refreshToken: defaults.refreshTokenKey,
  metadata: defaults.metadataKey,
  expiresIn: defaults.expiresInKey,
  user: defaults.userKey,
  roles: defaults.rolesKey,
};

type Kind = keyof typeof usualKeys;

/** The key at which the connection finds a value by default. */
const usualPath = (answer: unknown, kind: Kind): string | undefined =>
  parseKeys(usualKeys[kind]).find((key) => read(answer, [key]) !== undefined);

const sorted = (
  answer: unknown,
  kind: Kind,
  candidates: readonly { path: string; points: number }[],
): KeyCandidate[] => {
  const usual = usualPath(answer, kind);
  return candidates
    .filter(({ points }) => points > 0)
    .map(({ path, points }) => ({ path, points: points + (path === usual ? 1 : 0) }))
    .sort((a, b) => b.points - a.points)
    .map(({ path }) => ({ path, usual: path === usual }));
};

/** Finds keys of tokens, their lifetime and metadata. */
export const findTokens = (answer: unknown): TokenCandidates => {
  const all = namedValues(answer);
  const texts = all.map(({ key, path, value }) => ({ key, path, points: tokenLikeness(key, value) }));
  const isRefresh = (key: string): boolean => /refresh|renew/i.test(key);
  // Where the whole answer is a text, it can only be the token.
  const bare = typeof answer === 'string' && answer !== '' ? [{ key: '', path: '.', points: 4 }] : undefined;
  return {
    authToken: sorted(answer, 'authToken', bare ?? texts.filter(({ key }) => !isRefresh(key))),
    refreshToken: sorted(
      answer,
      'refreshToken',
      texts.filter(({ key }) => isRefresh(key)),
    ),
    expiresIn: sorted(
      answer,
      'expiresIn',
      all.map(({ key, path, value }) => ({
        path,
        points: Number(value) > 0 && /expires?_?in|ttl|lifetime/i.test(key) ? 1 : 0,
      })),
    ),
    metadata: sorted(
      answer,
      'metadata',
      all.map(({ key, path, value }) => ({
        path,
        points: isRecord(value) && /^meta_?data$/i.test(key) ? 1 : 0,
      })),
    ),
  };
};

const userKeys =
  /^(id|uuid|user_?id|e-?mail|user_?name|name|full_?name|first_?name|last_?name|phone|created_?at)$/i;
const roleKeys = /^(user_?)?(roles?|permissions?|scopes?|groups?|account_?type)$/i;

/** Finds keys of the user and of roles. */
export const findUser = (answer: unknown): UserCandidates => {
  const all = namedValues(answer);
  const users = all.map(({ path, value }) => ({
    path,
    points: isRecord(value) ? Object.keys(value).filter((key) => userKeys.test(key)).length : 0,
  }));
  const user = sorted(answer, 'user', users);
  const found = user[0] && read(answer, [user[0].path]);
  const roles = all.map(({ key, path, value }) => ({
    path,
    points:
      roleKeys.test(key) && readRoles({ value }, undefined, ['value']).length > 0
        ? /role/i.test(key)
          ? 2
          : 1
        : 0,
  }));
  return {
    user,
    roles: sorted(answer, 'roles', roles).map((place) => ({
      ...place,
      usual: isUsualRole(answer, found, place.path),
    })),
  };
};

/** Whether the connection finds these roles by default: it looks in the answer, then in the user. */
const isUsualRole = (answer: unknown, user: unknown, path: string): boolean => {
  const usual = parseKeys(usualKeys.roles);
  const would = read(answer, usual) ?? read(user, usual);
  return (
    would !== undefined && would === read(answer, [path]) && usual.includes(path.split('.').at(-1) ?? '')
  );
};

/**
 * The settings for the chosen keys; a key where the connection looks by default needs none.
 *
 * @param answer of the current-user endpoint
 * @param userPath `.` where the answer is the user
 * @param rolesPath absent where there are no roles
 */
export const userSettings = (
  answer: unknown,
  userPath: string,
  rolesPath?: string,
): { userKey?: string; rolesKey?: string } => ({
  ...(userPath === '.' ? {} : { userKey: userPath }),
  ...(rolesPath && !isUsualRole(answer, read(answer, [userPath]), rolesPath) ? { rolesKey: rolesPath } : {}),
});

/** The roles at a key, as a page will see them. */
export const rolesAt = (answer: unknown, path: string): readonly string[] =>
  readRoles(answer, undefined, [path]);
