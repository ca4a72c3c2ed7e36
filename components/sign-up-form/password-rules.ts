// The `passwordrules` grammar of the browsers, as rules that can be read out and checked:
// `minlength: 8; required: lower; required: digit, [-!?]; allowed: …` (what is not about these is left to them).
import type { Rule } from '../form/field-definition.js';
import type { MessageCode, TextOf } from '../messages/messages.js';

/** One rule: its text, and whether a password keeps it. */
export interface PasswordRule {
  readonly text: string;
  readonly met: (password: string) => boolean;
}

const classes: Readonly<Record<string, [RegExp, MessageCode]>> = {
  lower: [/\p{Ll}/u, 'password-lower'],
  upper: [/\p{Lu}/u, 'password-upper'],
  digit: [/\d/, 'password-digit'],
  special: [/[^\p{L}\p{N}\s]/u, 'password-special'],
};

const length = (password: string): number => [...password].length;

/** `lower, [-!?]`: one of them is enough. */
const oneOf = (value: string, text: TextOf): PasswordRule | undefined => {
  const rules = [...value.matchAll(/\[([^\]]*\]?)\]|[\w-]+/g)].flatMap(
    ([name, characters]): PasswordRule[] => {
      if (characters)
        return [
          {
            text: text('password-one-of', { characters: [...characters].join(' ') }),
            met: (password) => [...characters].some((character) => password.includes(character)),
          },
        ];
      const [pattern, code] = classes[name.toLowerCase()] ?? [];
      return pattern && code ? [{ text: text(code), met: (password) => pattern.test(password) }] : [];
    },
  );
  const isLetter = /^\s*(lower\s*,\s*upper|upper\s*,\s*lower)\s*$/i.test(value);
  return rules.length > 0
    ? {
        text: isLetter ? text('password-letter') : rules.map((rule) => rule.text).join(' / '),
        met: (password) => rules.some((rule) => rule.met(password)),
      }
    : undefined;
};

export const parsePasswordRules = (source: string, text: TextOf): PasswordRule[] =>
  [...source.matchAll(/([\w-]+)\s*:\s*((?:\[[^\]]*\]?\]|[^;[])*)/g)].flatMap(([, name = '', value = '']) => {
    const limit = Number.parseInt(value, 10);
    switch (name.toLowerCase()) {
      case 'minlength':
        return { text: text('password-rule', { min: limit }), met: (password) => length(password) >= limit };
      case 'maxlength':
        return { text: text('password-max', { max: limit }), met: (password) => length(password) <= limit };
      case 'required':
        return oneOf(value, text) ?? [];
      default:
        return [];
    }
  });

/** What the rules say of a password. */
export interface Judgement {
  readonly rules: readonly Rule[];
  /** A line for each rule, ticked off where the password keeps it. */
  readonly hint: string;
  /** The rules that it breaks; empty where it keeps all. */
  readonly broken: string;
}

export const judgePassword = (source: string, password: string, text: TextOf): Judgement => {
  const rules = parsePasswordRules(source, text);
  const broken = rules.filter(({ met }) => !met(password));
  const bullet = rules.length > 1 ? '• ' : '';
  const judged = rules.map((rule) => ({
    text: rule.text,
    isMet: password !== '' && !broken.includes(rule),
  }));
  return {
    rules: judged,
    hint: judged.map(({ text: line, isMet }) => (isMet ? '✓ ' : bullet) + line).join('\n'),
    broken: broken.map((rule) => rule.text).join(' '),
  };
};
