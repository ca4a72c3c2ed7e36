// Step 7: other values for some hosts: an editor, staging, production.
import { html } from 'lit';
import { AuthError } from '../../../src/core/index.js';
import { writePages } from '../../../src/setup/index.js';
import { choice, valueOf, textField } from '../form-controls.js';
import { type EnvironmentDraft, pagesOf } from '../draft.js';
import type { Step } from '../step.js';
import type { Wizard } from '../wizard.js';

const names = ['production', 'staging', 'editor'];

const add = (wizard: Wizard): void => {
  const { environments } = wizard.draft;
  const name = names.find((one) => environments.every((other) => other.name !== one)) ?? '';
  environments.push({ name, hosts: '', dataSource: '', baseUrl: '' });
  wizard.clear();
};

const row = (wizard: Wizard, environment: EnvironmentDraft, index: number) => {
  const field = (key: keyof EnvironmentDraft) => ({
    name: `${key}-${index}`,
    value: environment[key],
    error: wizard.problems[`${key}-${index}`],
  });
  const labels = wizard.found.dataSources.map(({ label }) => ({ value: label, label }));
  return html`<fieldset part="group">
    <legend>Environment ${index + 1}</legend>
    <div part="columns">
      ${textField({ ...field('name'), label: 'Name' })}
      ${choice({
        ...field('dataSource'),
        label: 'Data source',
        options: labels.length > 0 ? [{ value: '', label: 'Same as everywhere' }, ...labels] : [],
      })}
    </div>
    ${textField({
      ...field('hosts'),
      label: 'Hosts of your pages',
      placeholder: 'staging.example.com *.example.org localhost:5173',
      hint: 'Separated by spaces. With * for any subdomain; with a port where only that one is meant.',
    })}
    ${textField({
      ...field('baseUrl'),
      label: 'Base URL (optional)',
      type: 'url',
      hint: 'Where this environment has a backend or a branch of its own.',
    })}
    <button
      type="button"
      @click=${() => {
        wizard.draft.environments.splice(index, 1);
        wizard.clear();
      }}
    >
      Remove
    </button>
  </fieldset>`;
};

/** Why pages cannot be written with these environments, if so. */
const refusal = (wizard: Wizard): string | undefined => {
  try {
    writePages(pagesOf(wizard.draft));
    return undefined;
  } catch (error) {
    if (error instanceof AuthError) return error.message;
    throw error;
  }
};

export const environmentsStep: Step = {
  title: 'Hosts',
  heading: 'Does it differ between hosts?',
  render: (wizard) => html`
    <p>
      Values for the editor, for staging and for production can live in one connection, chosen by the host of
      the page. Without any, the connection is the same everywhere.
    </p>
    ${wizard.draft.environments.map((environment, index) => row(wizard, environment, index))}
    <p>
      <button type="button" @click=${() => add(wizard)}>
        ${wizard.draft.environments.length > 0 ? 'Add another environment' : 'Add an environment'}
      </button>
    </p>
  `,
  read(wizard, data) {
    const { draft } = wizard;
    draft.environments = draft.environments.map((_, index) => ({
      name: valueOf(data, `name-${index}`),
      hosts: valueOf(data, `hosts-${index}`),
      dataSource: valueOf(data, `dataSource-${index}`),
      baseUrl: valueOf(data, `baseUrl-${index}`),
    }));
    const problems = draft.environments.flatMap(({ name, hosts }, index) => [
      ...(name ? [] : [[`name-${index}`, 'Please give it a name.']]),
      ...(hosts ? [] : [[`hosts-${index}`, 'Please name at least one host.']]),
    ]);
    return problems.length > 0 ? (Object.fromEntries(problems) as Record<string, string>) : undefined;
  },
  submit(wizard) {
    wizard.error = refusal(wizard);
    if (wizard.error) wizard.update();
    else wizard.next();
  },
};
