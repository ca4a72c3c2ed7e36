// Step 5: a test sign-in that finds the token in the answer. What is typed goes to the backend and is kept nowhere.
import { html, nothing } from 'lit';
import { AuthError } from '../../../src/core/index.js';
import type { InputField, KeyCandidate } from '../../../src/setup/index.js';
import { choice, valueOf, textField } from '../form-controls.js';
import { settingsOf } from '../draft.js';
import type { Step } from '../step.js';
import type { Wizard } from '../wizard.js';
import { renderAnswerTree } from './answer-tree-view.js';

const identifiers = {
  email: { label: 'E-mail of a test account', type: 'email' },
  username: { label: 'User name of a test account', type: 'text' },
  phone: { label: 'Phone number of a test account', type: 'tel' },
} as const;

const kinds = {
  authTokenKey: 'authToken',
  refreshTokenKey: 'refreshToken',
  expiresInKey: 'expiresIn',
  metadataKey: 'metadata',
} as const;
type Key = keyof typeof kinds;
const keys = Object.keys(kinds) as Key[];

const candidatesOf = ({ found }: Wizard, key: Key): readonly KeyCandidate[] =>
  found.signIn?.candidates[kinds[key]] ?? [];

const keyField = (wizard: Wizard, key: Key, label: string) => {
  const candidates = candidatesOf(wizard, key);
  return choice({
    name: key,
    label,
    error: wizard.problems[key],
    value: wizard.draft[key] || (candidates.find(({ usual }) => usual)?.path ?? ''),
    options: candidates.map(({ path }) => ({ value: path, label: path === '.' ? 'the whole answer' : path })),
    placeholder: kinds[key],
  });
};

/** A key where the connection looks by default becomes no setting. */
const readKey = (wizard: Wizard, key: Key, data: FormData): void => {
  const path = valueOf(data, key);
  const usual = candidatesOf(wizard, key).some((place) => place.usual && place.path === path);
  wizard.draft[key] = usual ? '' : path;
};

const likeliest = ([first]: readonly KeyCandidate[]): string => (first && !first.usual ? first.path : '');

const signIn = (wizard: Wizard, data: FormData) => {
  const { signInTest, draft } = wizard;
  const extras = extrasOf(wizard).filter(({ name }) => valueOf(data, `extra-${name}`));
  const values = {
    ...Object.fromEntries(extras.map((field) => [field.name, typed(data, field)])),
    [draft.signIn.identifierField]: data.get('identifier'),
    [draft.signIn.passwordField]: data.get('password'),
  };
  return signInTest.signIn({ ...settingsOf(draft), environments: [] }, values).catch((error: unknown) => {
    // The key of the token can be typed then.
    const { answer } = signInTest;
    if (answer && error instanceof AuthError && error.code === 'no-token-in-answer') return answer;
    throw error;
  });
};

const askUser = (wizard: Wizard): Promise<void> => {
  const { found, draft, signInTest } = wizard;
  return wizard.run(
    () => signInTest.currentUser({ ...settingsOf(draft), environments: [] }),
    (user) => {
      found.user = user;
      const at = user.candidates.user[0]?.path ?? '.';
      const { userKey = '', rolesKey = '' } = user.settings(at, user.candidates.roles[0]?.path);
      const fields = user.fields(at);
      const greeting = ['name', 'full_name', 'username', 'email'].find((name) => fields.includes(name));
      Object.assign(draft, { userKey, rolesKey, greeting: greeting ?? fields[0] ?? '' });
      wizard.next();
    },
  );
};

/** What an answer may have beside the token. */
const further: readonly (readonly [Key, string])[] = [
  ['refreshTokenKey', 'The refresh token is at'],
  ['expiresInKey', 'Its lifetime in seconds is at'],
  ['metadataKey', 'Metadata to keep with the session is at'],
];

/** Inputs of the endpoint beside identifier and password. */
const extrasOf = ({ draft }: Wizard) =>
  draft.signIn.extras.filter(({ type }) => /^(string|integer|number)$/.test(type));

const typed = (data: FormData, { name, type }: InputField): unknown => {
  const text = valueOf(data, `extra-${name}`);
  return type === 'string' ? text : Number(text);
};

export const testSignInStep: Step = {
  title: 'Test',
  heading: 'Sign in once, to see the answer',
  render(wizard) {
    const { found, draft, problems } = wizard;
    if (found.signIn) {
      const candidates = candidatesOf(wizard, 'authTokenKey').length;
      return html`
        <p part="notice" tabindex="-1">
          ${
            candidates > 0
              ? 'It works. This is the answer; its texts stay hidden.'
              : 'Sign-in answered, but nothing in it looks like a token. If one of its keys holds it, type that key.'
          }
        </p>
        ${renderAnswerTree(found.signIn.tree)} ${keyField(wizard, 'authTokenKey', 'The token is at')}
        ${further.map(([key, words]) =>
          candidatesOf(wizard, key).length > 0 ? keyField(wizard, key, words) : nothing,
        )}
      `;
    }
    const { label, type } = identifiers[draft.signIn.identifier];
    return html`
      <p>
        Uses <code>${draft.endpoints.signIn}</code> of your backend. What you type goes there and is kept
        nowhere.
      </p>
      ${textField({ name: 'identifier', label, type, error: problems['identifier'] })}
      ${textField({ name: 'password', label: 'Its password', type: 'password', error: problems['password'] })}
      ${extrasOf(wizard).map(({ name }) => textField({ name: `extra-${name}`, label: `${name} (optional)` }))}
      <details ?open=${draft.authTokenKey !== '' || draft.refreshTokenKey !== ''}>
        <summary>Without a test: type where the tokens are</summary>
        <div>
          ${keyField(wizard, 'authTokenKey', 'Key of the token')}
          ${keyField(wizard, 'refreshTokenKey', 'Key of the refresh token')}
        </div>
      </details>
    `;
  },
  submitLabel: ({ found }) => (found.signIn ? 'Continue' : 'Sign in'),
  other: ({ found }) => (found.signIn ? 'Sign in again' : 'Skip the test'),
  submitOther(wizard) {
    const again = wizard.found.signIn !== undefined;
    Object.assign(wizard.found, { signIn: undefined, user: undefined });
    wizard.signInTest.forget();
    if (again) wizard.clear();
    else wizard.next();
  },
  read(wizard, data) {
    for (const key of keys) if (data.has(key)) readKey(wizard, key, data);
    if (wizard.found.signIn) {
      const none = candidatesOf(wizard, 'authTokenKey').length === 0 && !wizard.draft.authTokenKey;
      return none ? { authTokenKey: 'Please type the key of the token.' } : undefined;
    }
    const problems = {
      ...(data.get('identifier') ? {} : { identifier: 'Please fill this in.' }),
      ...(data.get('password') ? {} : { password: 'Please fill this in.' }),
    };
    return Object.keys(problems).length > 0 ? problems : undefined;
  },
  submit(wizard, data) {
    if (wizard.found.signIn) return askUser(wizard);
    return wizard.run(
      () => signIn(wizard, data),
      (answer) => {
        wizard.found.signIn = answer;
        for (const key of keys) wizard.draft[key] = likeliest(answer.candidates[kinds[key]]);
      },
    );
  },
};
