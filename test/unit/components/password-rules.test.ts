// What is said of the rules that a password breaks.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { english } from '../../../components/messages/languages.js';
import { formatText, type TextOf, type Wording } from '../../../components/messages/messages.js';
import { passwordFault } from '../../../components/form/password-rules.js';

const text: TextOf = (code, values) => formatText(english.texts[code] ?? '', 'en', values);
const say = (wording: Wording | undefined): string | undefined =>
  typeof wording === 'function' ? text(...wording()) : wording;
const fault = (rules: string, password: string) => say(passwordFault(rules, password, text, () => 'en'));

const DEFAULT = 'minlength: 8; required: lower, upper; required: digit';

describe('the fault of a password', () => {
  for (const [rules, password, sentence] of [
    [DEFAULT, '!', 'Password must be at least 8 characters and have a letter and a digit'],
    [DEFAULT, 'abc', 'Password must be at least 8 characters and have a digit'],
    [DEFAULT, 'abc4', 'Password must be at least 8 characters'],
    [DEFAULT, '!!!!!!!!!', 'Password must have a letter and a digit'],
    ['minlength: 1', '', 'Password must be at least 1 character'],
    ['maxlength: 3; required: digit', 'abcd', 'Password must be at most 3 characters'],
    [
      'required: lower; required: upper; required: special, [?!]',
      '1',
      'Password must have a lower-case letter, a capital letter, and a special character or one of ? !',
    ],
    [DEFAULT, 'long enough 1', undefined],
    ['minlength: abc; maxlength: ; required: digit', 'long', 'Password must have a digit'],
    ['minlength: 0; maxlength: -1', 'long', undefined],
    ['required: constructor; required: digit', 'long', 'Password must have a digit'],
  ] as const)
    test(`${JSON.stringify(password)} by ${rules}`, () => assert.equal(fault(rules, password), sentence));
});
