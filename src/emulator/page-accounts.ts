// The accounts of the emulator inside a page: for the page's own scripts and the browser's console, to try roles.
import type { Control } from './controls.js';
import { createPageEmulator } from './page-emulator.js';
import type { TextStorage } from './tables-storage.js';

/** The controls that change what is kept; faults and the log belong to the emulator that answers. */
export type PageAccounts = Pick<
  Control,
  | 'inbox'
  | 'clearInbox'
  | 'addUser'
  | 'removeUser'
  | 'clearAccounts'
  | 'setRole'
  | 'confirm'
  | 'expireTokens'
  | 'revokeRefreshTokens'
>;

/**
 * Gives access to the accounts of `<xano-connection emulator>`. They lie in the page's `localStorage`, under keys that
 * begin with `xano-emulator:`. A change counts from the next request; `fetchCurrentUser()` of the connection shows it.
 *
 * @param storage where the accounts are kept; default `localStorage`
 */
export const pageAccounts = (storage?: TextStorage): PageAccounts => createPageEmulator({ storage }).control;
