// Discovery: reads an account on Xano step by step, from its instances down to the endpoints of an API group. It needs
// a Meta API Key for all but the last step, which takes a Base URL too.
import { AuthError } from '../core/errors.js';
import { browserPorts } from '../core/platform/browser.js';
import type { Clock } from '../core/platform/ports.js';
import { createMetaClient, type Progress } from './meta-client.js';
import {
  type ApiGroupDescription,
  describeApiGroup,
  describeApiGroups,
  apiGroupFromBaseUrl,
} from './api-groups.js';
import { parseMetaOrigin, XANO_ORIGIN } from './meta-hosts.js';
import {
  type Branch,
  type DataSource,
  type ApiGroup,
  type Instance,
  readAccount,
  readBranches,
  readDataSources,
  readApiGroups,
  readInstances,
  readWorkspaces,
  type Workspace,
} from './account-tree.js';

export interface DiscoveryOptions {
  /** A Meta API Key. It is kept in a closure, sent to Xano's own hosts alone, and never stored. */
  readonly key?: string | undefined;
  /** Default: the platform's. */
  readonly fetch?: typeof fetch | undefined;
  /** Where the instances are listed. Default `https://app.xano.com`; for the local Xano its origin. */
  readonly metaOrigin?: string | undefined;
  /** Aborts all requests. */
  readonly signal?: AbortSignal | undefined;
  /** Called with the progress of each step, and for each wait. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** For tests. */
  readonly clock?: Clock | undefined;
  /** A number from 0 to 1, for jitter. */
  readonly random?: (() => number) | undefined;
}

export interface Discovery {
  /** Whether there is a key: none was given, or it was forgotten. */
  readonly hasKey: boolean;
  /** All instances of the account. */
  instances(): Promise<readonly Instance[]>;
  /** Whose key it is. */
  account(instance: Instance): Promise<{ readonly name: string; readonly email: string }>;
  workspaces(instance: Instance): Promise<readonly Workspace[]>;
  /** Without backups; the live one first. */
  branches(workspace: Workspace): Promise<readonly Branch[]>;
  dataSources(workspace: Workspace): Promise<readonly DataSource[]>;
  /** @param branch default: the live one */
  groups(workspace: Workspace, branch?: Branch): Promise<readonly ApiGroup[]>;
  /** Reads the endpoints of groups, ten at a time; the likeliest group for signing in comes first. */
  describe(groups: readonly ApiGroup[]): Promise<readonly ApiGroupDescription[]>;
  /** The group of a Base URL. Needs no key. */
  describeBaseUrl(baseUrl: string): Promise<ApiGroupDescription>;
  /** Aborts all requests; they reject with `aborted`. */
  stop(): void;
  /** Aborts all requests, and forgets the key. */
  forget(): void;
}

/**
 * Makes a discovery.
 *
 * @throws AuthError `configuration` for a key or an origin that cannot be used; the calls reject with an
 * AuthError that says what to do. No error contains the key.
 */
export const createDiscovery = (options: DiscoveryOptions = {}): Discovery => {
  const ports = browserPorts();
  const { metaOrigin = XANO_ORIGIN, signal, onProgress = () => {} } = options;
  const { fetch = ports.fetch, clock = ports.clock, random = ports.random } = options;
  const home = parseMetaOrigin(metaOrigin);
  const client = createMetaClient(options.key, { fetch, clock, random, signal, onProgress });
  client.trust(home);

  const metaOf = ({ name, origin }: Instance): string => {
    if (origin) return `${origin}/api:meta`;
    throw new AuthError('configuration', `Instance ${name} names no host that a key may be sent to.`);
  };
  const workspaceOf = ({ instance, id }: Workspace): string => `${metaOf(instance)}/workspace/${id}`;

  return {
    get hasKey() {
      return client.hasKey();
    },
    async instances() {
      const all = readInstances(await client.list('instances', `${home}/api:meta/instance`), home);
      for (const { origin } of all) if (origin) client.trust(origin);
      return all;
    },
    async account(instance) {
      return readAccount(await client.get('account', `${metaOf(instance)}/auth/me`));
    },
    async workspaces(instance) {
      return readWorkspaces(await client.list('workspaces', `${metaOf(instance)}/workspace`), instance);
    },
    async branches(workspace) {
      return readBranches(await client.list('branches', `${workspaceOf(workspace)}/branch`));
    },
    async dataSources(workspace) {
      return readDataSources(await client.list('data sources', `${workspaceOf(workspace)}/datasource`));
    },
    async groups(workspace, branch) {
      const url = new URL(`${workspaceOf(workspace)}/apigroup?per_page=200`);
      const named = branch && !branch.live ? branch.label : undefined;
      if (named) url.searchParams.set('branch', named);
      return readApiGroups(await client.list('API groups', url.href), workspace, named);
    },
    describe: (groups) => describeApiGroups(client, groups),
    describeBaseUrl: async (baseUrl) => describeApiGroup(client, apiGroupFromBaseUrl(baseUrl)),
    stop: client.stop,
    forget: client.forget,
  };
};
