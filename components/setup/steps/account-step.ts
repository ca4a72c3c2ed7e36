// Step 2, with a key: instance, workspace, branch and data source. Each list is read when the one before is chosen.
import { html, nothing } from 'lit';
import { AuthError } from '../../../src/core/index.js';
import type { Branch, DataSource, Instance, Workspace } from '../../../src/setup/index.js';
import { checkbox, choice, select, valueOf } from '../form-controls.js';
import type { Step } from '../step.js';
import type { Wizard } from '../wizard.js';

/** A list, or why the key may not read it: its values can be typed then. */
interface Allowed<T> {
  readonly list: readonly T[];
  readonly refused?: string;
}

const allowed = async <T>(list: Promise<readonly T[]>): Promise<Allowed<T>> => {
  try {
    return { list: await list };
  } catch (error) {
    if (error instanceof AuthError && /^(forbidden|not-found)$/.test(error.code))
      return { list: [], refused: error.message };
    throw error;
  }
};

/** Reads the branches and data sources of a workspace. */
const readWorkspace = async ({ discovery }: Wizard, workspace: Workspace | undefined) => {
  const branches: Allowed<Branch> = workspace ? await allowed(discovery.branches(workspace)) : { list: [] };
  const dataSources: Allowed<DataSource> = workspace
    ? await allowed(discovery.dataSources(workspace))
    : { list: [] };
  return { workspace, branches, dataSources };
};

const showWorkspace = (wizard: Wizard, read: Awaited<ReturnType<typeof readWorkspace>>): void => {
  const { workspace, branches, dataSources } = read;
  Object.assign(wizard.found, {
    workspace,
    branches: branches.list,
    branch: branches.list[0],
    dataSources: dataSources.list,
  });
  wizard.notice = branches.refused ?? dataSources.refused;
  if (!workspace) wizard.error = 'There is no workspace in this instance that the key may see.';
};

const loadWorkspace = (wizard: Wizard, workspace: Workspace | undefined): Promise<void> => {
  Object.assign(wizard.found, { workspace, branches: [], branch: undefined, dataSources: [] });
  return wizard.run(
    () => readWorkspace(wizard, workspace),
    (read) => showWorkspace(wizard, read),
  );
};

const loadInstance = (wizard: Wizard, instance: Instance): Promise<void> => {
  const { found, discovery, draft } = wizard;
  Object.assign(found, { instance, workspaces: [], workspace: undefined, branches: [], dataSources: [] });
  draft.customDomain = instance.customDomain ?? '';
  return wizard.run(
    async () => {
      const workspaces = await discovery.workspaces(instance);
      return { workspaces, read: await readWorkspace(wizard, workspaces[0]) };
    },
    ({ workspaces, read }) => {
      found.workspaces = workspaces;
      showWorkspace(wizard, read);
    },
  );
};

/** Reads the lists of the first instance. */
export const loadAccount = (wizard: Wizard): void => {
  const first = wizard.found.instances.find(({ origin }) => origin);
  if (first) return void loadInstance(wizard, first);
  wizard.error = 'The key lists no instance whose address can be used. Go back and paste a Base URL.';
  wizard.update();
};

const byNumber = <T>(list: readonly T[], value: string): T | undefined => list[Number(value)];

const candidates = <T>(
  list: readonly T[],
  label: (item: T) => string,
  disabled: (item: T) => boolean = () => false,
) => list.map((item, index) => ({ value: String(index), label: label(item), disabled: disabled(item) }));

export const accountStep: Step = {
  title: 'Place',
  heading: 'Which workspace is it?',
  render(wizard) {
    const { found, draft } = wizard;
    const { instances, workspaces, branches, dataSources } = found;
    /** Another choice aborts what is being read for the one before. */
    const change = (load: (index: string) => void) => (index: string) => {
      wizard.stop();
      load(index);
    };
    return html`
      ${select({
        name: 'instance',
        label: 'Instance',
        error: wizard.problems['instance'],
        value: String(found.instance ? instances.indexOf(found.instance) : 0),
        options: candidates(
          instances,
          ({ display, domain, origin }) => `${display} (${domain})${origin ? '' : ': not a usable address'}`,
          ({ origin }) => !origin,
        ),
        onChange: change((index) => {
          const instance = byNumber(instances, index);
          if (instance) void loadInstance(wizard, instance);
        }),
      })}
      ${
        found.instance?.customDomain
          ? checkbox(
              'custom-domain',
              html`Call it by its custom domain, <code>${found.instance.customDomain}</code>`,
              draft.customDomain !== '',
            )
          : nothing
      }
      ${
        workspaces.length > 0
          ? select({
              name: 'workspace',
              label: 'Workspace',
              value: String(found.workspace ? workspaces.indexOf(found.workspace) : 0),
              options: candidates(workspaces, ({ name, description }) =>
                description ? `${name}: ${description}` : name,
              ),
              onChange: change((index) => void loadWorkspace(wizard, byNumber(workspaces, index))),
            })
          : nothing
      }
      ${
        found.workspace && !wizard.busy
          ? html`${choice({
              name: 'branch',
              label: 'Branch',
              value: found.branch?.label ?? '',
              options: branches.map(({ label, live }) => ({
                value: label,
                label: live ? `${label} (live)` : label,
              })),
              hint: branches.length > 0 ? undefined : 'Its label; empty for the live one.',
            })}
            ${choice({
              name: 'data-source',
              label: 'Data source',
              value: draft.dataSource || (dataSources.length > 0 ? 'live' : ''),
              options: dataSources.map(({ label }) => ({ value: label, label })),
              hint: dataSources.length > 0 ? undefined : 'Its label; empty for live.',
            })}`
          : nothing
      }
    `;
  },
  read({ found, draft }, data) {
    if (!found.workspace)
      return { instance: 'Its workspaces were not read. Go back and paste the key again.' };
    const label = valueOf(data, 'branch');
    found.branch =
      found.branches.find((branch) => branch.label === label) ?? (label ? { label, live: false } : undefined);
    const dataSource = valueOf(data, 'data-source');
    draft.dataSource = dataSource === 'live' ? '' : dataSource;
    draft.customDomain = data.has('custom-domain') ? (found.instance?.customDomain ?? '') : '';
    return undefined;
  },
  submit(wizard) {
    const { found, discovery } = wizard;
    const { workspace, branch } = found;
    if (!workspace) return;
    return wizard.run(
      async () => discovery.describe(await discovery.groups(workspace, branch)),
      (groups) => {
        found.groups = groups;
        found.group = groups[0];
        wizard.next();
      },
    );
  },
};
