// Whether the backend has the endpoints that a connection names: by the description of their API group or, where that is
// switched off, by GET requests. Nothing but GET is ever sent: a page could name any endpoint, one that deletes included.
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
import type { PageCall } from './page-call.js';

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
  /** Calls whose endpoints stand in the description of their group. */
  readonly documented: readonly PageCall[];
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
  const documented: PageCall[] = [];
  const unknown: PageCall[] = [];
  let headers: Headers | undefined;
  for (const call of calls) {
    const described = groups.get(splitAddress(call.endpoint).baseUrl);
    const listed = described?.problem ? undefined : listedIn(described?.endpoints, call.endpoint);
    // The current user is asked for even where it is listed: its answer says more than the description.
    const isAsked = listed === undefined || (listed && call.purpose === 'currentUser');
    const answered = isAsked && call.endpoint.method === 'GET' ? await probe(call, options) : undefined;
    headers ??= answered?.headers;
    const isThere = listed ?? (answered === undefined ? undefined : answered.answer.status !== 404);
    if (listed) documented.push(call);
    if (isThere === undefined) unknown.push(call);
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
  report.findings.push(
    ...describeUndocumented(groups, unknown),
    ...describeMissing({ present, missing, unknown }, groups),
  );
  return { groups, found, documented, headers };
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
    if (!unreachable) continue;
    report.findings.push(unreachable);
    return undefined;
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

/** Says for each group without a description what cannot be known of its endpoints. */
function describeUndocumented(
  groups: ReadonlyMap<string, ApiGroupDescription>,
  unknown: readonly PageCall[],
): Finding[] {
  return [...groups].flatMap(([baseUrl, { group, problem }]) => {
    if (!problem) return [];
    const names = unknown
      .filter(({ endpoint }) => splitAddress(endpoint).baseUrl === baseUrl)
      .map(({ endpoint }) => shortName(endpoint));
    const limits =
      names.length > 0 ? ` Whether there is ${names.join(', ')} cannot be known without calling it.` : '';
    const message = `${new URL(baseUrl).host} shows no description of group ${group.canonical}.${limits}`;
    const fix =
      'Switch the documentation (Swagger) of the group on in Xano while you check, if you want it checked.';
    return [{ severity: 'note', code: 'docs-off', message, fix } as const];
  });
}

function listedIn(endpoints: readonly ApiEndpoint[] = [], endpoint: Endpoint): boolean {
  const { path } = splitAddress(endpoint);
  return endpoints.some((own) => own.method === endpoint.method && own.path === path);
}

/** Asks a GET endpoint, without a token and without inputs. */
async function probe(
  { endpoint: { url } }: PageCall,
  { connection, fetch, origin }: EndpointOptions,
): Promise<{ answer: Answer; headers: Headers } | undefined> {
  const headers = connection.headers();
  if (origin) headers.set('Origin', origin);
  const response = await fetch(url, { headers, redirect: 'manual' });
  if (response.status === 429) {
    await response.body?.cancel();
    return undefined;
  }
  return { answer: await readAnswer(response), headers: response.headers };
}
