// Step 6: the answer of the current-user endpoint as a tree, in which one clicks the user and the roles.
import { html } from 'lit';
import type { UserAnswer } from '../../../src/setup/index.js';
import { choice, valueOf, textField } from '../form-controls.js';
import type { Step } from '../step.js';
import type { Wizard } from '../wizard.js';
import { renderAnswerTree, type Offer } from './answer-tree-view.js';

/** Where the user and the roles are, by the choices so far. */
const chosen = ({ draft }: Wizard, user: UserAnswer): { user: string; roles: string } => {
  const usual = user.candidates.roles.find((place) => place.usual)?.path ?? '';
  return { user: draft.userKey || '.', roles: draft.rolesKey || usual };
};

/** Writes a choice into the draft, and shows its effect at once. */
const choose = (wizard: Wizard, answer: UserAnswer, user: string, roles: string): void => {
  const { userKey = '', rolesKey = '' } = answer.settings(user, roles || undefined);
  Object.assign(wizard.draft, { userKey, rolesKey });
  wizard.update();
};

const tree = (wizard: Wizard, answer: UserAnswer) => {
  const now = chosen(wizard, answer);
  const offer: Offer = ({ path, kind, secret }) => {
    if (kind === 'object') return { name: 'user', checked: path === now.user, says: 'User' };
    if (secret || (kind !== 'text' && kind !== 'list')) return undefined;
    return { name: 'roles', checked: path === now.roles, says: 'Roles' };
  };
  const change = ({ target }: Event): void => {
    const { name, value } = target as HTMLInputElement;
    if (name === 'user') choose(wizard, answer, value, now.roles);
    if (name === 'roles') choose(wizard, answer, now.user, value);
  };
  const fields = answer.fields(now.user).map((name) => ({ value: name, label: name }));
  const roles = now.roles ? answer.roles(now.roles) : [];
  return html`
    <p>Click the user, and the roles if there are any.</p>
    <fieldset @change=${change}>
      <legend>Answer of <code>${wizard.draft.endpoints.currentUser}</code></legend>
      ${renderAnswerTree(answer.tree, offer)}
      <label part="row" class="roles">
        <input type="radio" name="roles" value="" ?checked=${now.roles === ''} /> No roles
      </label>
    </fieldset>
    <p part="notice" role="status">
      ${roles.length > 0 ? `The roles are ${roles.join(', ')}.` : 'No roles.'}
    </p>
    ${choice({
      name: 'greeting',
      label: 'Greet people with',
      value: wizard.draft.greeting,
      options: fields,
      hint: 'The field of the user that the account page shows.',
    })}
  `;
};

export const userStep: Step = {
  title: 'User',
  heading: 'Where is the user in the answer?',
  render(wizard) {
    const { draft, found } = wizard;
    if (found.user) return tree(wizard, found.user);
    return html`
      <p>There was no test sign-in, so type it; empty is right for Xano's own templates.</p>
      ${textField({
        name: 'userKey',
        label: 'Key of the user (optional)',
        value: draft.userKey,
        hint: 'Leave it empty if the whole answer is the user. A key inside an object is written as a path, such as data.user.',
      })}
      ${textField({
        name: 'rolesKey',
        label: 'Key of the roles (optional)',
        value: draft.rolesKey,
        hint: 'Empty for roles or role.',
      })}
      ${textField({ name: 'greeting', label: 'Greet people with', value: draft.greeting, placeholder: 'name' })}
    `;
  },
  read({ draft, found }, data) {
    draft.greeting = valueOf(data, 'greeting');
    if (found.user) return undefined;
    draft.userKey = valueOf(data, 'userKey');
    draft.rolesKey = valueOf(data, 'rolesKey');
    return undefined;
  },
  submit: (wizard) => wizard.next(),
};
