// CORS: sends the preflights that a browser would send for a page, and judges the answers as a browser would. Only a
// program can do that; in a page the browser keeps the headers to itself.
import type { Connection } from '../core/connection/parse.js';
import type { Endpoint } from '../core/connection/endpoints.js';
import { describe } from '../core/requests/xano-errors.js';
import type { Finding, Report } from './finding.js';

export interface CorsOptions {
  readonly connection: Connection;
  /** Origin of the page. */
  readonly origin: string;
  /** Whether the origin is only assumed, as nobody said where the page is served. */
  readonly assumed: boolean;
  readonly fetch: typeof fetch;
  readonly report: Report;
}

/** @param calls endpoints that exist */
export async function checkCors(calls: readonly Endpoint[], options: CorsOptions): Promise<void> {
  const { origin, assumed, connection, report } = options;
  if (origin === connection.origin) {
    report.passed.push(`The page and the backend share one origin, ${origin}.`);
    return;
  }
  const found: Finding[] = [];
  for (const call of calls) found.push(...(await preflight(call, options)));
  // All endpoints of a group share its settings, so each mistake is reported once.
  const kinds = new Map(found.map((finding) => [`${finding.code} ${finding.fix}`, finding]));
  report.findings.push(...kinds.values());
  if (calls.length > 0 && kinds.size === 0)
    report.passed.push(
      `CORS lets a page of ${origin} read the answers${assumed ? ' (say where yours is served with --host)' : ''}.`,
    );
}

async function preflight(call: Endpoint, options: CorsOptions): Promise<readonly Finding[]> {
  const { connection, origin, fetch } = options;
  const token = call === connection.endpoints.currentUser ? ['authorization'] : [];
  const body = call.method === 'GET' ? [] : ['content-type'];
  const names = [...new Set([...token, ...body, ...connection.headers().keys()])].sort();
  const response = await fetch(call.url, {
    method: 'OPTIONS',
    redirect: 'manual',
    headers: {
      origin,
      'access-control-request-method': call.method,
      'access-control-request-headers': names.join(','),
    },
  });
  await response.body?.cancel();
  if (response.status === 429) return [];
  const { headers } = response;
  return (
    judgeOrigin(headers, options) ??
    judgeStatus(response.status, call, options) ??
    judgeMethod(headers, call, options) ??
    judgeHeaders(headers, names, options) ??
    []
  );
}

/** Judges the origin in the headers of a preflight, or of an answer. */
export function judgeOrigin(headers: Headers, options: CorsOptions): readonly Finding[] | undefined {
  const { connection, origin, assumed } = options;
  const { host } = new URL(connection.base);
  const allowed = headers.get('access-control-allow-origin');
  const withCookies = connection.credentials === 'include';
  if (allowed === origin || (allowed === '*' && !withCookies)) {
    if (!withCookies || headers.get('access-control-allow-credentials') === 'true') return undefined;
  }
  if (withCookies && (allowed === '*' || allowed === origin)) {
    const message = `credentials="include" needs CORS headers that name ${origin}, and ${host} answers "${allowed}".`;
    const fix = `Leave credentials out, or allow exactly ${origin} in the group's CORS settings.`;
    return [{ severity: 'error', code: 'cors-credentials', message, fix }];
  }
  const page = assumed ? `a page of ${origin} (say where yours is served with --host)` : 'this page';
  const message = `${host} answers, but does not let ${page} read the answer (CORS).`;
  const fix = `Allow ${assumed ? "the page's origin" : origin} in the group's CORS settings in Xano.`;
  return [{ severity: assumed ? 'warning' : 'error', code: 'cors', message, fix }];
}

function judgeStatus(status: number, call: Endpoint, { connection }: CorsOptions) {
  if (status >= 200 && status < 300) return undefined;
  const message = `The preflight (OPTIONS) of ${describe(call)} gave ${status}: browsers then send nothing.`;
  const fix = `See what stands between the page and ${connection.origin}, such as a proxy of the custom domain.`;
  return [{ severity: 'error', code: 'cors-preflight', message, fix } satisfies Finding];
}

/** GET, HEAD and POST are always allowed (Fetch standard). */
function judgeMethod(headers: Headers, { method }: Endpoint, { connection }: CorsOptions) {
  const allowed = listOf(headers.get('access-control-allow-methods'));
  const isAllowed = allowed.includes(method.toLowerCase()) || isStar(allowed, connection);
  if (['GET', 'HEAD', 'POST'].includes(method) || isAllowed) return undefined;
  const message = `CORS does not allow the method ${method}.`;
  const fix = `Allow ${method} in the group's CORS settings in Xano.`;
  return [{ severity: 'error', code: 'cors-method', message, fix } satisfies Finding];
}

function judgeHeaders(headers: Headers, names: readonly string[], { connection }: CorsOptions) {
  const allowed = listOf(headers.get('access-control-allow-headers'));
  // `*` does not include Authorization (Fetch standard).
  const refused = names.filter(
    (name) => !allowed.includes(name) && (name === 'authorization' || !isStar(allowed, connection)),
  );
  if (refused.length === 0) return undefined;
  const message = `CORS does not allow the header ${refused.join(', ')}.`;
  const fix = `Allow ${refused.join(', ')} in the group's CORS settings in Xano.`;
  return [{ severity: 'error', code: 'cors-headers', message, fix } satisfies Finding];
}

function isStar(allowed: readonly string[], { credentials }: Connection): boolean {
  return allowed.includes('*') && credentials !== 'include';
}

function listOf(header: string | null): readonly string[] {
  return (header ?? '')
    .toLowerCase()
    .split(',')
    .map((item) => item.trim());
}
