// What other tabs did to the session: storage events, the channel between duplicated tabs, and the taking over of
// what storage says. Messages are hints: receivers read storage again and trust no content.
import type { Channel, Ports } from '../platform/ports.js';
import type { CurrentSession, NextSession, SessionMemory } from './current-session.js';
import { reportingErrors } from './events.js';
import type { SessionEvent } from './state.js';
import { endedByItself, type FoundMarker, type StoredSession, type StoredTokens } from './stored-session.js';
import type { UserCache } from './user-cache.js';

/** What storage says that this tab's memory does not know: another session or none, or tokens of this one. */
export type StorageNews =
  { readonly adopt: FoundMarker | undefined } | { readonly newerTokens: StoredTokens };

/**
 * @param ignoredSessionId another session that stood in storage when this tab's own ended: only a later one is
 * taken over
 */
export const newsFromStorage = (
  stored: StoredSession,
  current: CurrentSession | undefined,
  ignoredSessionId: string | undefined,
): StorageNews | undefined => {
  const marker = stored.marker();
  if (!current) return marker?.active && marker.id !== ignoredSessionId ? { adopt: marker } : undefined;
  if (marker?.id !== current.id || !marker.active)
    return stored.isReadable(current.storageMode) ? { adopt: marker } : undefined;
  const tokens = stored.tokensAt(current.storageMode, current.id);
  if (!tokens) return undefined;
  if (!current.tokens) return { adopt: marker };
  return tokens.generation > current.tokens.generation ? { newerTokens: tokens } : undefined;
};

export interface TabSyncParts {
  readonly ports: Ports;
  readonly storageKey: string;
  readonly memory: SessionMemory;
  readonly stored: StoredSession;
  readonly userCache: UserCache;
  readonly switchSession: (next?: NextSession) => void;
  readonly publish: (event: SessionEvent) => void;
  readonly republish: () => void;
  /** Called when there are tokens whose user is not known yet, or is another one since. */
  readonly onTokens: () => void;
  /** Called with the id of a session that a person ended in a duplicate of this tab. */
  readonly onEnd: (id: unknown) => void;
}

export const createTabSync = (parts: TabSyncParts) => {
  const { ports, storageKey, memory, stored, userCache, switchSession, publish } = parts;
  let channel: Channel | undefined;
  let ignoredSessionId: string | undefined;
  let disposed = false;

  /** Makes what is stored the session of this tab: another one, none, or the same with its tokens. */
  const adoptStored = (found: FoundMarker | undefined): void => {
    const previous = memory.current;
    const isSame = !!found?.active && found.id === previous?.id;
    const isGone = previous && !isSame && stored.markerAt(previous.storageMode)?.id !== previous.id;
    if (isGone && ports.lifecycle.active()) stored.forget(previous.id);
    if (!found?.active) {
      const reason = found?.endReason;
      switchSession();
      if (previous) publish({ type: 'ended', reason: endedByItself(reason) ? reason : 'other-tab' });
      else publish({ type: 'end-found', reason });
      return;
    }
    const { id, storageMode } = found;
    const tokens = stored.tokensAt(storageMode, id);
    switchSession({ id, storageMode, tokens });
    // Its time may have been up.
    if (!memory.current) return;
    const known = tokens && userCache.read(memory.current);
    if (known) publish({ type: isSame ? 'tokens-found-with-user' : 'found-with-user', ...known });
    else publish({ type: isSame ? 'tokens-found' : 'found' });
    if (tokens && !known) parts.onTokens();
  };

  /** Takes over what storage says now. Cheap when nothing changed. */
  const sync = (): void => {
    const news = disposed ? undefined : newsFromStorage(stored, memory.current, ignoredSessionId);
    if (!news) return;
    if ('adopt' in news) return adoptStored(news.adopt);
    memory.setTokens(news.newerTokens);
    parts.republish();
  };

  /** Browsers without channels, and frames that may not have one, do without: duplicates end when refused. */
  const openChannel = (): Channel | undefined => {
    try {
      return ports.channel(storageKey, (message) => {
        const { id, ended, changed } = Object(message) as Record<string, unknown>;
        if (ended === true) parts.onEnd(id);
        if (changed === true && id === memory.current?.id) parts.onTokens();
      });
    } catch {
      return undefined;
    }
  };

  const stopListening = ports.storage.listen((key) => {
    if (key === null || key.startsWith(storageKey)) sync();
    if (key === `${storageKey}:${memory.current?.id}:changed`) parts.onTokens();
  });

  return {
    sync,

    /** Reads storage for the first time. */
    restore(): void {
      const found = stored.marker();
      if (found) adoptStored(found);
    },

    /** Duplicates of a tab have no storage events: a channel tells them of a sign-out. */
    follow(current: CurrentSession | undefined): void {
      reportingErrors(() => channel?.close());
      channel = current?.storageMode === 'tab' ? openChannel() : undefined;
    },

    announceEnd: (id: string): void => reportingErrors(() => channel?.post({ id, ended: true })),

    /** The account was changed here: other tabs of this session ask for its user anew. */
    announceUser(): void {
      const { current } = memory;
      if (!current) return;
      const { id, storageMode } = current;
      stored.writeExtra(storageMode, id, 'changed', ports.id());
      reportingErrors(() => channel?.post({ id, changed: true }));
    },

    /** This tab's session has ended: one that lies in another storage area is not taken over in its place. */
    ignoreOthers({ storageMode }: CurrentSession): void {
      const other = stored.marker();
      ignoredSessionId = other?.storageMode === storageMode ? undefined : other?.id;
    },

    dispose(): void {
      disposed = true;
      stopListening();
    },
  };
};
