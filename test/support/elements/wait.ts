// Waiting, with the patience that a busy machine asks for; the library's own is one second.
import { waitUntil as wait } from '@open-wc/testing';

export const waitUntil = (holds: () => unknown, what?: string): Promise<void> =>
  wait(holds as () => boolean, what, { timeout: 20_000, interval: 20 });
