// What an account on Xano holds, step by step: instances, workspaces, branches, data sources, API groups and
// their endpoints. With a Meta API Key from the first step on; without one from a Base URL.
import { createConnection } from '../connection.js';
import { AuthError } from '../errors.js';
import { browserPorts } from '../ports/browser.js';
import type { Clock } from '../ports/ports.js';
import { isRecord } from '../token.js';
import { createCaller, type Progress } from './caller.js';
import { originOf, parseMetaOrigin, XANO } from './hosts.js';
import { type ApiEndpoint, readEndpoints } from './openapi.js';
import { rankOf, suggest, type Suggestion } from './rank.js';

export interface DiscoveryOptions {
  /** A Meta API Key. It is kept in a closure, sent to Xano's own hosts alone, and never stored. */
  readonly key?: string | undefined;
  /** Default: the platform's. */
  readonly fetch?: typeof fetch | undefined;
  /** Where the instances are listed. Default `https://app.xano.com`; for the local Xano its origin. */
  readonly metaOrigin?: string | undefined;
  /** Stops whatever is under way. */
  readonly signal?: AbortSignal | undefined;
  /** Hears how far a step is, and of waits. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** For tests. */
  readonly clock?: Clock | undefined;
  /** A number from 0 to 1, for jitter. */
  readonly random?: (() => number) | undefined;
}

export interface Instance {
  readonly name: string;
  /** What its owner calls it. */
  readonly display: string;
  /** Its host, such as `x8ki-letl-twmt.n7.xano.io`. */
  readonly domain: string;
  /** Absent where `domain` is no host that a key may be sent to. */
  readonly origin?: string | undefined;
  readonly customDomain?: string | undefined;
}

export interface Workspace {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly instance: Instance;
}

export interface Branch {
  readonly label: string;
  /** It answers where no branch is named. */
  readonly live: boolean;
}

export interface DataSource {
  readonly label: string;
  readonly color: string;
}

export interface Group {
  readonly name: string;
  readonly description: string;
  /** Such as `abCD1234`. */
  readonly canonical: string;
  /** As Xano shows it to be copied; with a branch where one was chosen. */
  readonly baseUrl: string;
}

/** An API group, its endpoints, and what they are probably for. */
export interface DescribedGroup {
  readonly group: Group;
  readonly endpoints: readonly ApiEndpoint[];
  readonly suggestion: Suggestion;
  /** Why no endpoint could be read. They can still be typed. */
  readonly problem?: AuthError | undefined;
}

export interface Discovery {
  /** Whether there is a key (still). */
  readonly hasKey: boolean;
  /** All instances of the account. */
  instances(): Promise<readonly Instance[]>;
  /** Whose key it is. */
  account(instance: Instance): Promise<{ readonly name: string; readonly email: string }>;
  workspaces(instance: Instance): Promise<readonly Workspace[]>;
  /** Without backups; the live one first. */
  branches(workspace: Workspace): Promise<readonly Branch[]>;
  dataSources(workspace: Workspace): Promise<readonly DataSource[]>;
  /** @param branch the live one is meant where none is named */
  groups(workspace: Workspace, branch?: Branch): Promise<readonly Group[]>;
  /** Reads the endpoints of groups, ten at a time; the likeliest group for signing in comes first. */
  describe(groups: readonly Group[]): Promise<readonly DescribedGroup[]>;
  /** The group of a Base URL. Needs no key. */
  describeBaseUrl(baseUrl: string): Promise<DescribedGroup>;
  /** Stops what is under way; it rejects with `aborted`. */
  stop(): void;
  /** Same, and forgets the key. */
  forget(): void;
}

const AT_ONCE = 10;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The records of a list that have what they must have. */
const records = <T>(
  list: readonly unknown[],
  read: (record: Record<string, unknown>) => T | undefined,
): T[] => list.filter(isRecord).flatMap((record) => read(record) ?? []);

/** Runs `work` for each item, some at a time, in order of the items. */
const inParallel = async <T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> => {
  const results: R[] = [];
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
  return results;
};

/**
 * Makes a search through an account on Xano.
 *
 * @throws AuthError `configuration` for a key or an origin that cannot be used; the calls reject with an
 * AuthError that says what to do. None ever holds the key.
 */
export const createDiscovery = (options: DiscoveryOptions = {}): Discovery => {
  const ports = browserPorts();
  const { metaOrigin = XANO, signal, onProgress = () => {} } = options;
  const { fetch = ports.fetch, clock = ports.clock, random = ports.random } = options;
  const home = parseMetaOrigin(metaOrigin);
  const caller = createCaller(options.key, { fetch, clock, random, signal, onProgress });
  caller.trust(home);

  const metaOf = ({ name, origin }: Instance): string => {
    if (origin) return `${origin}/api:meta`;
    throw new AuthError('configuration', `Instance ${name} names no host that a key may be sent to.`);
  };
  const workspaceOf = ({ instance, id }: Workspace): string => `${metaOf(instance)}/workspace/${id}`;

  const describe = async (group: Group): Promise<DescribedGroup> => {
    const url = `${group.baseUrl.replace('/api:', '/apispec:')}?type=json`;
    try {
      const spec = await caller.specification(url);
      if (spec === undefined) throw docsOff(group);
      const endpoints = readEndpoints(spec);
      if (!endpoints)
        throw new AuthError('bad-answer', `${new URL(url).host} answered no OpenAPI description.`);
      return { group, endpoints, suggestion: suggest(endpoints) };
    } catch (error) {
      if (!(error instanceof AuthError) || error.code === 'aborted') throw error;
      return { group, endpoints: [], suggestion: {}, problem: error };
    }
  };

  return {
    get hasKey() {
      return caller.hasKey();
    },
    async instances() {
      const list = await caller.list('instances', `${home}/api:meta/instance`);
      return records(list, ({ name, display, xano_domain, custom_domain }): Instance | undefined => {
        const domain = textOf(xano_domain);
        const origin = originOf(domain, home);
        if (origin) caller.trust(origin);
        const called = textOf(display) || textOf(name) || domain;
        const customDomain = textOf(custom_domain) || undefined;
        return { name: textOf(name) || domain, display: called, domain, origin, customDomain };
      });
    },
    async account(instance) {
      const answer = await caller.get('account', `${metaOf(instance)}/auth/me`);
      const { name, email } = isRecord(answer) ? answer : {};
      return { name: textOf(name), email: textOf(email) };
    },
    async workspaces(instance) {
      const list = await caller.list('workspaces', `${metaOf(instance)}/workspace`);
      return records(list, ({ id, name, description }) =>
        typeof id === 'number'
          ? { id, name: textOf(name) || String(id), description: textOf(description), instance }
          : undefined,
      );
    },
    async branches(workspace) {
      const list = await caller.list('branches', `${workspaceOf(workspace)}/branch`);
      const found = records(list, ({ label, live, backup }) =>
        textOf(label) && backup !== true ? { label: textOf(label), live: live === true } : undefined,
      );
      return found.sort((a, b) => Number(b.live) - Number(a.live));
    },
    async dataSources(workspace) {
      const list = await caller.list('data sources', `${workspaceOf(workspace)}/datasource`);
      return records(list, ({ label, color }) =>
        textOf(label) ? { label: textOf(label), color: textOf(color) } : undefined,
      );
    },
    async groups(workspace, branch) {
      const url = new URL(`${workspaceOf(workspace)}/apigroup?per_page=200`);
      const named = branch && !branch.live ? branch.label : undefined;
      if (named) url.searchParams.set('branch', named);
      const list = await caller.list('API groups', url.href);
      return records(list, ({ name, description, canonical }) => {
        if (!/^[\w-]+$/.test(textOf(canonical))) return undefined;
        const place = `api:${textOf(canonical)}${named ? `:${encodeURIComponent(named)}` : ''}`;
        return {
          name: textOf(name) || textOf(canonical),
          description: textOf(description),
          canonical: textOf(canonical),
          baseUrl: `${workspace.instance.origin}/${place}`,
        };
      });
    },
    async describe(groups) {
      let done = 0;
      caller.tell('endpoints', done, groups.length);
      const described = await inParallel(groups, async (group) => {
        const result = await describe(group);
        caller.tell('endpoints', ++done, groups.length);
        return result;
      });
      return described.sort((a, b) => rankOf(b.suggestion) - rankOf(a.suggestion));
    },
    async describeBaseUrl(baseUrl) {
      const { base, group = '' } = createConnection({ baseUrl: baseUrl.trim() });
      const canonical = group.replace(/^api:|:[^:]+$/g, '');
      return describe({ name: canonical, description: '', canonical, baseUrl: `${base}/${group}` });
    },
    stop: caller.stop,
    forget: caller.forget,
  };
};

const docsOff = ({ name, canonical, baseUrl }: Group): AuthError =>
  new AuthError(
    'not-found',
    `${new URL(baseUrl).host} shows no documentation of the API group ${name === canonical ? name : `${name} (${canonical})`}: ` +
      'there is no such group, or its documentation is off. Check the Base URL, switch the documentation (Swagger) of the group on in Xano, or type the endpoints.',
    { status: 404 },
  );
