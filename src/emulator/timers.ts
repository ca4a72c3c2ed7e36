// Timers that can all be ended at once, so that a closed emulator leaves none behind.
import type { EmulatorClock } from './options.js';

export function createTimers(clock: EmulatorClock): { wait(ms: number): Promise<void>; clear(): void } {
  const waiting = new Map<ReturnType<typeof setTimeout>, () => void>();
  return {
    wait(ms) {
      if (ms <= 0) return Promise.resolve();
      if (clock.wait) return clock.wait(ms);
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          waiting.delete(timer);
          resolve();
        }, ms);
        waiting.set(timer, resolve);
      });
    },
    clear() {
      for (const [timer, resolve] of waiting) {
        clearTimeout(timer);
        resolve();
      }
      waiting.clear();
    },
  };
}
