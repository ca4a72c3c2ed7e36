// An account on Xano for the tests of the setup: two instances and three workspaces, on the emulator. Requests are
// recorded with the key they carried.
import { createEmulator } from '../../src/emulator/index.js';
import type { EmulatorOptions, MetaOptions } from '../../src/emulator/index.js';
import { createDiscovery } from '../../src/setup/index.js';
import type { DiscoveryOptions, Progress } from '../../src/setup/index.js';
import { FakeClock } from './core/clock.js';

export const KEY = 'eyJhbGciOiJSUzI1NiJ9.a-key-of-the-tests.c2ln';
export const HOST = 'x8ki-letl-twmt.n7.xano.io';

export const meta: MetaOptions = {
  keys: [
    KEY,
    { key: 'only-workspace-1', workspaces: [1] },
    { key: 'groups-only', without: ['branch', 'datasource'] },
  ],
  instances: [
    {
      name: 'x8ki-letl-twmt',
      display: 'Shop',
      domain: HOST,
      customDomain: 'api.example.com',
      workspaces: [
        {
          id: 1,
          name: 'Shop',
          description: 'The shop',
          branches: [{ label: 'v1' }, { label: 'v2', live: true }, { label: 'v1-2024-01-01', backup: true }],
          dataSources: ['live', 'test'],
          groups: [
            { canonical: 'orders01', name: 'Orders', endpoints: ['orders', 'addOrder'] },
            { canonical: 'hidden01', name: 'Hidden', endpoints: ['report'], docs: false },
            { canonical: 'members1', name: 'Members', endpoints: ['login', 'me'] },
            { canonical: 'abCD1234', name: 'Authentication', description: 'Sign-in', tags: ['auth'] },
          ],
        },
        { id: 2, name: 'Back office', groups: [] },
      ],
    },
    { name: 'second', domain: 'xa7c-second.e2.xano.io', workspaces: [{ id: 7, name: 'Blog' }] },
  ],
};

export interface Sent {
  readonly url: URL;
  readonly authorization: string | null;
}

/** A discovery with the key of the tests, on the emulator. */
export const search = (options: DiscoveryOptions = {}, emulated: EmulatorOptions = {}) => {
  const emulator = createEmulator({ meta, branches: ['v1', 'v2'], ...emulated });
  const sent: Sent[] = [];
  const progress: Progress[] = [];
  const clock = new FakeClock();
  const recorded: typeof fetch = (input, init) => {
    const request = new Request(input, init);
    sent.push({ url: new URL(request.url), authorization: request.headers.get('authorization') });
    return emulator.fetch(request);
  };
  const discovery = createDiscovery({
    key: KEY,
    fetch: recorded,
    clock,
    random: () => 0.5,
    onProgress: (step) => void progress.push(step),
    ...options,
  });
  return { discovery, emulator, sent, progress, clock };
};

/** The workspace "Shop". */
export const shop = async (discovery: ReturnType<typeof createDiscovery>) => {
  const [instance] = await discovery.instances();
  const [workspace] = instance ? await discovery.workspaces(instance) : [];
  if (!workspace) throw new Error('There is no workspace.');
  return workspace;
};

export const named = <T extends { readonly name: string }>(list: readonly T[], name: string): T => {
  const found = list.find((item) => item.name === name);
  if (!found) throw new Error(`No "${name}" in ${list.map((item) => item.name).join(', ')}.`);
  return found;
};

/** What a promise is rejected with. */
export const failure = async (promise: Promise<unknown>): Promise<Error & { code?: string }> => {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('It did not fail.');
};
