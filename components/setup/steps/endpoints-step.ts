// Step 4: which endpoint does what, and which input of its body is which field.
import { html, nothing, type TemplateResult } from 'lit';
import { type ApiEndpoint, candidatesFor, type Purpose } from '../../../src/setup/index.js';
import { choice, type Option, select, valueOf } from '../form-controls.js';
import type { BodyDraft } from '../draft.js';
import type { Step } from '../step.js';
import type { Wizard } from '../wizard.js';
import { bodyOf, written } from './group-step.js';

const NONE: Option = { value: 'none', label: 'None' };

/** Endpoints of the chosen group, then those of the others. */
const optionsFor = ({ found }: Wizard, purpose: Purpose): Option[] =>
  [...found.groups]
    .sort((a, b) => Number(b === found.group) - Number(a === found.group))
    .flatMap((described) => {
      const { canonical, name } = described.group;
      const own = described === found.group;
      return candidatesFor(described.endpoints, purpose).map((endpoint) => {
        const value = written(endpoint, own ? undefined : canonical);
        return { value, label: value, group: own ? undefined : name };
      });
    });

/** The endpoint behind the text of a setting. */
const endpointAt = ({ found }: Wizard, text: string): ApiEndpoint | undefined =>
  found.groups
    .flatMap((described) =>
      described.endpoints.map((endpoint) => ({
        endpoint,
        value: written(endpoint, described === found.group ? undefined : described.group.canonical),
      })),
    )
    .find(({ value }) => value === text)?.endpoint;

const endpointField = (wizard: Wizard, purpose: Purpose, label: string, hint?: string): TemplateResult => {
  const list = optionsFor(wizard, purpose);
  return choice({
    name: purpose,
    label,
    hint,
    value: wizard.draft.endpoints[purpose],
    error: wizard.problems[purpose],
    placeholder: purpose === 'currentUser' ? 'GET /auth/me' : 'POST /auth/login',
    options: purpose === 'signIn' ? list : list.length > 0 ? [NONE, ...list] : [],
    onChange(value) {
      wizard.draft.endpoints[purpose] = value;
      if (purpose !== 'signIn' && purpose !== 'signUp') return;
      const endpoint = endpointAt(wizard, value);
      if (endpoint) wizard.draft[purpose] = bodyOf(endpoint.fields);
      wizard.update();
    },
  });
};

const identifiers: Option[] = [
  { value: 'email', label: 'E-mail' },
  { value: 'username', label: 'User name' },
  { value: 'phone', label: 'Phone number' },
];

/** Which inputs of the body are which field of the form. */
const bodyFields = (wizard: Wizard, purpose: 'signIn' | 'signUp', title: string): TemplateResult => {
  const body = wizard.draft[purpose];
  const fields = endpointAt(wizard, wizard.draft.endpoints[purpose])?.fields ?? [];
  const names: Option[] = fields.map(({ name }) => ({ value: name, label: name }));
  const field = (key: 'identifierField' | 'passwordField' | 'nameField', label: string) =>
    choice({
      name: `${purpose}-${key}`,
      label,
      value: body[key],
      options: key === 'nameField' && names.length > 0 ? [{ value: '', label: 'None' }, ...names] : names,
    });
  return html`<fieldset part="group">
    <legend>${title}</legend>
    <div part="columns">
      ${select({ name: `${purpose}-identifier`, label: 'People sign in by', value: body.identifier, options: identifiers })}
      ${field('identifierField', 'Its key in the body')} ${field('passwordField', 'Key of the password')}
      ${purpose === 'signUp' ? field('nameField', 'Key of the name') : nothing}
    </div>
    ${
      body.extras.length > 0
        ? html`<p part="hint">
            The form will also ask for ${body.extras.map(({ name }) => name).join(', ')}.
          </p>`
        : nothing
    }
  </fieldset>`;
};

const readBody = (body: BodyDraft, purpose: string, data: FormData): BodyDraft => {
  const [identifierField, passwordField, nameField] = ['identifierField', 'passwordField', 'nameField'].map(
    (key) => valueOf(data, `${purpose}-${key}`),
  );
  const identifier = valueOf(data, `${purpose}-identifier`) as BodyDraft['identifier'];
  const known = [identifierField, passwordField, nameField];
  return {
    identifier,
    identifierField: identifierField || identifier,
    passwordField: passwordField || 'password',
    nameField: nameField ?? '',
    extras: body.extras.filter(({ name }) => !known.includes(name)),
  };
};

export const endpointsStep: Step = {
  title: 'Endpoints',
  heading: 'Which endpoints does it use?',
  render(wizard) {
    const { draft } = wizard;
    const more = ['refresh', 'signOut'] as const;
    return html`
      ${endpointField(wizard, 'signIn', 'Sign-in')}
      ${endpointField(wizard, 'currentUser', 'Current user', 'Tells who is signed in, on every page.')}
      ${endpointField(wizard, 'signUp', 'Sign-up')}
      <details ?open=${more.some((purpose) => !/^(none)?$/.test(draft.endpoints[purpose]))}>
        <summary>Refresh and sign-out</summary>
        <div>
          ${endpointField(wizard, 'refresh', 'Refresh', 'Renews the token; Xano has none built in.')}
          ${endpointField(wizard, 'signOut', 'Sign-out', 'Is told when somebody signs out; Xano has none built in.')}
        </div>
      </details>
      <details ?open=${draft.signIn.identifier !== 'email'}>
        <summary>Fields of the forms</summary>
        <div>
          ${bodyFields(wizard, 'signIn', 'Sign-in form')}
          ${draft.endpoints.signUp === 'none' ? nothing : bodyFields(wizard, 'signUp', 'Sign-up form')}
        </div>
      </details>
    `;
  },
  read({ draft }, data) {
    const read = (purpose: Purpose): string => valueOf(data, purpose) || 'none';
    draft.endpoints = {
      signIn: valueOf(data, 'signIn'),
      signUp: read('signUp'),
      currentUser: read('currentUser'),
      refresh: read('refresh'),
      signOut: read('signOut'),
    };
    draft.signIn = readBody(draft.signIn, 'signIn', data);
    if (data.has('signUp-identifier')) draft.signUp = readBody(draft.signUp, 'signUp', data);
    const problems = Object.entries(draft.endpoints).flatMap(([purpose, text]) => {
      if (text === 'none' && purpose !== 'signIn') return [];
      if (/^((GET|POST|PUT|PATCH|DELETE)\s+)?(\/?api:[^/\s]+)?\/\S*$/i.test(text)) return [];
      return [[purpose, 'Please write a method and a path, such as POST /auth/login.']];
    });
    return problems.length > 0 ? (Object.fromEntries(problems) as Record<string, string>) : undefined;
  },
  submit: (wizard) => wizard.next(),
};
