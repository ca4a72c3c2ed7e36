// Gates: requests wait at one, before or after their work, until a test opens it. Tests need no sleeps with them.
import { matchesRequest } from './match-request.js';

export interface HoldOptions {
  /** Hold the answer after the work is committed, instead of before it begins. Default false. */
  readonly after?: boolean;
}

export interface Hold {
  /** Resolves when the first request has arrived at the gate. */
  readonly arrived: Promise<void>;
  /** How many requests have arrived so far. */
  readonly count: number;
  /** Resolves when so many requests have arrived. */
  reached(count: number): Promise<void>;
  /** Lets all of them go on, and takes the gate away. */
  release(): void;
}

export interface RequestGates {
  /** Puts up a gate on `/path` or `METHOD /path`. */
  add(on: string, options?: HoldOptions): Hold;
  /** Waits at each closed gate that matches a request. */
  pass(method: string, path: string, after: boolean): Promise<void>;
  clear(): void;
}

interface Gate {
  readonly on: string;
  readonly after: boolean;
  readonly open: Promise<void>;
  arrive(): void;
  release(): void;
}

export function createRequestGates(): RequestGates {
  const gates = new Set<Gate>();
  return {
    add(on, options = {}) {
      let count = 0;
      let release = () => {};
      const watchers = new Set<() => void>();
      const gate: Gate = {
        on,
        after: options.after ?? false,
        open: new Promise((resolve) => (release = resolve)),
        arrive() {
          count += 1;
          for (const watch of watchers) watch();
        },
        release() {
          gates.delete(gate);
          release();
        },
      };
      gates.add(gate);
      const reached = (wanted: number) =>
        new Promise<void>((resolve) => {
          const watch = () => {
            if (count < wanted) return;
            watchers.delete(watch);
            resolve();
          };
          watchers.add(watch);
          watch();
        });
      return {
        arrived: reached(1),
        get count() {
          return count;
        },
        reached,
        release: gate.release,
      };
    },
    async pass(method, path, after) {
      for (const gate of gates) {
        if (gate.after !== after || !matchesRequest(gate.on, method, path)) continue;
        gate.arrive();
        await gate.open;
      }
    },
    clear() {
      for (const gate of gates) gate.release();
    },
  };
}
