/// <reference types="node" />
// `setup`: asks its way from a Base URL or a Meta API Key to finished pages.
import { join, resolve } from 'node:path';
import type { EnvironmentOptions } from '../core/connection/settings.js';
import { createDiscovery, createSignInTest, guessAccountEndpoints, writePages } from '../setup/index.js';
import type { Discovery, Progress } from '../setup/index.js';
import { exit } from './io.js';
import type { Io } from './io.js';
import { chooseEndpoints } from './setup/choose-endpoints.js';
import { backendFromAccount, backendFromBaseUrl } from './setup/choose-backend.js';
import type { ChosenBackend } from './setup/choose-backend.js';
import { trySignIn } from './setup/try-sign-in.js';
import { copyLibrary, filesOf, writeFiles } from './setup/write-files.js';

export interface SetupOptions {
  readonly out?: string;
  readonly script?: string;
  readonly metaOrigin?: string;
  readonly json?: boolean;
}

export async function setup(baseUrl: string | undefined, options: SetupOptions, io: Io): Promise<number> {
  const backend = await chooseBackend(baseUrl, options, io);
  const {
    settings: endpoints,
    signIn,
    signUp,
  } = await chooseEndpoints(backend.described, backend.described.group.baseUrl, io);
  const signInTest = createSignInTest({ fetch: io.fetch, signal: io.signal });
  const { settings, greeting } = await trySignIn(
    { ...backend.settings, ...endpoints },
    signIn,
    signInTest,
    io,
  ).finally(signInTest.forget);
  const environments = await askEnvironments(backend.dataSources, io);
  const pages = writePages({
    settings: { ...settings, environments },
    script: options.script,
    signIn,
    signUp,
    greeting,
    account: guessAccountEndpoints(backend.described.endpoints),
  });

  const written: string[] = [];
  if (options.out !== undefined) {
    const folder = resolve(io.cwd, options.out);
    written.push(...(await writeFiles(folder, pages, io)));
    const library = options.script === undefined ? copyLibrary(folder) : undefined;
    if (library) written.push(library);
  }
  if (options.json) {
    io.out(JSON.stringify({ snippet: pages.snippet, pages: filesOf(pages), written }, undefined, 2));
    return exit.fine;
  }
  io.err(
    'This goes into every page: the link and the script into its head, the rest at the start of its body:',
  );
  io.out(pages.snippet);
  if (options.out === undefined) {
    for (const [name, text] of Object.entries(filesOf(pages)))
      io.out(`\n<!-- ${name} -->\n${text.trimEnd()}`);
  } else {
    for (const path of written) io.err(`Written: ${path}`);
    io.err(`Check it: ${io.program} doctor ${join(options.out, 'login.html')}`);
  }
  return exit.fine;
}

async function chooseBackend(
  baseUrl: string | undefined,
  options: SetupOptions,
  io: Io,
): Promise<ChosenBackend> {
  const search = (key?: string) =>
    createDiscovery({
      key,
      fetch: io.fetch,
      metaOrigin: options.metaOrigin,
      signal: io.signal,
      onProgress: (progress) => printProgress(progress, io),
    });
  if (baseUrl !== undefined) return backendFromBaseUrl(baseUrl, search(), io);
  const discovery = await askForKey(search, io);
  try {
    return discovery.hasKey
      ? await backendFromAccount(discovery, io)
      : await backendFromBaseUrl(undefined, discovery, io);
  } finally {
    discovery.forget();
  }
}

/** The key stays in the discovery's closure. */
async function askForKey(search: (key?: string) => Discovery, io: Io): Promise<Discovery> {
  const given = io.env.XANO_META_API_KEY;
  if (given) return search(given);
  const way = await io.ask.choose('How shall the backend be found?', [
    { value: 'base-url', label: 'Base URL', hint: 'as Xano shows it on the page of an API group' },
    { value: 'key', label: 'Meta API Key', hint: 'lists your instances, workspaces and API groups' },
  ]);
  return way === 'key' ? search(await io.ask.secret('Meta API Key (it is not stored)')) : search();
}

function printProgress({ step, done, total, waiting }: Progress, io: Io): void {
  if (waiting !== undefined) io.err(`Xano asks for patience: going on in ${waiting} s …`);
  else io.err(`Reading ${step}${total === undefined ? '' : `, ${done} of ${total}`} …`);
}

async function askEnvironments(
  dataSources: readonly string[],
  io: Io,
): Promise<readonly EnvironmentOptions[]> {
  const { ask } = io;
  const environments: EnvironmentOptions[] = [];
  while (
    await ask.confirm(
      environments.length === 0 ? 'Do some hosts use other data, such as staging?' : 'One more?',
      false,
    )
  ) {
    const needed = (text: string) => (text === '' ? 'It needs one.' : undefined);
    const name = await ask.text('Name of this environment', { initial: 'staging', check: needed });
    const hosts = await ask.text('Its hosts, such as staging.example.com localhost', { check: needed });
    const dataSource =
      dataSources.length > 0
        ? await ask.choose(
            'Its data source',
            dataSources.map((label) => ({ value: label, label })),
          )
        : await ask.text('Its data source', { initial: 'live' });
    const baseUrl = await ask.text('Its Base URL (empty: the same)');
    environments.push({ name, hosts, dataSource, ...(baseUrl ? { baseUrl } : {}) });
  }
  return environments;
}
