// A `fetch` that keeps to the free plan's 10 requests in 20 s, and repeats a request that got a 429.
import { retryAfterOf } from '../core/requests/retry-after.js';

export interface RateLimiter {
  readonly fetch: typeof fetch;
  /** Whether a request was refused for being one too many. */
  readonly wasRefused: () => boolean;
  /** Resolves when `count` requests may follow at once. */
  ready(count: number): Promise<void>;
}

export interface RateLimiterOptions {
  readonly fetch: typeof fetch;
  readonly clock: { now(): number; wait(milliseconds: number): Promise<void> };
  /** Called before each wait, with its seconds. */
  readonly onWait?: ((seconds: number) => void) | undefined;
  /** Limits nothing before the first 429: for a backend on this machine. Default false. */
  readonly fullSpeed?: boolean | undefined;
}

/** A little less than the plan allows, since other people may use the backend too. */
const share = { max: 9, milliseconds: 21_000 };
const tries = 3;

export function createRateLimiter({
  fetch,
  clock,
  onWait = () => {},
  fullSpeed = false,
}: RateLimiterOptions): RateLimiter {
  let sent: number[] = [];
  let refused = false;

  async function wait(milliseconds: number): Promise<void> {
    onWait(Math.ceil(milliseconds / 1000));
    await clock.wait(milliseconds);
  }

  async function ready(count: number): Promise<void> {
    if (fullSpeed && !refused) return;
    const recent = () => (sent = sent.filter((at) => at > clock.now() - share.milliseconds));
    while (recent().length + Math.min(count, share.max) > share.max) {
      await wait((sent[0] ?? 0) + share.milliseconds - clock.now() + 1);
    }
  }

  return {
    wasRefused: () => refused,
    ready,
    async fetch(input, init) {
      const request = new Request(input, init);
      for (let left = tries - 1; ; left--) {
        await ready(1);
        sent.push(clock.now());
        const response = await fetch(request.clone(), { redirect: request.redirect, signal: request.signal });
        if (response.status !== 429) return response;
        refused = true;
        if (left === 0) return response;
        const asked = (retryAfterOf(response.headers) ?? 0) * 1000;
        await wait(asked > 0 && asked < 120_000 ? asked : share.milliseconds);
        sent = [];
      }
    },
  };
}
