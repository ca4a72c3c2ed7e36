// One request: from a filled-in plan to an answer, or to an AuthError for what never became one.
// It knows no session and no flow.
import { AuthError } from './errors.js';
import type { Clock } from './ports/ports.js';

/** A body as actions take it: names and values as Xano's inputs are called. */
export type Values = Readonly<Record<string, unknown>>;

/** An answer that came, good or bad. `kind` tells JSON from an empty body and from anything else. */
export interface Answer {
  readonly status: number;
  readonly kind: 'json' | 'empty' | 'other';
  readonly data: unknown;
  /** Seconds; cross-origin only where the server exposes the header. */
  readonly retryAfter?: number | undefined;
}

export interface Sending {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Milliseconds for the whole exchange. */
  readonly timeout: number;
  readonly signals: readonly (AbortSignal | null | undefined)[];
}

const isFile = (value: unknown): value is Blob => typeof Blob === 'function' && value instanceof Blob;

const flat = (value: unknown): string | Blob =>
  isFile(value) ? value : typeof value === 'string' ? value : JSON.stringify(value);

/** Adds `values` to `target` as Xano reads them from queries and forms: lists as `name[]`. */
const append = (target: URLSearchParams | FormData, values: Values): void => {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null) continue;
    if (!Array.isArray(value)) target.append(name, flat(value) as string);
    else for (const item of value) target.append(`${name}[]`, flat(item) as string);
  }
};

const hasFile = (values: Values): boolean =>
  Object.values(values).some((value) => (Array.isArray(value) ? value.some(isFile) : isFile(value)));

/** The address and the body of a call: GET inputs go into the query, files make it multipart, the rest is JSON. */
export const plan = (method: string, url: string, values: Values | undefined, headers: Headers): Request => {
  const init: RequestInit = { method, headers };
  const target = new URL(url);
  if (values && method === 'GET') append(target.searchParams, values);
  else if (values && hasFile(values)) {
    const form = new FormData();
    append(form, values);
    init.body = form;
  } else if (values) {
    if (!headers.has('Content-Type')) headers.set('Content-Type', 'application/json');
    init.body = JSON.stringify(values);
  }
  return new Request(target, init);
};

/** Rejects when the signal says so: not everything that stands in for `fetch` minds its signal. */
const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));

/**
 * Sends a request and hands its response to `read` before the time is up.
 *
 * @throws AuthError `offline`, `timeout`, `aborted`, or `bad-answer` for a redirect: redirects are not
 * followed, since one could carry a token elsewhere.
 */
export const send = async <T>(
  request: Request,
  { fetch, clock, timeout, signals }: Sending,
  read: (response: Response) => T | Promise<T>,
): Promise<T> => {
  const clockwork = new AbortController();
  const timer = clock.setTimeout(() => clockwork.abort(), timeout);
  const stop = signals.filter((signal) => signal !== undefined && signal !== null);
  const host = new URL(request.url).host;
  const signal = AbortSignal.any([clockwork.signal, ...stop]);
  const exchange = async (): Promise<T> => {
    const response = await fetch(request, { redirect: 'manual', signal });
    if (
      response.type === 'opaqueredirect' ||
      (response.status >= 301 && response.status <= 308 && response.status !== 304)
    )
      throw new AuthError('bad-answer', `${host} answered with a redirect, which is not followed.`);
    return read(response);
  };
  try {
    signal.throwIfAborted();
    const result = await Promise.race([exchange(), whenAborted(signal)]);
    signal.throwIfAborted();
    return result;
  } catch (cause) {
    if (cause instanceof AuthError) throw cause;
    if (stop.some((signal) => signal.aborted))
      throw new AuthError('aborted', 'The request was stopped.', { cause });
    if (clockwork.signal.aborted)
      throw new AuthError('timeout', `${host} gave no answer within ${timeout} ms.`, { cause });
    throw new AuthError(
      'offline',
      `${host} cannot be reached, or does not let this page read its answers (CORS).`,
      {
        cause,
      },
    );
  } finally {
    clock.clearTimeout(timer);
  }
};

/** Reads a whole response as Xano writes it. */
export const readAnswer = async (response: Response): Promise<Answer> => {
  const text = await response.text();
  const after = Number(response.headers.get('Retry-After') ?? Number.NaN);
  const base = {
    status: response.status,
    retryAfter: after >= 0 && Number.isFinite(after) ? after : undefined,
  };
  if (text.trim() === '') return { ...base, kind: 'empty', data: undefined };
  try {
    return { ...base, kind: 'json', data: JSON.parse(text) as unknown };
  } catch {
    return { ...base, kind: 'other', data: undefined };
  }
};
