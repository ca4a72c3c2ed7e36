// Finds the endpoint of a request by group, branch, data source, method and path, and lets it answer.
import type { Backend } from './emulated-backend.js';
import { refusals, XanoError } from './xano-refusals.js';
import { html, redirectPath } from './faults.js';
import type { Inputs } from './request-inputs.js';
import { groupsOf } from './instances.js';
import type { Route } from './routes.js';
import type { XanoUrl } from './xano-url.js';

/** A request that was read to its end. */
export interface ReceivedRequest {
  readonly request: Request;
  readonly url: URL;
  readonly xanoUrl: XanoUrl | undefined;
  /** The inputs, or why they could not be read. */
  readonly inputs: Inputs | XanoError;
}

/** Answers a request. Throws a `XanoError` to refuse. */
export async function handleRequest(
  backend: Backend,
  routes: readonly Route[],
  received: ReceivedRequest,
): Promise<Response> {
  const { request, url, xanoUrl, inputs } = received;
  const { settings } = backend;
  if (url.pathname === redirectPath) return html('<h1>Somewhere else</h1>');
  const { meta } = settings;
  if (meta && xanoUrl?.kind === 'api' && xanoUrl.group === 'meta') {
    const { answerMeta } = await import('./metadata-api.js');
    return Response.json(await answerMeta(meta, settings, routes, { request, url, path: xanoUrl.path }));
  }
  const group = routes.filter((route) => route.group === xanoUrl?.group);
  const branch = branchOf(received, settings.branchFrom);
  if (!xanoUrl || group.length === 0) throw refusals.notFound();
  if (branch !== '' && !settings.branches.includes(branch)) throw refusals.notFound();

  if (xanoUrl.kind === 'apispec') {
    const named = groupsOf(meta).find(({ canonical }) => canonical === xanoUrl.group);
    if (!(named?.docs ?? settings.docs) || request.method !== 'GET') throw refusals.notFound();
    const { describeGroup } = await import('./apispec.js');
    return Response.json(describeGroup(group, url.origin + url.pathname.replace('/apispec:', '/api:')));
  }

  const route = group.find(({ method, path }) => method === request.method && path === xanoUrl.path);
  if (!route) throw refusals.notFound();
  const dataSource = dataSourceOf(received);
  if (!settings.dataSources.includes(dataSource)) throw refusals.unknownDataSource(dataSource);
  if (inputs instanceof XanoError) throw inputs;
  const { method, headers } = request;
  const call = { method, path: xanoUrl.path, group: xanoUrl.group, dataSource, headers, inputs };
  return Response.json(await route.answer(backend, call));
}

/** `X-Data-Source`, or `?x-data-source=`; without them `live` (Xano's documentation). */
export function dataSourceOf({ request, url }: Pick<ReceivedRequest, 'request' | 'url'>): string {
  return request.headers.get('x-data-source') ?? url.searchParams.get('x-data-source') ?? 'live';
}

/** The branch that is named; empty for the live one. */
export function branchOf(
  { request, xanoUrl }: Pick<ReceivedRequest, 'request' | 'xanoUrl'>,
  from: 'url' | 'header',
): string {
  const header = request.headers.get('x-branch') ?? undefined;
  const both = from === 'url' ? [xanoUrl?.branch, header] : [header, xanoUrl?.branch];
  return both.find((label) => label !== undefined) ?? '';
}
