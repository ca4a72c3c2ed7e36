// The session in this tab's memory, tokens included; it never leaves the core.
import type { Persist as StorageMode } from '../connection/settings.js';
import type { StoredTokens } from './stored-session.js';

export interface CurrentSession {
  readonly id: string;
  /** Tells this session from every other one of the page, and nothing else. */
  readonly key: symbol;
  readonly storageMode: StorageMode;
  /** Absent while a marker is active whose tokens this process does not see yet. */
  readonly tokens?: StoredTokens | undefined;
  /** Aborted when the session ends or another takes its place. */
  readonly signal: AbortSignal;
}

/** What a session is made current with. */
export type NextSession = Pick<CurrentSession, 'id' | 'storageMode' | 'tokens'>;

/** The tokens of one moment. An answer counts only while `id` is still the session's. */
export interface CurrentTokens extends CurrentSession {
  readonly tokens: StoredTokens;
}

export const hasTokens = (session: CurrentSession): session is CurrentTokens => session.tokens !== undefined;

export type SessionMemory = ReturnType<typeof createSessionMemory>;

export const createSessionMemory = () => {
  let current: CurrentSession | undefined;
  let controller = new AbortController();

  return {
    get current(): CurrentSession | undefined {
      return current;
    },

    /** The tokens that count. Reads, and changes nothing. */
    tokens: (): CurrentTokens | undefined => (current && hasTokens(current) ? current : undefined),

    /** Puts another session, or none, in place of the current one, and stops the requests of that. */
    replace(next: NextSession | undefined): void {
      const previous = controller;
      controller = new AbortController();
      const key = next && next.id === current?.id ? current.key : Symbol('session');
      current = next && { ...next, key, signal: controller.signal };
      previous.abort();
    },

    setTokens(tokens: StoredTokens): void {
      current = current && { ...current, tokens };
    },
  };
};
