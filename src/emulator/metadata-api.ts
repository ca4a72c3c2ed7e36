// Xano's Metadata API, `/api:meta/…`, read-only: instances, workspaces, branches, data sources and API groups.
// Loaded only when asked for. Shapes by Xano's documentation; status and words of refusals are ours where unknown.
import { readToken } from './emulated-backend.js';
import { refusals } from './xano-refusals.js';
import type {
  MetaBranch,
  MetaGroup,
  MetaInstance,
  MetaKey,
  MetaOptions,
  MetaWorkspace,
} from './instances.js';
import type { EmulatorSettings } from './options.js';
import type { Route } from './routes.js';
import type { Json } from './tables.js';

/** A request to the Metadata API. */
export interface MetaCall {
  readonly request: Request;
  readonly url: URL;
  /** Path inside `/api:meta`. */
  readonly path: string;
}

/** Answers it. Throws the fitting refusal. */
export async function answerMeta(
  meta: MetaOptions,
  settings: EmulatorSettings,
  routes: readonly Route[],
  { request, url, path }: MetaCall,
): Promise<Json> {
  const key = keyOf(meta, request);
  if (request.method !== 'GET') throw refusals.notFound();
  const [root, id, list, groupId, leaf, ...rest] = path.split('/').slice(1);
  const ends = (...steps: (string | undefined)[]) => steps.every((step) => step === undefined);
  if (root === 'auth' && id === 'me' && ends(list)) return describeKey(key);
  if (root === 'instance' && ends(id)) return instancesOf(meta, key).map((own) => describeInstance(own, url));
  if (root !== 'workspace' || rest.length > 0) throw refusals.notFound();

  const instance = instanceAt(instancesOf(meta, key), url);
  const workspaces = instance.workspaces ?? [{ id: 1, name: 'Workspace' }];
  if (ends(id)) return workspaces.map(describeWorkspace);
  const workspace = workspaces.find((own) => String(own.id) === id);
  if (!workspace) throw refusals.notFound();
  if (key.workspaces && !key.workspaces.includes(workspace.id)) throw refusals.keyWithoutRights();
  if (ends(list)) return describeWorkspace(workspace);
  if (key.without?.some((scope) => scope === list)) throw refusals.keyWithoutRights();

  const branches = branchesOf(workspace, settings);
  if (list === 'branch' && ends(groupId)) return branches;
  if (list === 'datasource' && ends(groupId)) return dataSourcesOf(workspace, settings);
  if (list !== 'apigroup') throw refusals.notFound();
  const branch = url.searchParams.get('branch') || (branches.find(({ live }) => live)?.label ?? 'v1');
  if (!branches.some(({ label }) => label === branch)) throw refusals.notFound();
  const groups = workspace.groups ?? servedGroups(routes);
  const items = groups.map((group, index) => describeGroup(group, index + 1, branch, settings));
  if (ends(groupId)) return page(items, url, meta.maxPerPage ?? 200);
  const at = items.findIndex((group) => String(group.id) === groupId);
  const group = groups[at];
  if (!group) throw refusals.notFound();
  if (ends(leaf)) return items[at] ?? null;
  if (leaf !== 'openapi') throw refusals.notFound();
  const { describeGroup: describeApi } = await import('./apispec.js');
  const own = routes.filter((route) => route.group === group.canonical);
  return describeApi(own, `${url.origin}/api:${group.canonical}`);
}

function keyOf({ keys }: MetaOptions, request: Request): MetaKey {
  const token = readToken(request.headers);
  if (token === undefined) throw refusals.noToken();
  const all = keys.map((key): MetaKey => (typeof key === 'string' ? { key } : key));
  const found = all.find(({ key }) => key === token);
  if (!found) throw refusals.invalidToken(401);
  return found;
}

function describeKey({ name = 'Local Developer', email = 'developer@example.com' }: MetaKey): Json {
  return { id: 1, name, email, extras: {} };
}

function instancesOf(meta: MetaOptions, key: MetaKey): readonly MetaInstance[] {
  const all: readonly MetaInstance[] = meta.instances ?? [{ name: 'local' }];
  return all.filter(({ name }) => key.instances?.includes(name) ?? true);
}

const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** The host of an instance, for a request to `url`. */
function hostOf({ domain }: MetaInstance, url: URL): string {
  if (domain === undefined) return url.host;
  return loopback.test(domain) && url.port ? `${domain}:${url.port}` : domain;
}

/** An instance's groups are listed at its own host only, as with Xano. */
function instanceAt(instances: readonly MetaInstance[], url: URL): MetaInstance {
  const named = instances.find(
    ({ domain }) => domain !== undefined && hostOf({ name: '', domain }, url) === url.host,
  );
  const found = named ?? instances.find(({ domain }) => domain === undefined);
  if (!found) throw refusals.notFound();
  return found;
}

function describeInstance(instance: MetaInstance, url: URL): Json {
  const { name, display = name, customDomain = '' } = instance;
  const host = hostOf(instance, url);
  const origin = `${loopback.test(host.replace(/:\d+$/, '')) ? url.protocol : 'https:'}//${host}`;
  return {
    name,
    display,
    xano_domain: host,
    custom_domain: customDomain,
    meta_api: `${origin}/api:meta`,
    meta_swagger: `${origin}/apispec:meta?type=json`,
  };
}

function describeWorkspace({ id, name, description = '' }: MetaWorkspace) {
  return { id, name, description };
}

function branchesOf({ branches }: MetaWorkspace, settings: EmulatorSettings) {
  const all: readonly MetaBranch[] = branches ?? settings.branches.map((label) => ({ label }));
  const live = all.find((branch) => branch.live) ?? all.find((branch) => !branch.backup);
  return all.map((branch) => ({
    created_at: '2025-01-01 00:00:00+0000',
    label: branch.label,
    backup: branch.backup ?? false,
    live: branch === live,
  }));
}

function dataSourcesOf({ dataSources }: MetaWorkspace, settings: EmulatorSettings): Json {
  const colors = ['#1b7f4d', '#b3261e', '#2f5bd7', '#8a5a00'];
  const labels = [...new Set(dataSources ?? settings.dataSources)];
  return labels.map((label, index) => ({ color: colors[index % colors.length] ?? '', label }));
}

function servedGroups(routes: readonly Route[]): readonly MetaGroup[] {
  return [...new Set(routes.map(({ group }) => group))].map((canonical, index) => ({
    canonical,
    name: index === 0 ? 'Authentication' : canonical,
  }));
}

function describeGroup(group: MetaGroup, id: number, branch: string, settings: EmulatorSettings) {
  const { canonical, name = canonical, description = '', tags = [], docs = settings.docs } = group;
  return {
    id,
    name,
    description,
    docs: '',
    guid: `guid-${canonical}`,
    canonical,
    swagger: docs,
    branch,
    tag: [...tags],
  };
}

/** One page of a list, by `page` and `per_page`. */
function page(items: readonly Json[], url: URL, most: number): Json {
  const number = (name: string, usual: number) =>
    Math.max(1, Math.floor(Number(url.searchParams.get(name)) || usual));
  const curPage = number('page', 1);
  const perPage = Math.min(number('per_page', 50), most);
  const next = curPage * perPage < items.length ? curPage + 1 : null;
  const shown = items.slice((curPage - 1) * perPage, curPage * perPage);
  return { curPage, nextPage: next, prevPage: curPage > 1 ? curPage - 1 : null, items: shown };
}
