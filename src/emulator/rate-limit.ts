// The rate limit of Xano's free plan: a sliding window per client (Xano's documentation).
import { refusals } from './xano-refusals.js';

export interface RateLimit {
  readonly max: number;
  readonly seconds: number;
}

/** Counts requests; `count` throws 429 once a client has had its share. No Retry-After, as seen of Xano. */
export function createRateLimiter(now: () => number): {
  count(client: string, limit: RateLimit): void;
  forget(): void;
} {
  const seen = new Map<string, number[]>();
  return {
    count(client, { max, seconds }) {
      const since = now() - seconds * 1000;
      const recent = (seen.get(client) ?? []).filter((at) => at > since);
      if (recent.length >= max) throw refusals.tooManyRequests(max, seconds);
      seen.set(client, [...recent, now()]);
    },
    forget: () => seen.clear(),
  };
}
