// Step 3, with a key: the API group that signs people in. The likeliest comes first.
import { html, nothing } from 'lit';
import { type ApiGroupDescription, guessFormFields, signInScore } from '../../../src/setup/index.js';
import { textField } from '../form-controls.js';
import type { BodyDraft } from '../draft.js';
import type { Step } from '../step.js';
import type { Wizard } from '../wizard.js';

const OTHER = 'other';

/** `POST /auth/login`, with its group where that is not the connection's. */
export const written = ({ method, path }: { method: string; path: string }, canonical?: string): string =>
  `${method} ${canonical ? `api:${canonical}` : ''}${path}`;

/** A form for the inputs of an endpoint. */
export const bodyOf = (fields: Parameters<typeof guessFormFields>[0]): BodyDraft => {
  const form = guessFormFields(fields);
  return { ...form, nameField: fields.length > 0 ? (form.nameField ?? '') : 'name' };
};

/** Chooses a group, with its likeliest endpoints, and goes on. Where none could be read, Xano's usual ones stay. */
export const chooseGroup = (wizard: Wizard, group: ApiGroupDescription): void => {
  const { draft, found } = wizard;
  const { signIn, signUp, currentUser, refresh, signOut } = group.guesses;
  const isOther = draft.baseUrl !== group.group.baseUrl || found.group !== group;
  draft.baseUrl = group.group.baseUrl;
  found.group = group;
  if (isOther && group.endpoints.length > 0) {
    draft.endpoints = {
      signIn: signIn ? written(signIn) : '',
      signUp: signUp ? written(signUp) : 'none',
      currentUser: currentUser ? written(currentUser) : 'none',
      refresh: refresh ? written(refresh) : 'none',
      signOut: signOut ? written(signOut) : 'none',
    };
    draft.signIn = bodyOf(signIn?.fields ?? []);
    draft.signUp = bodyOf(signUp?.fields ?? []);
  }
  wizard.next();
  if (group.problem) wizard.notice = group.problem.message;
};

const badge = (text: string, present: unknown) =>
  present ? html`<span part="badge">${text}</span>` : nothing;

const option = (wizard: Wizard, described: ApiGroupDescription, index: number) => {
  const { group, guesses, problem, endpoints } = described;
  const none = signInScore(guesses) === 0;
  return html`<label part="option">
    <input type="radio" name="group" value=${index} ?checked=${wizard.found.group === described} />
    <span>
      <strong>${group.name}</strong>
      ${group.name === group.canonical ? nothing : html`<code>${group.canonical}</code>`}
      ${group.description ? html`<small>${group.description}</small>` : nothing}
      ${
        problem
          ? html`<small part="problem">${problem.message}</small>`
          : html`<small>
              ${badge('Sign-in', guesses.signIn)} ${badge('Sign-up', guesses.signUp)}
              ${badge('Current user', guesses.currentUser)} ${badge('Refresh', guesses.refresh)}
              ${none ? `Nothing for signing in among ${endpoints.length} endpoints.` : nothing}
            </small>`
      }
    </span>
  </label>`;
};

/** Typing an address chooses it. */
const chooseOther = ({ target }: Event): void => {
  const radio = (target as HTMLInputElement).form?.querySelector<HTMLInputElement>(`[value="${OTHER}"]`);
  if (radio) radio.checked = true;
};

export const groupStep: Step = {
  title: 'API group',
  heading: 'Which API group signs people in?',
  render: (wizard) => html`
    <fieldset>
      <legend>API groups, the likeliest first</legend>
      ${wizard.found.groups.map((described, index) => option(wizard, described, index))}
      <label part="option">
        <input type="radio" name="group" value=${OTHER} ?checked=${!wizard.found.group} />
        <span><strong>Another one</strong><small>Type its Base URL below.</small></span>
      </label>
    </fieldset>
    <div @input=${chooseOther}>
      ${textField({
        name: 'base-url',
        label: 'Base URL of another group',
        type: 'url',
        error: wizard.problems['base-url'],
        placeholder: 'https://x8ki-letl-twmt.n7.xano.io/api:abCD1234',
      })}
    </div>
  `,
  read(_, data) {
    if (data.get('group') !== OTHER) return undefined;
    return data.get('base-url')
      ? undefined
      : { 'base-url': 'Please paste the Base URL, or choose a group above.' };
  },
  submit(wizard, data) {
    const chosen = data.get('group');
    const described = wizard.found.groups[Number(chosen)];
    if (chosen !== OTHER && described) return chooseGroup(wizard, described);
    return wizard.run(
      () => wizard.discovery.describeBaseUrl(String(data.get('base-url'))),
      (other) => {
        wizard.found.groups = [other, ...wizard.found.groups];
        chooseGroup(wizard, other);
      },
      'base-url',
    );
  },
};
