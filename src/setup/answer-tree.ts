// An answer of the backend as a tree of keys, for people to choose from. Values that may be secrets are not in it.
import { isRecord } from '../core/requests/answer-mapping.js';

export interface AnswerNode {
  /** Its key in the parent; empty for the whole answer. */
  readonly key: string;
  /** The key as a setting takes it: `data.user`, or `.` for all; `undefined` where no setting can name it (a dot or blank in it). */
  readonly path: string | undefined;
  readonly kind: 'object' | 'list' | 'text' | 'number' | 'boolean' | 'null';
  /** What to show of the value: a few words, or dots where it is a secret. */
  readonly preview: string;
  /** Whether the value may be a secret; it is not in here then. */
  readonly secret: boolean;
  readonly children: readonly AnswerNode[];
}

/** What is shown in place of a secret. */
export const HIDDEN = '••••••';

const DEEPEST = 8;
const MOST_CHILDREN = 50;
const LONGEST = 60;

const jwe = /^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/;
const jwt = /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/;
const tokenName = /token|jwt|jwe|bearer|access|session|credential/i;
const secretName = /token|jwt|jwe|bearer|passw|secret|hash|salt|api_?key|private|credential|otp|pin$/i;

/** Whether a text has the form of a token: JWE as Xano makes it, or JWT. */
export const isToken = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 20 && (jwe.test(value) || jwt.test(value));

/** How sure it is that a text is a token: 0 not at all, 1 by its key, 2 by its form, 3 by both. */
export const tokenLikeness = (key: string, value: unknown): number => {
  if (typeof value !== 'string' || !/^\S{8,}$/.test(value)) return 0;
  return (isToken(value) ? 2 : 0) + (tokenName.test(key) ? 1 : 0);
};

const isSecret = (key: string, value: unknown): boolean =>
  typeof value === 'string' && value !== '' && (secretName.test(key) || isToken(value));

const kindOf = (value: unknown): AnswerNode['kind'] => {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'object';
  return typeof value === 'string' ? 'text' : (typeof value as 'number' | 'boolean');
};

const previewOf = (value: unknown): string => {
  if (Array.isArray(value)) return `${value.length} ${value.length === 1 ? 'item' : 'items'}`;
  if (isRecord(value)) return '';
  const text = typeof value === 'string' ? value : String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
};

const join = (path: string | undefined, key: string): string | undefined =>
  path === undefined || key === '' || /[\s.]/.test(key) ? undefined : path === '.' ? key : `${path}.${key}`;

/**
 * Makes the tree of an answer, from own properties only.
 *
 * @param hide which texts to hide beside those that look like secrets: `all` for the answer to a sign-in, else known tokens
 */
export const answerTree = (answer: unknown, hide: 'all' | readonly unknown[] = []): AnswerNode => {
  const isHidden = (value: unknown): boolean =>
    typeof value === 'string' && (hide === 'all' || hide.includes(value));
  const grow = (value: unknown, key: string, path: string | undefined, depth: number): AnswerNode => {
    const secret = isSecret(key, value) || isHidden(value);
    const entries =
      typeof value === 'object' && value !== null && depth < DEEPEST
        ? Object.entries(value).slice(0, MOST_CHILDREN)
        : [];
    return {
      key,
      path,
      kind: kindOf(value),
      preview: secret ? HIDDEN : previewOf(value),
      secret,
      children: entries.map(([name, inner]) => grow(inner, name, join(path, name), depth + 1)),
    };
  };
  return grow(answer, '', '.', 0);
};

/** Every value of an answer that a setting can name, outer ones first. */
export const namedValues = (
  answer: unknown,
): readonly { readonly key: string; readonly path: string; readonly value: unknown }[] => {
  const found: { key: string; path: string; value: unknown }[] = [];
  const level = [{ key: '', path: '.', value: answer, depth: 0 }];
  for (const { key, path, value, depth } of level) {
    found.push({ key, path, value });
    if (typeof value !== 'object' || value === null || depth === DEEPEST) continue;
    for (const [name, inner] of Object.entries(value).slice(0, MOST_CHILDREN)) {
      const to = join(path, name);
      if (to !== undefined) level.push({ key: name, path: to, value: inner, depth: depth + 1 });
    }
  }
  return found;
};
