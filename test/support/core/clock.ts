// Time that only moves when a test says so.
import type { Clock } from '../../../src/core/index.js';

interface Timer {
  at: number;
  readonly run: () => void;
}

/** Real browsers fire a longer wait at once; so does this clock. */
const LONGEST = 2 ** 31 - 1;

export class FakeClock implements Clock {
  time = Date.UTC(2026, 0, 1);
  /** How long each timer was asked to wait, for tests of a policy. */
  readonly waits: number[] = [];
  readonly #timers = new Set<Timer>();

  now = (): number => this.time;

  setTimeout = (run: () => void, milliseconds: number): Timer => {
    this.waits.push(milliseconds);
    const wait = milliseconds > LONGEST || Number.isNaN(milliseconds) ? 0 : Math.max(milliseconds, 0);
    const timer = { at: this.time + wait, run };
    this.#timers.add(timer);
    return timer;
  };

  /** Somebody sets the clock. Timers do not go by it. */
  set(by: number): void {
    this.time += by;
    for (const timer of this.#timers) timer.at += by;
  }

  clearTimeout = (timer: unknown): void => void this.#timers.delete(timer as Timer);

  /** Timers that are still to fire. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Moves to the next timer up to `until` and fires it; false when there is none. */
  step(until: number): boolean {
    const [next] = [...this.#timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
    if (!next) {
      this.time = Math.max(this.time, until);
      return false;
    }
    this.#timers.delete(next);
    this.time = Math.max(this.time, next.at);
    next.run();
    return true;
  }
}

/** Lets everything run that waits for neither a timer nor the outside world. */
export const flushMicrotasks = async (): Promise<void> => {
  for (let i = 0; i < 4; i++) await new Promise((resolve) => setImmediate(resolve));
};

/** A random source that says the same each time. */
export const seeded = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};
