// Every language says everything: no text is missing, none is said by nobody, each mentions what it should, and counts
// as its language counts.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import en from '../../../components/messages/en.js';
import { files } from '../../../components/messages/files.js';
import { formatText, type MessageText, type Translation } from '../../../components/messages/messages.js';
import { readSources } from '../../../docs/make/sources.mjs';
import type { AuthErrorCode } from '../../../src/core/index.js';

type Texts = Readonly<Record<string, MessageText>>;

const english: Texts = en;
const codes = Object.keys(en);

/** Languages in which what is counted here does not change with the number. */
const UNCHANGED = ['hi', 'ja', 'ko', 'tr', 'zh'];
/** Forms that may say their number in words. */
const IN_WORDS = ['zero', 'one', 'two'];

const placeholdersOf = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();

const formsOf = (text: MessageText): [plural: string, form: string][] =>
  typeof text === 'string' ? [['other', text]] : Object.entries(text);

/** The plurals that whole numbers have in a language. */
const pluralsOf = (tag: string): string[] => {
  const rules = new Intl.PluralRules(tag);
  return [...new Set(Array.from({ length: 1001 }, (_, amount) => rules.select(amount)))];
};

/** What is wrong with a language. */
const problemsOf = (tag: string, texts: Texts): string[] => {
  const plurals = pluralsOf(tag);
  return [
    ...codes.filter((code) => !(code in texts)).map((code) => `${code} is missing`),
    ...Object.entries(texts).flatMap(([code, text]) => {
      const original = english[code];
      if (original === undefined) return `${code} is no text of English`;
      const wanted = placeholdersOf(formsOf(original).at(-1)?.[1] ?? '').join();
      const counts = typeof original !== 'string';
      const forms = formsOf(text);
      return [
        ...forms.flatMap(([plural, form]) => {
          const found = placeholdersOf(form);
          const inWords = wanted.split(',').filter((name) => !/^(min|max|seconds)$/.test(name));
          const isRight =
            found.join() === wanted || (IN_WORDS.includes(plural) && found.join() === inWords.join());
          return isRight ? [] : [`${code}.${plural} mentions ${found.join()} in place of ${wanted}`];
        }),
        ...forms.filter(([, form]) => !form.trim()).map(([plural]) => `${code}.${plural} is empty`),
        ...(counts && !(typeof text === 'string' && UNCHANGED.includes(tag))
          ? plurals
              .filter((plural) => !forms.some(([one]) => one === plural))
              .map((plural) => `${code} lacks ${plural}`)
          : []),
        ...(!counts && typeof text !== 'string' ? [`${code} counts nothing`] : []),
      ];
    }),
  ];
};

describe('a language', () => {
  const tags = Object.keys(files);

  test('is one of sixteen, each a file, each in the table', () => {
    const names = readdirSync(new URL('../../../components/messages/', import.meta.url));
    const inFolder = names.filter((name) => /^\w\w\.ts$/.test(name)).map((name) => name.slice(0, 2));
    assert.deepEqual([...tags, 'en'].sort(), inFolder.sort());
    assert.equal(inFolder.length, 16);
  });

  test('en says all that it should', () => assert.deepEqual(problemsOf('en', english), []));

  for (const tag of tags)
    test(`${tag} says all that it should`, async () => {
      const file = await files[tag]?.();
      assert.deepEqual(problemsOf(tag, (file?.default ?? {}) as Translation), []);
    });

  test('is not English under another name', async () => {
    for (const tag of tags) {
      const texts: Texts = (await files[tag]?.())?.default ?? {};
      const same = codes.filter((code) => JSON.stringify(texts[code]) === JSON.stringify(english[code]));
      assert.ok(same.length <= 3, `${tag}: ${same.join()}`);
    }
  });

  for (const [what, changed, problem] of [
    ['lacks a text', { email: undefined }, 'email is missing'],
    ['has a text that nobody knows', { surname: 'Nazwisko' }, 'surname is no text of English'],
    ['forgets what a text mentions', { 'signed-in-as': 'Zalogowano.' }, 'signed-in-as.other mentions'],
    ['invents it', { retry: 'Spróbuj za {minutes}' }, 'retry.other mentions minutes'],
    [
      'lacks a plural',
      { 'rate-limited': { one: '{seconds}', other: '{seconds}' } },
      'rate-limited lacks few',
    ],
    ['lacks all plurals', { 'rate-limited': '{seconds}' }, 'rate-limited lacks one'],
  ] as const)
    test(`that ${what} is noticed`, async () => {
      const texts = { ...(await files['pl']?.())?.default, ...changed };
      const present = Object.entries(texts).filter(([, text]) => text !== undefined);
      const problems = problemsOf('pl', Object.fromEntries(present) as Texts);
      assert.ok(
        problems.some((one) => one.startsWith(problem)),
        problems.join(),
      );
    });
});

describe('a text', () => {
  test('is said by somebody', () => {
    const sources = Object.entries(readSources()).filter(
      ([path]) => path.startsWith('components/') && !path.startsWith('components/messages/'),
    );
    const said = sources.map(([, source]) => source).join('\n');
    /** Errors of the core come with their code as they are. */
    const errors: Record<AuthErrorCode, true> = {
      'invalid-credentials': true,
      'account-exists': true,
      unverified: true,
      'invalid-input': true,
      unauthorized: true,
      forbidden: true,
      'session-expired': true,
      'not-found': true,
      'rate-limited': true,
      offline: true,
      timeout: true,
      aborted: true,
      'server-error': true,
      'bad-answer': true,
      'no-token-in-answer': true,
      configuration: true,
      storage: true,
      'flow-expired': true,
      unexpected: true,
    };
    assert.deepEqual(
      Object.keys(errors).filter((code) => !codes.includes(code)),
      [],
    );
    /** Codes that are put together. */
    const composed = /^(email|username|phone|name|password|confirm)-missing$|^session-idle$/;
    const unused = codes.filter(
      (code) => !(code in errors) && !composed.test(code) && !said.includes(`'${code}'`),
    );
    assert.deepEqual(unused, []);
  });

  for (const [tag, amount, expected] of [
    ['en', 1, 'in 1 second.'],
    ['pl', 1, 'za 1 sekundę.'],
    ['pl', 22, 'za 22 sekundy.'],
    ['pl', 12, 'za 12 sekund.'],
    ['uk', 21, 'через 21 секунду.'],
    ['uk', 5, 'через 5 секунд.'],
    ['ar', 2, 'بعد ثانيتين.'],
    ['ar', 20, 'بعد 20 ثانية.'],
    ['he', 2, 'בעוד שתי שניות.'],
    ['ja', 1, '1秒後にもう一度お試しください。'],
  ] as const)
    test(`counts ${amount} in ${tag}`, async () => {
      const texts = (await files[tag]?.())?.default ?? en;
      const text = formatText(texts['rate-limited'], tag, { seconds: amount });
      assert.ok(text.endsWith(expected), text);
    });
});
