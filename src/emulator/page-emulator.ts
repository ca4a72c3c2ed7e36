// The emulator inside a page, without any server. `<xano-connection emulator>` loads it.
import type { Control } from './controls.js';
import { createEmulator } from './create-emulator.js';
import type { EmulatorOptions } from './options.js';
import { storageTables } from './tables-storage.js';
import type { TextStorage } from './tables-storage.js';

export interface PageEmulatorOptions extends Omit<EmulatorOptions, 'tables'> {
  /** Where accounts and the tokens' secret are kept. Default: `localStorage`, or memory where that is forbidden. */
  readonly storage?: TextStorage | undefined;
}

/**
 * Makes an emulator for use in a page. A reload with the same storage keeps accounts and signed-in people;
 * faults, holds and the log are this page's alone.
 * @throws Error when `crypto.subtle` is missing, as on a plain http address other than localhost
 */
export function createPageEmulator({ storage = pageStorage(), ...options }: PageEmulatorOptions = {}): {
  readonly fetch: typeof globalThis.fetch;
  readonly control: Control;
} {
  const tables = storage ? { tables: storageTables(storage) } : {};
  const { fetch, control } = createEmulator({ ...options, ...tables });
  return { fetch, control };
}

/** Merely naming `localStorage` throws in a sandboxed frame. */
function pageStorage(): TextStorage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
