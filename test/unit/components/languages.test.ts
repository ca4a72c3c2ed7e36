// Every language says everything: no text is missing, none is said by nobody, each mentions what it should, and counts
// as its language counts.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import accountEn from '../../../components/messages/account/en.js';
import { files as accountFiles } from '../../../components/messages/account/files.js';
import en from '../../../components/messages/en.js';
import { files } from '../../../components/messages/files.js';
import * as strength from '../../../components/messages/strength.js';
import type { TextPack } from '../../../components/messages/languages.js';
import { formatText, type MessageText } from '../../../components/messages/messages.js';
import { readSources } from '../../../docs/make/sources.mjs';
import type { AuthErrorCode } from '../../../src/core/index.js';

type Texts = Readonly<Record<string, MessageText>>;

/** Texts that are loaded together. */
interface Pack extends TextPack {
  readonly what: string;
  /** Where their files lie. */
  readonly folder: string;
  /** The texts that read as in English, by right. */
  readonly alike: readonly string[];
  /** Codes to try the check itself with: a plain text, one that mentions something, one that counts. */
  readonly plain: string;
  readonly mentions: string;
  readonly counts: string;
}

const packs: readonly Pack[] = [
  {
    what: 'everyday texts',
    folder: 'messages/',
    english: en,
    files,
    alike: ['de: name', 'de: optional', 'it: password', 'pt: email'],
    plain: 'retry',
    mentions: 'signed-in-as',
    counts: 'rate-limited',
  },
  {
    what: 'texts of the account',
    folder: 'messages/account/',
    english: accountEn,
    files: accountFiles,
    alike: ['de: code', 'fr: code', 'nl: code'],
    plain: 'cancel',
    mentions: 'continue-with',
    counts: 'send-again-in',
  },
];

const codes = [...packs, strength].flatMap(({ english }) => Object.keys(english));

/** Languages in which what is counted here does not change with the number. */
const UNCHANGED = ['hi', 'ja', 'ko', 'tr', 'zh'];
/** What a text has a letter of, in the languages that are not written in Latin ones. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  he: /\p{Script=Hebrew}/u,
  hi: /\p{Script=Devanagari}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  ko: /\p{Script=Hangul}/u,
  uk: /\p{Script=Cyrillic}/u,
  zh: /\p{Script=Han}/u,
};
/** Forms that may say their number in words. */
const IN_WORDS = ['zero', 'one', 'two'];

const placeholdersOf = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();

const formsOf = (text: MessageText): [plural: string, form: string][] =>
  typeof text === 'string' ? [['other', text]] : Object.entries(text);

const textsOf = async ({ english, files }: TextPack, tag: string): Promise<Texts> =>
  ((tag === 'en' ? english : (await files[tag]?.())?.default) ?? {}) as Texts;

/** The plurals that whole numbers have in a language. */
const pluralsOf = (tag: string): string[] => {
  const rules = new Intl.PluralRules(tag);
  return [...new Set(Array.from({ length: 1001 }, (_, amount) => rules.select(amount)))];
};

/** What is wrong with the texts of a language, beside those of English. */
const problemsOf = (tag: string, texts: Texts, english: Texts): string[] => {
  const plurals = pluralsOf(tag);
  const script = SCRIPTS[tag] ?? /./;
  const codes = Object.keys(english);
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
        ...forms
          .filter(([, form]) => !script.test(form.replace(/\{\w+\}/g, '')))
          .map(([plural]) => `${code}.${plural} is in other letters`),
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

for (const pack of packs)
  describe(`a language, in the ${pack.what},`, () => {
    const english = pack.english as Texts;
    const tags = Object.keys(pack.files);

    test('is one of sixteen, each a file, each in the table', () => {
      const names = readdirSync(new URL(`../../../components/${pack.folder}`, import.meta.url));
      const inFolder = names.filter((name) => /^\w\w\.ts$/.test(name)).map((name) => name.slice(0, 2));
      assert.deepEqual([...tags, 'en'].sort(), inFolder.sort());
      assert.equal(inFolder.length, 16);
    });

    for (const tag of ['en', ...tags])
      test(`${tag} says all that it should`, async () => {
        assert.deepEqual(problemsOf(tag, await textsOf(pack, tag), english), []);
      });

    test('is not English under another name', async () => {
      const alike: string[] = [];
      for (const tag of tags) {
        const texts = await textsOf(pack, tag);
        const same = Object.keys(english).filter(
          (code) => JSON.stringify(texts[code]) === JSON.stringify(english[code]),
        );
        alike.push(...same.map((code) => `${tag}: ${code}`));
      }
      assert.deepEqual(alike, pack.alike);
    });

    const { plain, mentions, counts } = pack;
    for (const [what, tag, changed, problem] of [
      ['lacks a text', 'pl', { [plain]: undefined }, `${plain} is missing`],
      ['has a text that nobody knows', 'pl', { surname: 'Nazwisko' }, 'surname is no text of English'],
      ['forgets what a text mentions', 'pl', { [mentions]: 'Dalej' }, `${mentions}.other mentions`],
      ['invents it', 'pl', { [plain]: 'Za {minutes}' }, `${plain}.other mentions minutes`],
      ['lacks a plural', 'pl', { [counts]: { one: '{seconds}', other: '{seconds}' } }, `${counts} lacks few`],
      ['lacks all plurals', 'pl', { [counts]: '{seconds}' }, `${counts} lacks one`],
      ['says nothing', 'pl', { [plain]: ' ' }, `${plain}.other is empty`],
      ['left a text in English', 'uk', { [plain]: english[plain] }, `${plain}.other is in other letters`],
    ] as const)
      test(`that ${what} is noticed`, async () => {
        const texts = { ...(await textsOf(pack, tag)), ...changed };
        const present = Object.entries(texts).filter(([, text]) => text !== undefined);
        const problems = problemsOf(tag, Object.fromEntries(present) as Texts, english);
        assert.ok(
          problems.some((one) => one.startsWith(problem)),
          problems.join(),
        );
      });
  });

describe('what is said of the strength of a password', () => {
  test('is there in all sixteen languages', () =>
    assert.deepEqual(Object.keys(strength.files).sort(), Object.keys(files).sort()));

  for (const tag of Object.keys(strength.files))
    test(`${tag} says all that it should, and each in other words`, async () => {
      const texts = await textsOf(strength, tag);
      assert.deepEqual(problemsOf(tag, texts, strength.english), []);
      assert.equal(new Set([...Object.values(texts), ...Object.values(strength.english)]).size, 8);
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
    const composed =
      /^(email|username|phone|name|password|confirm|current|code)-missing$|^session-idle$|^strength-/;
    const unused = codes.filter(
      (code) => !(code in errors) && !composed.test(code) && !said.includes(`'${code}'`),
    );
    assert.deepEqual(unused, []);
  });

  test('has a code of its own', () => assert.equal(new Set(codes).size, codes.length));

  for (const [tag, amount, expected, code = 'rate-limited'] of [
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
    ['pl', 22, 'możliwe za 22 sekundy.', 'send-again-in'],
    ['ar', 11, 'بعد 11 ثانية.', 'send-again-in'],
    ['ko', 1, '1초 후에 다시 보낼 수 있습니다.', 'send-again-in'],
  ] as const)
    test(`counts ${amount} in ${tag}, in ${code}`, async () => {
      const [everyday, account] = await Promise.all(packs.map((pack) => textsOf(pack, tag)));
      const text = formatText({ ...everyday, ...account }[code] ?? '', tag, { seconds: amount });
      assert.ok(text.endsWith(expected), text);
    });
});
