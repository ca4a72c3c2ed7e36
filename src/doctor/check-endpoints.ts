// Whether the backend has the endpoints that a connection names: by the description of their API group, or where
// that is switched off, by calls that change nothing.
import type { Connection } from '../core/connection/parse.js';
import type { Endpoint } from '../core/connection/endpoints.js';
import type { AuthError } from '../core/errors.js';
import { type Answer, readAnswer } from '../core/requests/send.js';
import type { ApiGroupDescription } from '../setup/api-groups.js';
import type { Discovery } from '../setup/discovery.js';
import type { ApiEndpoint } from '../setup/openapi.js';
import { judgeCurrentUser } from './check-current-user.js';
import { shortName, splitAddress } from './endpoint-address.js';
import type { Finding, Report } from './finding.js';
import { describeMissing } from './missing-endpoints.js';
import { explainNetworkError } from './network-errors.js';
import type { PageCall } from './page-calls.js';

export interface EndpointOptions {
  readonly connection: Connection;
  readonly discovery: Pick<Discovery, 'describeBaseUrl'>;
  readonly fetch: typeof fetch;
  readonly report: Report;
  /** Origin of the page, sent as `Origin`. */
  readonly origin?: string | undefined;
}

export interface EndpointResults {
  /** The API groups of the calls, by Base URL. */
  readonly groups: ReadonlyMap<string, ApiGroupDescription>;
  /** Calls whose endpoints exist, or may exist. */
  readonly found: readonly PageCall[];
  /** Headers of an answer that is no preflight, if there was one. */
  readonly headers: Headers | undefined;
}

/** Looks for each endpoint. Resolves with `undefined`, and a finding, when the backend cannot be reached. */
export async function checkEndpoints(
  calls: readonly PageCall[],
  options: EndpointOptions,
): Promise<EndpointResults | undefined> {
  const { report } = options;
  const groups = await readGroups(calls, options);
  if (!groups) return undefined;
  const found: PageCall[] = [];
  const present: PageCall[] = [];
  const missing: PageCall[] = [];
  let headers: Headers | undefined;
  for (const call of calls) {
    const described = groups.get(splitAddress(call.endpoint).baseUrl);
    const listed = described?.problem ? undefined : listedIn(described?.endpoints, call.endpoint);
    // The current user is asked for even where it is listed: its answer says more than the description.
    const isAsked =
      listed === undefined ? call.purpose !== 'signUp' : call.purpose === 'currentUser' && listed;
    const answered = isAsked ? await probe(call, options) : undefined;
    headers ??= answered?.headers;
    const isThere = listed ?? (answered === undefined ? undefined : answered.answer.status !== 404);
    if (isThere === false) {
      missing.push(call);
      continue;
    }
    found.push(call);
    if (isThere) {
      present.push(call);
      report.passed.push(`${shortName(call.endpoint)} is there.`);
    }
    if (answered && call.purpose === 'currentUser') {
      report.findings.push(...judgeCurrentUser(call.endpoint, answered.answer));
    }
  }
  report.findings.push(...describeMissing(missing, present, groups));
  return { groups, found, headers };
}

/** Reads the groups of the calls. Resolves with `undefined`, and a finding, when one does not answer as Xano does. */
async function readGroups(
  calls: readonly PageCall[],
  { discovery, report, connection }: EndpointOptions,
): Promise<ReadonlyMap<string, ApiGroupDescription> | undefined> {
  const groups = new Map<string, ApiGroupDescription>();
  for (const { endpoint } of calls) {
    const { baseUrl } = splitAddress(endpoint);
    if (groups.has(baseUrl)) continue;
    const group = await discovery.describeBaseUrl(baseUrl);
    groups.set(baseUrl, group);
    const { problem } = group;
    if (!problem) continue;
    const unreachable = explainProblem(problem, baseUrl);
    report.findings.push(unreachable ?? docsOff(group));
    if (unreachable) return undefined;
  }
  report.passed.push(`${new URL(connection.base).host} answers.`);
  return groups;
}

function explainProblem(problem: AuthError, baseUrl: string): Finding | undefined {
  const url = new URL(baseUrl);
  if (problem.code === 'offline' || problem.code === 'timeout') {
    return {
      severity: 'error',
      ...explainNetworkError(problem.code === 'timeout' ? { name: 'TimeoutError' } : problem.cause, url),
    };
  }
  if (problem.code === 'not-found') return undefined;
  const fix = 'Copy the Base URL of the API group from Xano anew.';
  const code = problem.code === 'bad-answer' ? 'not-xano' : problem.code;
  return { severity: 'error', code, message: problem.message, fix };
}

function docsOff({ group }: ApiGroupDescription): Finding {
  const message = `${new URL(group.baseUrl).host} shows no description of group ${group.canonical}, so its endpoints are found by trying.`;
  const fix = 'Nothing, if you switched the documentation of the group off on purpose.';
  return { severity: 'note', code: 'docs-off', message, fix };
}

function listedIn(endpoints: readonly ApiEndpoint[] = [], endpoint: Endpoint): boolean {
  const { path } = splitAddress(endpoint);
  return endpoints.some((own) => own.method === endpoint.method && own.path === path);
}

/** One call that changes nothing: without a token, and without what the endpoint would need to do its work. */
async function probe(
  { endpoint: { method, url } }: PageCall,
  { connection, fetch, origin }: EndpointOptions,
): Promise<{ answer: Answer; headers: Headers } | undefined> {
  const headers = connection.headers();
  if (origin) headers.set('Origin', origin);
  if (method !== 'GET') headers.set('Content-Type', 'application/json');
  const body = method === 'GET' ? {} : { body: '{}' };
  const response = await fetch(url, { method, headers, redirect: 'manual', ...body });
  if (response.status === 429) {
    await response.body?.cancel();
    return undefined;
  }
  return { answer: await readAnswer(response), headers: response.headers };
}
