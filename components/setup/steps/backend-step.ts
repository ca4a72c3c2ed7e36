// Step 1: a Base URL, or a Meta API Key that finds it.
import { html } from 'lit';
import { textField } from '../form-controls.js';
import type { Step } from '../step.js';
import type { Wizard } from '../wizard.js';
import { chooseGroup } from './group-step.js';
import { loadAccount } from './account-step.js';

const way = (wizard: Wizard, value: 'key' | 'base-url', label: string, hint: string) =>
  html`<label part="option">
    <input
      type="radio"
      name="way"
      value=${value}
      ?checked=${wizard.draft.way === value}
      @change=${() => {
        wizard.draft.way = value;
        wizard.clear();
      }}
    />
    <span><strong>${label}</strong><small>${hint}</small></span>
  </label>`;

export const backendStep: Step = {
  title: 'Backend',
  heading: 'Where is your Xano backend?',
  render: (wizard) => html`
    <fieldset>
      <legend>How do you want to find it?</legend>
      ${way(wizard, 'key', 'With a Meta API Key', 'Choose instance, workspace and API group from lists.')}
      ${way(wizard, 'base-url', 'With a Base URL', 'You have the address of the API group that lists auth/login.')}
    </fieldset>
    ${
      wizard.draft.way === 'key'
        ? textField({
            name: 'key',
            label: 'Meta API Key',
            type: 'password',
            error: wizard.problems['key'],
            hint: html`In Xano: settings of the instance, Metadata API, <em>Access tokens</em>. Reading is all
              it needs. The key is sent to Xano's own hosts only, is stored nowhere, and is forgotten at the
              end or when you leave.`,
          })
        : html`${textField({
            name: 'base-url',
            label: 'Base URL of the API group',
            type: 'url',
            value: wizard.draft.baseUrl,
            error: wizard.problems['base-url'],
            placeholder: 'https://x8ki-letl-twmt.n7.xano.io/api:abCD1234',
            hint: html`In Xano: open the API group that lists <code>auth/login</code> and copy its Base URL.
              For another branch write <code>:branch</code> behind it.`,
          })}
          ${textField({
            name: 'data-source',
            label: 'Data source (optional)',
            value: wizard.draft.dataSource,
            placeholder: 'live',
            hint: 'Its label, where it is not live.',
          })}`
    }
  `,
  read({ draft }, data) {
    if (draft.way === 'key') return data.get('key') ? undefined : { key: 'Please paste the key.' };
    draft.baseUrl = String(data.get('base-url') ?? '').trim();
    draft.dataSource = String(data.get('data-source') ?? '').trim();
    return draft.baseUrl ? undefined : { 'base-url': 'Please paste the Base URL.' };
  },
  async submit(wizard, data) {
    const { draft, found } = wizard;
    if (draft.way === 'key') {
      const key = String(data.get('key'));
      return wizard.run(
        async () => wizard.discover(key).instances(),
        (instances) => {
          found.instances = instances;
          wizard.next();
          loadAccount(wizard);
        },
        'key',
      );
    }
    return wizard.run(
      () => wizard.discovery.describeBaseUrl(draft.baseUrl),
      (group) => {
        found.groups = [group];
        draft.customDomain = '';
        chooseGroup(wizard, group);
      },
      'base-url',
    );
  },
};
