// Leaks: what an API group answers to anyone without a token. A guard hides parts of a page; it protects no endpoint.
import type { Connection } from '../core/connection/parse.js';
import { readAnswer } from '../core/requests/send.js';
import { isRecord } from '../core/requests/answer-mapping.js';
import type { ApiGroupDescription } from '../setup/api-groups.js';
import type { ApiEndpoint } from '../setup/openapi.js';
import type { DoctorIo } from './doctor-options.js';
import type { Report } from './finding.js';
import type { RateLimiter } from './rate-limiter.js';

export interface LeakOptions {
  readonly connection: Connection;
  /** Base URL of the group. */
  readonly group: string;
  readonly endpoints: readonly ApiEndpoint[];
  /** Should keep to the rate limit; see rate-limiter.ts. */
  readonly fetch: typeof fetch;
  readonly report: Report;
  /** Called before each request. */
  readonly onProgress?: ((done: number, total: number, path: string) => void) | undefined;
}

/** Looks for leaks in each group that shows its endpoints. */
export async function findLeaksInGroups(
  connection: Connection,
  groups: ReadonlyMap<string, ApiGroupDescription>,
  { fetch }: RateLimiter,
  report: Report,
  io: DoctorIo,
): Promise<void> {
  for (const { group, endpoints, problem } of groups.values()) {
    if (problem) {
      const message = `What group ${group.canonical} lets anyone read is not known: its description is switched off.`;
      const fix = 'Switch the documentation (Swagger) of the group on in Xano while you check.';
      report.findings.push({ severity: 'warning', code: 'leaks-unknown', message, fix });
      continue;
    }
    const onProgress = (done: number, total: number, path: string) =>
      io.err(`Asking GET ${path} without a token (${done + 1} of ${total}) …`);
    await findLeaks({ connection, group: group.baseUrl, endpoints, fetch, report, onProgress });
  }
}

/**
 * Calls each GET of a group without a token and reports the ones that answer 200. Paths with parameters are
 * left out. Reports name keys of the answers, never values.
 */
export async function findLeaks(options: LeakOptions): Promise<void> {
  const { connection, group, endpoints, fetch, report, onProgress = () => {} } = options;
  const gets = endpoints.filter(({ method }) => method === 'GET');
  const called = gets.filter(({ path }) => !/[{}]/.test(path));
  let open = 0;
  for (const [index, { path }] of called.entries()) {
    onProgress(index, called.length, path);
    const response = await fetch(group + path, { headers: connection.headers(), redirect: 'manual' });
    if (response.status !== 200) {
      await response.body?.cancel();
      continue;
    }
    open++;
    const { data } = await readAnswer(response);
    report.findings.push(judge(path, data));
  }
  const skipped = gets.length - called.length;
  if (skipped > 0) {
    const message = `${skipped} GET ${skipped === 1 ? 'endpoint has' : 'endpoints have'} a parameter in the path and ${skipped === 1 ? 'was' : 'were'} not called.`;
    report.findings.push({ severity: 'note', code: 'leak-not-checked', message });
  }
  report.passed.push(
    `${called.length - open} of ${called.length} GET endpoints answer nothing without a token.`,
  );
}

function judge(path: string, data: unknown): Report['findings'][number] {
  const personal = [...keysIn(data)].filter((key) => aboutPeople.test(key));
  const fix = 'If it is not meant for everyone, switch on authentication for the endpoint in Xano.';
  if (personal.length > 0) {
    const message = `GET ${path} answers 200 without a token, with the keys ${personal.join(', ')}: anyone can read that, whatever a guard in the page hides.`;
    return { severity: 'error', code: 'leak', message, fix };
  }
  if (Array.isArray(data)) {
    const message = `GET ${path} answers a list without a token.`;
    return { severity: 'warning', code: 'open-list', message, fix };
  }
  const message = `GET ${path} answers 200 without a token; nothing in it looks personal.`;
  return { severity: 'note', code: 'open-endpoint', message, fix };
}

/** Keys whose values are personal, or secret. */
const aboutPeople =
  /e-?mail|phone|mobile|passw|token|secret|api_?key|address|street|zip|postal|birth|gender|salary|iban|card|ssn|tax|(first|last|full|user|sur)_?name|^(name|user|user_id|owner_id|customer_id|role|roles|ip|lat|lng)$/i;

/** The names of keys, four levels deep; of a list the first five items are read. */
function keysIn(value: unknown, depth = 4): Set<string> {
  if (depth === 0) return new Set();
  if (Array.isArray(value)) return new Set(value.slice(0, 5).flatMap((one) => [...keysIn(one, depth - 1)]));
  if (!isRecord(value)) return new Set();
  return new Set(Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner, depth - 1)]));
}
