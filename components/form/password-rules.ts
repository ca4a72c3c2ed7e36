// The `passwordrules` grammar of the browsers, as rules that can be read out and checked:
// `minlength: 8; required: lower; required: digit, [-!?]; allowed: …` (what is not about these is left to them).
import type { FieldDefinition, Rule } from './field-definition.js';
import type { MessageCode, MessageValues, TextOf, Wording } from '../messages/messages.js';

/** The texts of a rule: in the list of all, and in a sentence. */
interface RuleTexts {
  readonly item: MessageCode;
  readonly inSentence: MessageCode;
  readonly values?: MessageValues;
}

/** One rule: what it says, and whether a password keeps it. */
export interface PasswordRule {
  /** Whether it is about the least or the greatest length; anything else is needed. */
  readonly limit?: 'min' | 'max';
  /** One of them is enough. */
  readonly texts: readonly RuleTexts[];
  readonly met: (password: string) => boolean;
}

type Class = readonly [pattern: RegExp, item: MessageCode, inSentence: MessageCode];

const classes = new Map<string, Class>([
  ['lower', [/\p{Ll}/u, 'password-lower', 'needs-lower']],
  ['upper', [/\p{Lu}/u, 'password-upper', 'needs-upper']],
  ['digit', [/\d/, 'password-digit', 'needs-digit']],
  ['special', [/[^\p{L}\p{N}\s]/u, 'password-special', 'needs-special']],
]);

const LETTER: RuleTexts = { item: 'password-letter', inSentence: 'needs-letter' };

const length = (password: string): number => [...password].length;

/** `lower, [-!?]`: one of them is enough. */
const oneOf = (value: string): PasswordRule | undefined => {
  const options = [...value.matchAll(/\[([^\]]*\]?)\]|[\w-]+/g)].flatMap(
    ([name, characters]): { texts: RuleTexts; met: PasswordRule['met'] }[] => {
      if (characters) {
        const values = { characters: [...characters].join(' ') };
        return [
          {
            texts: { item: 'password-one-of', inSentence: 'needs-one-of', values },
            met: (password) => [...characters].some((character) => password.includes(character)),
          },
        ];
      }
      const [pattern, item, inSentence] = classes.get(name.toLowerCase()) ?? [];
      return pattern && item && inSentence
        ? [{ texts: { item, inSentence }, met: (password) => pattern.test(password) }]
        : [];
    },
  );
  if (options.length === 0) return undefined;
  const isLetter = /^\s*(lower\s*,\s*upper|upper\s*,\s*lower)\s*$/i.test(value);
  return {
    texts: isLetter ? [LETTER] : options.map(({ texts }) => texts),
    met: (password) => options.some(({ met }) => met(password)),
  };
};

export const parsePasswordRules = (source: string): PasswordRule[] =>
  [...source.matchAll(/([\w-]+)\s*:\s*((?:\[[^\]]*\]?\]|[^;[])*)/g)].flatMap(
    ([, name = '', value = '']): PasswordRule | PasswordRule[] => {
      const limit = Number.parseInt(value, 10);
      const kind = name.toLowerCase();
      // No password keeps a rule that says no number.
      if (/^m..length$/.test(kind) && !(limit > 0)) return [];
      switch (kind) {
        case 'minlength':
          return {
            limit: 'min',
            texts: [{ item: 'password-rule', inSentence: 'password-short', values: { min: limit } }],
            met: (password) => length(password) >= limit,
          };
        case 'maxlength':
          return {
            limit: 'max',
            texts: [{ item: 'password-max', inSentence: 'password-long', values: { max: limit } }],
            met: (password) => length(password) <= limit,
          };
        case 'required':
          return oneOf(value) ?? [];
        default:
          return [];
      }
    },
  );

/** The rules, each ticked off where the password keeps it: for the eye, as the lines of a hint, and for the browser. */
export const describeRules = (
  source: string,
  password: string,
  text: TextOf,
): Pick<FieldDefinition, 'rules' | 'hint' | 'minlength'> => {
  const parsed = parsePasswordRules(source);
  const least = parsed.find(({ limit }) => limit === 'min')?.texts[0]?.values?.['min'];
  const rules = parsed.map(({ texts, met }): Rule => ({
    text: texts.map(({ item, values }) => text(item, values)).join(' / '),
    isMet: password !== '' && met(password),
  }));
  const bullet = rules.length > 1 ? '• ' : '';
  const lines = rules.map((rule) => (rule.isMet ? '✓ ' : bullet) + rule.text);
  return { rules, hint: lines.join('\n'), minlength: least?.toString() };
};

/** Names in a row, as the language of the texts does it: *a letter and a digit*. */
const list = (names: readonly string[], type: Intl.ListFormatType, tag: string): string =>
  new Intl.ListFormat(tag, { type }).format(names);

/**
 * What is wrong with a password, as one sentence; nothing where it keeps all rules.
 *
 * @param text gives the texts at the moment when they are shown
 * @param tag gives their language
 */
export const passwordFault = (
  source: string,
  password: string,
  text: TextOf,
  tag: () => string,
): Wording | undefined => {
  const broken = parsePasswordRules(source).filter(({ met }) => !met(password));
  const [length] = broken.filter(({ limit }) => limit);
  const needed = broken.filter(({ limit }) => !limit);
  if (!length && needed.length === 0) return undefined;
  const rules = () =>
    list(
      needed.map(({ texts }) =>
        list(
          texts.map(({ inSentence, values }) => text(inSentence, values)),
          'disjunction',
          tag(),
        ),
      ),
      'conjunction',
      tag(),
    );
  const values = length?.texts[0]?.values;
  if (length?.limit === 'max') return () => ['password-long', values];
  if (needed.length === 0) return () => ['password-short', values];
  return length
    ? () => ['password-short-needs', { ...values, rules: rules() }]
    : () => ['password-needs', { rules: rules() }];
};
