// Calls the Metadata API. It alone knows the Meta API Key, in a closure; it waits after a 429, and reads lists to their
// last page.
import { AuthError, misconfigured } from '../core/errors.js';
import { retryAfterOf } from '../core/requests/retry-after.js';
import type { Clock } from '../core/platform/ports.js';
import { type Answer, readAnswer, send } from '../core/requests/send.js';
import { readPage } from './account-tree.js';
import { HOW_TO_GET_A_KEY, metaError, type Step } from './meta-errors.js';

/** How much of a step is done. */
export interface Progress {
  readonly step: Step;
  readonly done: number;
  /** How many there are, where that is known. */
  readonly total?: number | undefined;
  /** Seconds until the next try, after a 429. */
  readonly waiting?: number | undefined;
}

export interface MetaClientOptions {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (progress: Progress) => void;
}

export interface MetaClient {
  readonly hasKey: () => boolean;
  /** Allows the key to be sent to an origin. */
  trust(origin: string): void;
  /** Reads one answer. */
  get(step: Step, url: string): Promise<unknown>;
  /** Reads a list with all its pages. */
  list(step: Step, url: string): Promise<unknown[]>;
  /** Reads a specification, which needs no key and gets none; `undefined` where there is none (404). */
  specification(url: string): Promise<unknown>;
  /** Reports progress; a later wait of the same step repeats it. */
  reportProgress(step: Step, done: number, total?: number): void;
  /** Aborts all requests. */
  stop(): void;
  /** Aborts all requests, and forgets the key. */
  forget(): void;
}

/** Xano's free plan counts requests over 20 s and sends no Retry-After. */
const RATE_WINDOW = 21_000;
const JITTER = 4_000;
const LONGEST_WAIT = 120_000;
const MOST_WAITS = 8;
const MOST_PAGES = 100;
const TIMEOUT = 30_000;

/** Refuses what no header can carry. The message does not repeat it: it may be a key with a typing error. */
const checkKey = (key: string | undefined): string | undefined => {
  const trimmed = key?.trim().replace(/^Bearer\s+/i, '');
  if (trimmed && !/^[\x21-\x7e]+$/.test(trimmed))
    throw misconfigured(`This is no Meta API Key. ${HOW_TO_GET_A_KEY}`);
  return trimmed || undefined;
};

export const createMetaClient = (apiKey: string | undefined, options: MetaClientOptions): MetaClient => {
  const { fetch, clock, random, signal, onProgress } = options;
  let key = checkKey(apiKey);
  let stopping = new AbortController();
  const trusted = new Set<string>();
  const progressByStep = new Map<Step, Progress>();
  /** After a 429 no request is sent before this time. */
  let notBefore = 0;

  const reportProgress = (step: Step, done: number, total?: number): void => {
    const progress = { step, done, total };
    progressByStep.set(step, progress);
    onProgress(progress);
  };

  const pause = (milliseconds: number, signals: readonly AbortSignal[]): Promise<void> =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        clock.clearTimeout(timer);
        reject(new AuthError('aborted', 'The search was stopped.'));
      };
      const timer = clock.setTimeout(() => {
        for (const one of signals) one.removeEventListener('abort', stop);
        resolve();
      }, milliseconds);
      for (const one of signals) one.addEventListener('abort', stop, { once: true });
      if (signals.some(({ aborted }) => aborted)) stop();
    });

  /** Asks again after each 429, up to a limit. */
  const ask = async (step: Step, url: string, headers: () => HeadersInit): Promise<Answer> => {
    const signals = [stopping.signal, ...(signal ? [signal] : [])];
    for (let waits = 0; ; waits++) {
      const early = notBefore - clock.now();
      if (early > 0) await pause(early, signals);
      const request = new Request(url, {
        headers: headers(),
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      });
      const answer = await send({ fetch, clock }, request, TIMEOUT, signals, readAnswer);
      if (answer.status !== 429) return answer;
      if (waits === MOST_WAITS) throw metaError(answer, step, url, waits);
      const after = retryAfterOf(answer.headers);
      const asked = after === undefined ? RATE_WINDOW : after * 1000;
      const wait = Math.min(asked, LONGEST_WAIT) + random() * JITTER;
      notBefore = Math.max(notBefore, clock.now() + wait);
      const { done = 0, total } = progressByStep.get(step) ?? {};
      onProgress({ step, done, total, waiting: Math.ceil((notBefore - clock.now()) / 1000) });
    }
  };

  const get = async (step: Step, url: string): Promise<unknown> => {
    const answer = await ask(step, url, () => {
      if (!key) throw misconfigured(`A Meta API Key is needed for that. ${HOW_TO_GET_A_KEY}`);
      const { origin, host } = new URL(url);
      if (!trusted.has(origin)) throw misconfigured(`The Meta API Key is not sent to ${host}.`);
      return { Accept: 'application/json', Authorization: `Bearer ${key}` };
    });
    if (answer.status !== 200 || answer.data === undefined) throw metaError(answer, step, url);
    return answer.data;
  };

  const stop = (): void => {
    stopping.abort();
    stopping = new AbortController();
  };

  return {
    hasKey: () => key !== undefined,
    trust: (origin) => void trusted.add(origin),
    get,
    reportProgress,
    async list(step, url) {
      const all: unknown[] = [];
      let next = 1;
      for (let page = 1; page <= MOST_PAGES; page++) {
        const address = new URL(url);
        if (page > 1) address.searchParams.set('page', String(next));
        const data = await get(step, address.href);
        const read = readPage(data);
        if (!read) throw new AuthError('bad-answer', `${address.host} answered no list of ${step}.`);
        all.push(...read.items);
        if (read.nextPage <= next) break;
        next = read.nextPage;
      }
      reportProgress(step, all.length, all.length);
      return all;
    },
    async specification(url) {
      const answer = await ask('endpoints', url, () => ({ Accept: 'application/json' }));
      if (answer.status === 404) return undefined;
      if (answer.status !== 200 || answer.data === undefined) throw metaError(answer, 'endpoints', url);
      return answer.data;
    },
    stop,
    forget() {
      key = undefined;
      trusted.clear();
      stop();
    },
  };
};
