// Faults: what can go wrong between a page and its backend, on demand and as often as asked for.
import { codeOf } from './xano-refusals.js';
import { matchesRequest } from './match-request.js';

export type FaultKind =
  'status' | 'html' | 'offline' | 'slow' | 'redirect' | 'bad-json' | 'throw-error-200' | 'null' | 'no-token';

export interface Fault {
  /** `/path` or `METHOD /path`, relative to the API group; without it every request but preflights. */
  readonly on?: string;
  /**
   * - `status`: Xano's error envelope with `status`, `code`, `message`, `param`
   * - `html`: a gateway's page, by default 502
   * - `offline`: no answer; `fetch` rejects with a TypeError, over HTTP the socket is destroyed
   * - `slow`: the real answer, `delay` late
   * - `redirect`: 302 to a page
   * - `bad-json`: 200 with half an answer
   * - `throw-error-200`: Xano's throw inside try/catch, `{ payload, statement: "Throw Error" }`
   * - `null`: 200 `null`
   * - `no-token`: 200 with the token under a key that nobody expects
   */
  readonly kind: FaultKind;
  /** HTTP status for `status` (default 500), `html` (502) and `redirect` (302). */
  readonly status?: number;
  /** Xano's code for `status`; default: the one that goes with the status. */
  readonly code?: string;
  readonly message?: string;
  /** `payload.param` for `status`. */
  readonly param?: string;
  /** Seconds, sent as `Retry-After` with `status`. Default: no such header, as seen of Xano. */
  readonly retryAfter?: number;
  /** Milliseconds before the fault; default 1000 for `slow`, else 0. */
  readonly delay?: number;
  /** How often; default 1, `Infinity` = until cleared (over HTTP: `"Infinity"` or `null`). */
  readonly times?: number;
  /** Do the work first, then lose its answer. Default false: the request never arrives. */
  readonly after?: boolean;
}

/** Thrown where a connection would break. In a page it surfaces as `fetch`'s TypeError. */
export class ConnectionLost extends TypeError {
  constructor() {
    super('Failed to fetch');
  }
}

/** Where a `redirect` leads. */
export const redirectPath = '/_redirected';

const kinds: ReadonlySet<string> = new Set<FaultKind>([
  'status',
  'html',
  'offline',
  'slow',
  'redirect',
  'bad-json',
  'throw-error-200',
  'null',
  'no-token',
]);

export interface Faults {
  /** Throws a TypeError for an unknown kind. */
  add(fault: Fault): void;
  clear(): void;
  /** The next fault for a request; it counts as used. */
  take(method: string, path: string, after: boolean): Fault | undefined;
}

export function createFaults(): Faults {
  let waiting: { fault: Fault; left: number }[] = [];
  return {
    add(fault) {
      if (!kinds.has(fault.kind)) throw new TypeError(`No fault of the kind "${fault.kind}".`);
      waiting.push({ fault, left: fault.times ?? 1 });
    },
    clear() {
      waiting = [];
    },
    take(method, path, after) {
      const entry = waiting.find(
        ({ fault }) => (fault.after ?? false) === after && matchesRequest(fault.on, method, path),
      );
      if (!entry) return undefined;
      entry.left -= 1;
      if (entry.left <= 0) waiting = waiting.filter((other) => other !== entry);
      return entry.fault;
    },
  };
}

/** The answer of a fault; undefined for `slow`, whose answer is the real one. Throws `ConnectionLost`. */
export function answerFault(fault: Fault): Response | undefined {
  switch (fault.kind) {
    case 'slow':
      return undefined;
    case 'offline':
      throw new ConnectionLost();
    case 'status':
      return answerStatus(fault);
    case 'html':
      return html('<h1>502 Bad Gateway</h1>', fault.status ?? 502);
    case 'redirect':
      return new Response(null, { status: fault.status ?? 302, headers: { location: redirectPath } });
    case 'bad-json':
      return new Response('{"authToken":"eyJ', { headers: { 'content-type': 'application/json' } });
    case 'throw-error-200':
      return Response.json({ payload: fault.message ?? '', statement: 'Throw Error' });
    case 'null':
      return Response.json(null);
    case 'no-token':
      return Response.json({ jwt: 'under-another-key', user: { id: 1 } });
  }
}

export function html(body: string, status = 200): Response {
  const page = `<!doctype html><html lang="en"><title>Page</title>${body}</html>`;
  return new Response(page, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

/** What a fault says. A rate limit is Xano's own, and begins as Xano's does; another sentence would be an author's. */
const saysOf = (status: number): string => (status === 429 ? 'Whoa there!' : `Made-up fault ${status}.`);

function answerStatus({ status = 500, code, message, param, retryAfter }: Fault): Response {
  const envelope = { code: code ?? codeOf(status), message: message ?? saysOf(status) };
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  const body = param === undefined ? envelope : { ...envelope, payload: { param } };
  return Response.json(body, { status, headers });
}
