// Which text of a backend may be repeated to a visitor or a developer. Xano echoes input in some messages, so a text
// passes only if it is a plain sentence that has nothing in common with a secret that was sent. There is no list of
// encodings: what is encoded is no plain sentence.
import type { Values } from './send.js';

/** A secret shares no run of so many letters or digits with a text that is repeated. */
const RUN = 4;
/** Words of letters and digits, or of mixed case, that are longer look encoded. */
const LONGEST_CODE = 5;
const MAX_DEPTH = 8;
/** A longer text is no sentence for anybody. */
const LONGEST_TEXT = 1_000;

/**
 * Names of values that say who somebody is, or which step they take, not how they prove it. They end so: a `user_pw` is
 * none.
 */
const publicName =
  /(mail|user|login|phone|mobile|name|ident[a-z]*)s?(_?(id|address|number|no|nr))?$|^next_?step$/i;
const secretName = /pass|pwd|secret|token|confirm|pin$|code|otp|key/i;

type Text = [name: string, value: string | number];

/** The texts in a value, each with the name nearest to it. */
const textsIn = (name: string, value: unknown, depth = 0): Text[] => {
  if (typeof value === 'string' || typeof value === 'number') return [[name, value]];
  if (typeof value !== 'object' || value === null || value instanceof Blob || depth > MAX_DEPTH) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textsIn(Array.isArray(value) ? name : key, inner, depth + 1),
  );
};

/** What was sent, for the question whether a text repeats it. */
export interface Sent {
  readonly secrets: readonly string[];
  /** What a text may say in any case: the names of inputs, and who somebody is. */
  readonly known: readonly string[];
}

/** @param secretFields names of values that are secret, whatever they are called */
export const sentIn = (values: Values, secretFields: readonly string[] = []): Sent => {
  const secrets: string[] = [];
  const namedSecrets: string[] = [];
  const names: string[] = [];
  const identities: string[] = [];
  for (const [field, inner] of Object.entries(values))
    for (const [name, value] of textsIn(field, inner)) {
      const isNamedSecret = [field, name].some((one) => secretFields.includes(one)) || secretName.test(name);
      const isSecret = isNamedSecret || (typeof value === 'string' && !publicName.test(name));
      names.push(field, name);
      (isSecret ? secrets : identities).push(String(value));
      if (isNamedSecret) namedSecrets.push(String(value));
    }
  // An identity that has a part of the password in it would let that part through.
  const isOpen = (identity: string): boolean =>
    !secrets.includes(identity) && !namedSecrets.some((secret) => repeats(identity, secret));
  return { secrets, known: [...names, ...identities.filter(isOpen)] };
};

/** Letters and digits alone, whatever their case, width and accents. */
const bare = (text: string): string =>
  text
    .normalize('NFKD')
    // Some letters have one upper case for two lower ones.
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const wordsOf = (text: string): string[] => text.split(/[\s"'“”‘’`.,:;!?()<>[\]{}]+/).filter(Boolean);

const repeats = (text: string, secret: string): boolean => {
  const whole = secret.trim();
  const [hay, needle] = [bare(text), bare(whole)];
  if (needle.length < RUN) return whole.length < RUN ? wordsOf(text).includes(whole) : text.includes(whole);
  for (let at = 0; at + RUN <= needle.length; at++) if (hay.includes(needle.slice(at, at + RUN))) return true;
  return false;
};

/** A short number and a plain word: `14-day`, `2-factor`, `COVID-19`. */
const isNumbered = (word: string): boolean =>
  /^\d{1,3}-\p{Ll}{3,}$|^(\p{Lu}?\p{Ll}+|\p{Lu}+)-\d{1,2}$/u.test(word);

/** Escapes, padding, and words as no sentence has them: how secrets look once they are encoded. */
const looksEncoded = (text: string): boolean =>
  /%[\da-f]{2}|&#?\w+;|\\|=$|\d{13}/i.test(text) ||
  wordsOf(text).some(
    (word) =>
      word.length > LONGEST_CODE &&
      !isNumbered(word) &&
      (/\p{L}.*\p{N}|\p{N}.*\p{L}/u.test(word) || /\p{Ll}\p{Lu}.*\p{Ll}\p{Lu}/u.test(word)),
  );

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Whether a text of a backend may be repeated after these secrets were sent. */
export const isRepeatable = (text: string, { secrets, known }: Sent): boolean => {
  if (text.length > LONGEST_TEXT) return false;
  const rest = known
    .filter((word) => word.length >= RUN)
    .reduce(
      (left, word) =>
        left.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}(?![\\p{L}\\p{N}])`, 'giu'), ' '),
      text,
    );
  // What is left of a secret that has the name of an input in it may be too short to be known again.
  const isWhole = (secret: string): boolean =>
    bare(secret).length >= RUN &&
    bare(text).includes(bare(secret)) &&
    !known.some((word) => bare(word).includes(bare(secret)));
  return (
    secrets.length === 0 ||
    !(looksEncoded(rest) || secrets.some((secret) => repeats(rest, secret) || isWhole(secret)))
  );
};
