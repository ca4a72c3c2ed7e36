// The session of this tab: its beginning, its rotated tokens, its user and its end. A commit is storage, then private
// memory, then stores, then events; no subscriber can stop it half way.
import type { Connection } from '../connection/parse.js';
import { abortedError, AuthError } from '../errors.js';
import type { Ports } from '../platform/ports.js';
import type { Tokens } from '../requests/answer-mapping.js';
import { createSessionMemory, type CurrentTokens, type NextSession } from './current-session.js';
import { reportingErrors } from './events.js';
import { createLimits } from './limits.js';
import { createSessionStores } from './session-atoms.js';
import type { Emit, EndReason } from './state.js';
import type { User } from './user.js';
import { createStoredSession, endedByItself, type NewSession, withTokens } from './stored-session.js';
import { sweepOrphans } from './sweep.js';
import { createTabSync } from './tab-sync.js';
import { createUserCache } from './user-cache.js';

/** The flow that is complete once the user is known. */
export interface Completion {
  flow?: 'sign-in' | 'sign-up' | undefined;
  from?: unknown;
}

export interface SessionParts {
  /** The connection as it is now. */
  readonly settings: () => Connection;
  readonly ports: Ports;
  /** Where events go; it never throws. */
  readonly emit: Emit;
  /** Called when there are tokens whose user is not known yet, or is another one since. */
  readonly onTokens: () => void;
  /** Called when a session has ended here. */
  readonly onEnd: () => void;
  /** Why the settings cannot be used, if so. */
  readonly refusal: AuthError | undefined;
}

export type SessionCore = ReturnType<typeof createSession>;

export const createSession = ({ settings, ports, emit, onTokens, onEnd, refusal }: SessionParts) => {
  const { clock, lifecycle } = ports;
  const { storageKey } = settings();
  const memory = createSessionMemory();
  const stored = createStoredSession(storageKey, ports.storage);
  const userCache = createUserCache(stored, clock, settings);
  const context = () => ({
    persist: memory.current?.storageMode ?? settings().persist,
    environment: settings().environment,
    metadata: memory.current?.tokens?.metadata,
    key: memory.current?.key,
  });
  const { $session, $user, publish, republish } = createSessionStores(context, emit, refusal);
  let completion: Completion | undefined;
  let stopSweeping = (): void => {};

  const switchSession = (next?: NextSession): void => {
    completion = undefined;
    memory.replace(next);
    tabSync.follow(memory.current);
    limits.restart();
  };

  /**
   * Takes over what storage says, and ends a session whose time is up. Called before every use of a token.
   *
   * @returns the tokens that count after that
   */
  const syncAndCheckLimits = (): CurrentTokens | undefined => {
    tabSync.sync();
    limits.scheduleEnd();
    return memory.tokens();
  };

  /**
   * Stores a new session.
   *
   * @param expectedId id of the marker when the person submitted; if someone signed in or out since, this gives way
   * @returns its id
   * @throws AuthError `aborted` when it gave way
   */
  const startSession = (start: NewSession, expectedId: string | undefined, own: Completion): string => {
    const found = stored.marker();
    if (found && found.id !== expectedId && !endedByItself(found.endReason)) {
      tabSync.sync();
      throw abortedError();
    }
    const previous = memory.current;
    const id = ports.id();
    const now = clock.now();
    const tokens = withTokens({ generation: 0, authToken: '', startedAt: now }, start, now);
    const { storageMode, fault } = stored.start(start.persist ?? settings().persist, id, tokens);
    stored.removeOtherMarkers(storageMode, previous?.id);
    if (previous) stored.forget(previous.id);
    switchSession({ id, storageMode, tokens });
    completion = own;
    const text = 'The browser stores nothing; the session ends with this page.';
    publish({ type: 'started', error: fault && new AuthError('storage', text, fault), from: own.from });
    return id;
  };

  /**
   * Stores rotated tokens, unless newer ones are there: an answer can have waited in a frozen tab. Leaves the marker
   * alone: it says which session is active.
   *
   * @returns false, and nothing stored, when the session is another by now
   */
  const storeRotated = (id: string, generation: number, answer: Tokens): boolean => {
    tabSync.sync();
    const current = memory.tokens();
    if (current?.id !== id) return false;
    if (current.tokens.generation >= generation) return true;
    const tokens = withTokens({ ...current.tokens, generation }, answer, clock.now());
    memory.setTokens(tokens);
    reportingErrors(() => stored.writeTokens(current.storageMode, id, tokens));
    republish();
    return true;
  };

  /**
   * Ends the session of this tab. A user's own end always wins; one that a refusal or a limit brought only counts
   * while the stored marker is still this session's.
   *
   * @param error the refusal that ended it
   * @returns whether there was one to end
   */
  const endSession = (reason: EndReason, from?: unknown, error?: AuthError): boolean => {
    const { current } = memory;
    if (!current) return false;
    const { id, storageMode } = current;
    const byPerson = reason === 'sign-out';
    if (byPerson || stored.markerAt(storageMode)?.id === id)
      stored.end(storageMode, { id: ports.id(), active: false, endReason: reason });
    if (byPerson) {
      stored.removeOtherMarkers(storageMode, id);
      tabSync.announceEnd(id);
    }
    stored.forget(id);
    onEnd();
    tabSync.ignoreOthers(current);
    switchSession();
    publish({ type: 'ended', reason, error, from });
    return true;
  };

  const shared = { settings, ports, memory, stored };
  const limits = createLimits({ ...shared, onTimer: syncAndCheckLimits, onEnd: endSession });
  const tabSync = createTabSync({
    ...shared,
    storageKey,
    userCache,
    switchSession,
    publish,
    republish,
    onTokens,
    onEnd: (id) => {
      if (id === memory.current?.id) endSession('other-tab');
    },
  });
  const stopListening = lifecycle.listen((event) => {
    syncAndCheckLimits();
    if (event === 'activity') limits.recordActivity();
  });

  return {
    $session,
    $user,
    startSession,
    storeRotated,
    endSession,
    setUser(id: string, user: User, roles: readonly string[]): void {
      if (memory.current?.id !== id) return;
      const { flow, from } = completion ?? {};
      completion = undefined;
      if (lifecycle.active()) userCache.write(memory.current, user, roles);
      publish({ type: flow ? `${flow}-completed` : 'user-set', user, roles, from });
    },
    /** The user could not be had. A known user stays; one outage is told once. */
    userFailed(id: string, error: AuthError): void {
      if (memory.current?.id === id) publish({ type: 'user-failed', error });
    },
    sync: tabSync.sync,
    announceUser: tabSync.announceUser,
    syncAndCheckLimits,
    currentTokens: memory.tokens,
    /** Limits and the environment may be others now. */
    settingsChanged(): void {
      limits.scheduleEnd();
      if ($session.get().environment !== settings().environment) publish({ type: 'environment-changed' });
    },
    /** Reads storage for the first time. */
    restore(): void {
      if (lifecycle.active()) stopSweeping = sweepOrphans(stored, clock);
      tabSync.restore();
    },
    /** Id of the marker in storage, to tell later whether someone signed in or out. */
    markerId: (): string | undefined => stored.marker()?.id,
    dispose(): void {
      stopSweeping();
      tabSync.dispose();
      switchSession();
      stopListening();
      republish();
    },
  };
};
