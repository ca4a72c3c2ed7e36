// One request: from what is sent to an answer, or to an AuthError for what never became one.
// It knows no session and no flow.
import { abortedError, AuthError, isAuthError } from '../errors.js';
import { LONGEST_TIMER } from '../longest-timer.js';
import type { Ports } from '../platform/ports.js';

/** A body as actions take it: names and values as Xano's inputs are called. */
export type Values = Readonly<Record<string, unknown>>;

/** An answer that came, good or bad. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The body; empty where there is none. */
  readonly text: string;
  /** What its JSON says; `undefined` where it is none. */
  readonly data: unknown;
}

/** What may stop a request; what is not given stops nothing. */
export type Signals = readonly (AbortSignal | null | undefined)[];

/** As AbortSignal.any, which is missing in browsers that are still used. There the signals stay linked. */
const anySignal = (signals: readonly AbortSignal[]): AbortSignal => {
  if (typeof AbortSignal.any === 'function') return AbortSignal.any([...signals]);
  const controller = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) controller.abort();
    signal.addEventListener('abort', () => controller.abort(), { once: true });
  }
  return controller.signal;
};

/** Rejects when the signal says so: not everything that stands in for `fetch` minds its signal. */
const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => (signal.onabort = () => reject(signal.reason)));

/**
 * Sends a request and hands its response to `read` before the time is up.
 *
 * @param timeout milliseconds for the whole exchange
 * @throws AuthError `offline`, `timeout`, `aborted`, or `bad-answer` for a redirect: redirects are not
 * followed, since one could carry a token elsewhere.
 */
export const send = async <T>(
  { fetch, clock }: Pick<Ports, 'fetch' | 'clock'>,
  request: Request,
  timeout: number,
  signals: Signals,
  read: (response: Response) => T | Promise<T>,
): Promise<T> => {
  const clockwork = new AbortController();
  const timer = clock.setTimeout(() => clockwork.abort(), Math.min(timeout, LONGEST_TIMER));
  const signal = anySignal([clockwork.signal, ...signals.filter((one) => !!one)]);
  const { host } = new URL(request.url);
  const exchange = async (): Promise<T> => {
    const response = await fetch(request, { redirect: 'manual', signal });
    const { status, type } = response;
    if (type === 'opaqueredirect' || (status > 300 && status < 309 && status !== 304))
      throw new AuthError('bad-answer', `${host} answered with a redirect, which is not followed.`);
    return read(response);
  };
  try {
    signal.throwIfAborted();
    const result = await Promise.race([exchange(), whenAborted(signal)]);
    signal.throwIfAborted();
    return result;
  } catch (cause) {
    if (isAuthError(cause)) throw cause;
    throw clockwork.signal.aborted
      ? new AuthError('timeout', `${host} gave no answer within ${Math.round(timeout)} ms.`, { cause })
      : signal.aborted
        ? abortedError()
        : new AuthError('offline', `${host} cannot be reached, or its CORS settings keep this page out.`, {
            cause,
          });
  } finally {
    clock.clearTimeout(timer);
    // A signal that is listened to lives as long as those that it is made of, and one of them is the session's.
    signal.onabort = null;
  }
};

/** Reads a whole response as Xano writes it. */
export const readAnswer = async (response: Response): Promise<Answer> => {
  const { status, headers } = response;
  const text = (await response.text()).trim();
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    // Whoever looks at it minds whether there is a text at all.
  }
  return { status, headers, text, data };
};
