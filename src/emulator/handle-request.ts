// From an address to an endpoint: group, branch, data source, method and path, then the work.
import type { Backend } from './backend.js';
import { refusals, XanoError } from './xano-refusals.js';
import { html, redirectPath } from './faults.js';
import type { Inputs } from './request-inputs.js';
import { groupsOf } from './instances.js';
import type { Route } from './routes.js';
import type { Target } from './xano-url.js';

/** A request that has arrived: what was asked for, and what it brings. */
export interface Visit {
  readonly request: Request;
  readonly url: URL;
  readonly target: Target | undefined;
  /** The inputs, or why they could not be read. */
  readonly inputs: Inputs | XanoError;
}

/** Does the work and answers it. Throws a `XanoError` to refuse. */
export async function answerVisit(
  backend: Backend,
  routes: readonly Route[],
  visit: Visit,
): Promise<Response> {
  const { request, url, target, inputs } = visit;
  const { settings } = backend;
  if (url.pathname === redirectPath) return html('<h1>Somewhere else</h1>');
  const { meta } = settings;
  if (meta && target?.kind === 'api' && target.group === 'meta') {
    const { answerMeta } = await import('./metadata-api.js');
    return Response.json(await answerMeta(meta, settings, routes, { request, url, path: target.path }));
  }
  const group = routes.filter((route) => route.group === target?.group);
  const branch = branchOf(visit, settings.branchFrom);
  if (!target || group.length === 0) throw refusals.notFound();
  if (branch !== '' && !settings.branches.includes(branch)) throw refusals.notFound();

  if (target.kind === 'apispec') {
    const named = groupsOf(meta).find(({ canonical }) => canonical === target.group);
    if (!(named?.docs ?? settings.docs) || request.method !== 'GET') throw refusals.notFound();
    const { describeGroup } = await import('./apispec.js');
    return Response.json(describeGroup(group, url.origin + url.pathname.replace('/apispec:', '/api:')));
  }

  const route = group.find(({ method, path }) => method === request.method && path === target.path);
  if (!route) throw refusals.notFound();
  const dataSource = dataSourceOf(visit);
  if (!settings.dataSources.includes(dataSource)) throw refusals.unknownDataSource(dataSource);
  if (inputs instanceof XanoError) throw inputs;
  const { method, headers } = request;
  const call = { method, path: target.path, group: target.group, dataSource, headers, inputs };
  return Response.json(await route.answer(backend, call));
}

/** `X-Data-Source`, or `?x-data-source=`; without them `live` (Xano's documentation). */
export function dataSourceOf({ request, url }: Pick<Visit, 'request' | 'url'>): string {
  return request.headers.get('x-data-source') ?? url.searchParams.get('x-data-source') ?? 'live';
}

/** The branch that is named; empty for the live one. */
export function branchOf(
  { request, target }: Pick<Visit, 'request' | 'target'>,
  from: 'url' | 'header',
): string {
  const header = request.headers.get('x-branch') ?? undefined;
  const both = from === 'url' ? [target?.branch, header] : [header, target?.branch];
  return both.find((label) => label !== undefined) ?? '';
}
