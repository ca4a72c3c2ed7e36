// Asks where the backend is: by a Base URL, or with a Meta API Key from the instance down to the API group.
import { AuthError } from '../../core/errors.js';
import type { ConnectionOptions } from '../../core/connection/settings.js';
import { createConnection } from '../../core/connection/parse.js';
import type { Branch, DataSource, ApiGroupDescription, Discovery, Workspace } from '../../setup/index.js';
import type { Choice, Io } from '../io.js';
import { Failure } from '../io.js';

export interface ChosenBackend {
  readonly settings: ConnectionOptions;
  readonly described: ApiGroupDescription;
  /** Labels to choose from for other environments; empty where they are not known. */
  readonly dataSources: readonly string[];
}

export async function backendFromBaseUrl(
  given: string | undefined,
  discovery: Discovery,
  io: Io,
): Promise<ChosenBackend> {
  const baseUrl = (
    given ?? (await io.ask.text('Base URL of the API group that lists auth/login', { check }))
  ).trim();
  const refusal = check(baseUrl);
  if (refusal) throw new Failure(refusal);
  const described = await discovery.describeBaseUrl(baseUrl);
  const dataSource = await io.ask.text('Data source', { initial: 'live' });
  return { settings: { baseUrl, dataSource }, described, dataSources: [] };
}

function check(baseUrl: string): string | undefined {
  try {
    createConnection({ baseUrl: baseUrl.trim() });
    return undefined;
  } catch (error) {
    return error instanceof AuthError ? error.message : String(error);
  }
}

export async function backendFromAccount(discovery: Discovery, io: Io): Promise<ChosenBackend> {
  const { ask } = io;
  const instance = await only(
    'Instance',
    await discovery.instances(),
    ({ display, domain }) => ({ label: display, hint: domain }),
    io,
  );
  const workspace = await only(
    'Workspace',
    await discovery.workspaces(instance),
    ({ name, description }) => ({ label: name, hint: description }),
    io,
  );
  const branch = await chooseBranch(discovery, workspace, io);
  const sources = await orNothing<DataSource>(() => discovery.dataSources(workspace), io);
  const dataSources = sources.map(({ label }) => label);
  const dataSource =
    dataSources.length > 1
      ? await ask.choose(
          'Data source',
          dataSources.map((label) => ({ value: label, label })),
          'live',
        )
      : 'live';
  const groups = await discovery.describe(await discovery.groups(workspace, branch));
  const described = await only(
    'API group with sign-in',
    groups,
    ({ group, guesses, problem }) => ({
      label: group.name,
      hint: problem ? 'documentation is off' : guesses.signIn ? `has ${guesses.signIn.path}` : 'no sign-in',
    }),
    io,
  );
  const { customDomain } = instance;
  const useDomain = customDomain ? await ask.confirm(`Call the custom domain ${customDomain}?`, true) : false;
  const settings = { baseUrl: described.group.baseUrl, dataSource, ...(useDomain ? { customDomain } : {}) };
  return { settings, described, dataSources };
}

async function chooseBranch(discovery: Discovery, workspace: Workspace, io: Io): Promise<Branch | undefined> {
  const branches = await orNothing(() => discovery.branches(workspace), io);
  const [first, second] = branches;
  if (!second) return first;
  const choices = branches.map((value) => ({
    value,
    label: value.label,
    hint: value.live ? 'live' : undefined,
  }));
  return io.ask.choose('Branch', choices, first);
}

/** Asks only where there are several. */
async function only<T>(
  question: string,
  list: readonly T[],
  describe: (one: T) => Omit<Choice<T>, 'value'>,
  io: Io,
): Promise<T> {
  const [first, second] = list;
  if (first === undefined) throw new Failure(`${question}: there is none that this key may see.`);
  if (second !== undefined) {
    return io.ask.choose(
      question,
      list.map((value) => ({ value, ...describe(value) })),
      first,
    );
  }
  io.err(`${question}: ${describe(first).label}`);
  return first;
}

/** Goes on with an empty list where the key has no right to read one. */
async function orNothing<T>(read: () => Promise<readonly T[]>, io: Io): Promise<readonly T[]> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof AuthError) || error.code !== 'forbidden') throw error;
    io.err(error.message);
    return [];
  }
}
