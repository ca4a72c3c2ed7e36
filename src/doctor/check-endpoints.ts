// Whether the backend has the endpoints that a connection names: by the description of their API group, or where
// that is switched off, by calls that change nothing.
import type { Connection } from '../core/connection/parse.js';
import type { Endpoint } from '../core/connection/endpoints.js';
import { describe } from '../core/requests/xano-errors.js';
import type { AuthError } from '../core/errors.js';
import { type Answer, readAnswer } from '../core/requests/send.js';
import type { DescribedGroup } from '../setup/api-groups.js';
import type { Discovery } from '../setup/discovery.js';
import type { ApiEndpoint } from '../setup/openapi.js';
import type { Purpose } from '../setup/guess-endpoints.js';
import type { Finding, Report } from './finding.js';
import { explain } from './network-errors.js';
import { attributeName } from '../core/connection/settings.js';

/** A call that pages make. */
export interface Call {
  readonly purpose: Purpose;
  readonly endpoint: Endpoint;
  /** A page does not work without it; otherwise its absence is only noted. */
  readonly needed: boolean;
}

export interface EndpointOptions {
  readonly connection: Connection;
  readonly discovery: Pick<Discovery, 'describeBaseUrl'>;
  readonly fetch: typeof fetch;
  readonly report: Report;
  /** Origin of the page; sent along where the platform lets it. */
  readonly origin?: string | undefined;
}

export interface Seen {
  /** The API groups of the calls, by Base URL. */
  readonly groups: ReadonlyMap<string, DescribedGroup>;
  /** Calls that exist, or may exist. */
  readonly found: readonly Call[];
  /** Headers of a real answer, where one came. */
  readonly headers: Headers | undefined;
}

/** Looks for each call; `undefined` when the backend cannot be reached, as the report then says. */
export async function checkEndpoints(
  calls: readonly Call[],
  options: EndpointOptions,
): Promise<Seen | undefined> {
  const { report } = options;
  const groups = await describeGroups(calls, options);
  if (!groups) return undefined;
  const found: Call[] = [];
  const seen: Call[] = [];
  const missing: Call[] = [];
  let headers: Headers | undefined;
  for (const call of calls) {
    const described = groups.get(split(call.endpoint).baseUrl);
    const listed = described?.problem ? undefined : listedIn(described?.endpoints, call.endpoint);
    // The current user is asked for in any case: its answer says more than the description.
    const isAsked =
      listed === undefined ? call.purpose !== 'signUp' : call.purpose === 'currentUser' && listed;
    const answered = isAsked ? await knock(call, options) : undefined;
    headers ??= answered?.headers;
    const isThere = listed ?? (answered === undefined ? undefined : answered.answer.status !== 404);
    if (isThere === false) {
      missing.push(call);
      continue;
    }
    found.push(call);
    if (isThere) {
      seen.push(call);
      report.passed.push(`${nameOf(call.endpoint)} is there.`);
    }
    if (answered && call.purpose === 'currentUser') {
      report.findings.push(...judgeCurrentUser(call.endpoint, answered.answer));
    }
  }
  report.findings.push(...describeMissing(missing, seen, groups));
  return { groups, found, headers };
}

/** The groups of the calls; `undefined` when one of them gives no answer of Xano. */
async function describeGroups(
  calls: readonly Call[],
  { discovery, report, connection }: EndpointOptions,
): Promise<ReadonlyMap<string, DescribedGroup> | undefined> {
  const groups = new Map<string, DescribedGroup>();
  for (const { endpoint } of calls) {
    const { baseUrl } = split(endpoint);
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
      ...explain(problem.code === 'timeout' ? { name: 'TimeoutError' } : problem.cause, url),
    };
  }
  if (problem.code === 'not-found') return undefined;
  const fix = 'Copy the Base URL of the API group from Xano anew.';
  const code = problem.code === 'bad-answer' ? 'not-xano' : problem.code;
  return { severity: 'error', code, message: problem.message, fix };
}

function docsOff({ group }: DescribedGroup): Finding {
  const message = `${new URL(group.baseUrl).host} shows no description of group ${group.canonical}, so its endpoints are found by trying.`;
  const fix = 'Nothing, if you switched the documentation of the group off on purpose.';
  return { severity: 'note', code: 'docs-off', message, fix };
}

function listedIn(endpoints: readonly ApiEndpoint[] = [], endpoint: Endpoint): boolean {
  const { path } = split(endpoint);
  return endpoints.some((own) => own.method === endpoint.method && own.path === path);
}

/** One call that changes nothing: without a token, and without what the endpoint would need to do its work. */
async function knock(
  { endpoint: { method, url } }: Call,
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

function judgeCurrentUser(endpoint: Endpoint, { status, data }: Answer): readonly Finding[] {
  const where = describe(endpoint);
  const { message: text } = Object(data) as { message?: unknown };
  const said = typeof text === 'string' && text ? `: ${text.replace(/\.?$/, '.')}` : '.';
  if (status === 401 || status === 403) return [];
  if (status === 200) {
    const message = `${where} answers 200 without a token: everybody is somebody there.`;
    const fix = 'Switch on authentication for the endpoint in Xano.';
    return [{ severity: 'error', code: 'current-user-open', message, fix }];
  }
  if (status >= 500 || data === undefined) {
    const message = `${where} fails with ${status}${said}`;
    const fix = 'See its request history in Xano.';
    return [{ severity: 'error', code: 'server-error', message, fix }];
  }
  const isDataSource = /data ?source/i.test(String(text));
  const message = `${where} refuses with ${status}${said}`;
  const fix = isDataSource
    ? 'Write one of the data sources of the workspace in data-source, or leave it out for live.'
    : 'See what it asks for, beside a token: pages send none.';
  return [{ severity: 'error', code: isDataSource ? 'data-source' : 'current-user', message, fix }];
}

/** The wrong group lacks them all: one cause, said once. */
function describeMissing(
  missing: readonly Call[],
  seen: readonly Call[],
  groups: ReadonlyMap<string, DescribedGroup>,
): Finding[] {
  const [first] = missing;
  if (!first) return [];
  const { baseUrl } = split(first.endpoint);
  const isWrongGroup =
    missing.length > 1 &&
    seen.every(({ endpoint }) => split(endpoint).baseUrl !== baseUrl) &&
    missing.every(({ endpoint }) => split(endpoint).baseUrl === baseUrl) &&
    Object.keys(groups.get(baseUrl)?.suggestion ?? {}).length === 0;
  if (isWrongGroup) {
    const message = `No ${describe(first.endpoint)}, nor ${missing
      .slice(1)
      .map(({ endpoint }) => nameOf(endpoint))
      .join(', ')}.`;
    const fix = `Copy the Base URL of the group that lists ${split(first.endpoint).path.slice(1)}.`;
    return [{ severity: 'error', code: 'wrong-group', message, fix }];
  }
  return missing.map(({ purpose, endpoint, needed }) => {
    const { path, baseUrl: own } = split(endpoint);
    const other = groups.get(own)?.suggestion[purpose];
    const attribute = attributeName(`${purpose}Endpoint`);
    const fix = other
      ? `Write ${attribute}="${other.method} ${other.path}".`
      : `Copy the Base URL of the group that lists ${path.slice(1)}, or name another in ${attribute}.`;
    const message = `No ${describe(endpoint)}.`;
    return { severity: needed ? 'error' : 'note', code: 'endpoint-missing', message, fix };
  });
}

/** An address by its group and the path inside of it. */
export function split({ url }: Endpoint): { baseUrl: string; path: string } {
  const [, baseUrl = url, path = ''] = /^(.*?\/api:[^/]+)(\/[^?]*)/.exec(url) ?? [];
  return { baseUrl, path };
}

function nameOf(endpoint: Endpoint): string {
  return `${endpoint.method} ${split(endpoint).path}`;
}
