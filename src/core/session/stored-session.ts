// What the browser keeps of a session, and where: the marker (which session there is) and its tokens under separate
// keys, since storage has no compare-and-set. A late write of tokens can never bring back a session that ended,
// because only the marker says which session is active.
import { isHeaderValue } from '../connection/headers.js';
import { storageModes } from '../connection/parse.js';
import { own } from '../connection/setting-checks.js';
import type { Persist as StorageMode } from '../connection/settings.js';
import { memoryStore } from '../platform/memory-storage.js';
import type { KeyValue, Storages } from '../platform/ports.js';
import type { Tokens } from '../requests/answer-mapping.js';
import type { EndReason } from './state.js';

/** Which session exists. Only its start and its end write it. */
export interface SessionMarker {
  readonly id: string;
  readonly active: boolean;
  readonly endReason?: EndReason | undefined;
}

/** Nobody signed out: the session ended by itself. */
export const endedByItself = (reason: EndReason | undefined): reason is 'expired' | 'idle' =>
  reason === 'expired' || reason === 'idle';

/** A session's secrets and dates. */
export interface StoredTokens {
  /** How often the tokens were rotated. */
  readonly generation: number;
  readonly authToken: string;
  readonly refreshToken?: string | undefined;
  readonly metadata?: unknown;
  /** From when on the tokens should be refreshed, if the answer told their lifetime; ms since 1970. */
  readonly renewAt?: number | undefined;
  /** When the session began; ms since 1970. */
  readonly startedAt: number;
}

/** What a session begins with. */
export interface NewSession extends Tokens {
  authToken: string;
  persist?: StorageMode | undefined;
}

/** A marker and where it lies. */
export interface FoundMarker extends SessionMarker {
  readonly storageMode: StorageMode;
}

/**
 * Extra records of a session: last activity, the last user where one may be shown without asking, and that the user is
 * another one now.
 */
type Extra = 'seen' | 'user' | 'changed';

/** Milliseconds after which tokens without a marker count as left behind by a tab that died. */
const ORPHAN_AGE = 60_000;
/** Tokens are refreshed when a tenth of their lifetime is left, at most a minute. */
const RENEW_AHEAD = 60_000;

/** Stored tokens with those of an answer in their place; what the answer does not hold stays. */
export const withTokens = (
  stored: StoredTokens,
  { authToken, refreshToken, metadata, expiresIn }: Tokens,
  now: number,
): StoredTokens => {
  const lifetime = (expiresIn ?? 0) * 1000;
  return {
    ...stored,
    authToken: authToken ?? stored.authToken,
    refreshToken: refreshToken ?? stored.refreshToken,
    metadata: metadata ?? stored.metadata,
    renewAt: lifetime ? now + lifetime - Math.min(RENEW_AHEAD, lifetime / 10) : undefined,
  };
};

export type StoredSession = ReturnType<typeof createStoredSession>;

export const createStoredSession = (key: string, storages: Storages) => {
  const storageAreas: Record<StorageMode, KeyValue> = { ...storages, memory: memoryStore() };

  /** What a store that can be full, forbidden or corrupt says; `undefined` where it says nothing. */
  const attempt = <T>(run: () => T): T | undefined => {
    try {
      return run();
    } catch {
      return undefined;
    }
  };
  /** The object that a name holds; an empty one for anything else. */
  const read = (mode: StorageMode, name: string): Record<string, unknown> =>
    Object(attempt(() => JSON.parse(storageAreas[mode].get(name) ?? 'null')));
  const write = (mode: StorageMode, name: string, value: unknown): void =>
    storageAreas[mode].set(name, JSON.stringify(value));
  const remove = (mode: StorageMode, name: string): void => attempt(() => storageAreas[mode].remove(name));

  const markerAt = (mode: StorageMode): SessionMarker | undefined => {
    const marker = own(read(mode, key));
    return typeof marker['id'] === 'string' ? (marker as unknown as SessionMarker) : undefined;
  };

  /** Tokens that no request can carry are none: their session ends as if they had never come. */
  const tokensAt = (mode: StorageMode, id: string): StoredTokens | undefined => {
    const tokens = own(read(mode, `${key}:${id}`));
    const { generation, startedAt, authToken } = tokens;
    const isUsable = typeof authToken === 'string' && isHeaderValue(authToken);
    return [generation, startedAt].every(Number.isFinite) && isUsable
      ? (tokens as unknown as StoredTokens)
      : undefined;
  };

  /** Everything of one session except its marker. */
  const forget = (id: string): void => {
    for (const mode of storageModes)
      for (const suffix of ['', ':seen', ':user', ':changed']) remove(mode, `${key}:${id}${suffix}`);
  };

  const writeNew = (mode: StorageMode, id: string, tokens: StoredTokens): void => {
    write(mode, `${key}:${id}`, tokens);
    write(mode, key, { id, active: true });
  };

  return {
    markerAt,
    tokensAt,
    forget,

    /** Whether a store answers at all: a marker that cannot be read is not one that is gone. */
    isReadable: (mode: StorageMode): boolean => attempt(() => storageAreas[mode].get(key)) !== undefined,

    /** The marker that counts: the nearest active one, else the one that says why a session ended. */
    marker(): FoundMarker | undefined {
      const found = storageModes.flatMap((storageMode): FoundMarker[] => {
        const marker = markerAt(storageMode);
        return marker ? [{ ...marker, storageMode }] : [];
      });
      return found.findLast(({ active }) => active) ?? found[0];
    },

    /**
     * Writes a new session. Where the store does not take it, nothing of it stays there, and memory keeps the session.
     *
     * @returns where it is kept, and what the store threw
     */
    start(
      mode: StorageMode,
      id: string,
      tokens: StoredTokens,
    ): { storageMode: StorageMode; fault?: { readonly cause?: unknown } } {
      let cause: unknown;
      // What nobody can write throws here, before anything has changed.
      JSON.stringify(tokens);
      try {
        writeNew(mode, id, tokens);
        // A store may take what it does not keep.
        if (markerAt(mode)?.id === id) return { storageMode: mode };
      } catch (error) {
        cause = error;
      }
      forget(id);
      remove(mode, key);
      writeNew('memory', id, tokens);
      return { storageMode: 'memory', fault: { cause } };
    },

    /** Writes that a session ended; a store that takes no writes loses its marker instead. */
    end(mode: StorageMode, marker: SessionMarker): void {
      try {
        write(mode, key, marker);
      } catch {
        remove(mode, key);
      }
    },

    /** @throws whatever the store throws */
    writeTokens: (mode: StorageMode, id: string, tokens: StoredTokens): void =>
      write(mode, `${key}:${id}`, tokens),

    /** Removes this tab's markers where the session does not live. Another tab's `local` one stays. */
    removeOtherMarkers(mode: StorageMode, id: string | undefined): void {
      for (const other of storageModes)
        if (other !== mode && (other !== 'local' || (id && markerAt(other)?.id === id))) remove(other, key);
    },

    readExtra: (mode: StorageMode, id: string, extra: Extra): Record<string, unknown> =>
      read(mode, `${key}:${id}:${extra}`),

    /** May fail silently: lost activity ends a session sooner, a lost user is asked for again. */
    writeExtra: (mode: StorageMode, id: string, extra: Extra, value: unknown): void =>
      attempt(() => write(mode, `${key}:${id}:${extra}`, value)),

    /** Ids of what no marker names and is older than a minute. */
    orphans(now: number): string[] {
      const named = storageModes.map((mode) => markerAt(mode)?.id);
      const isOrphan = (mode: StorageMode, id: string): boolean =>
        !named.includes(id) && now - (tokensAt(mode, id)?.startedAt ?? 0) > ORPHAN_AGE;
      return storageModes.flatMap((mode) =>
        (attempt(() => storageAreas[mode].keys()) ?? [])
          .filter((name) => name.startsWith(`${key}:`))
          .map((name) => name.slice(key.length + 1).replace(/:.*/, ''))
          .filter((id) => isOrphan(mode, id)),
      );
    },
  };
};
