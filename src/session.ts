// The session's states and its two commits, begin and end. A commit is one function: storage, then private
// memory, then stores, then events; no subscriber can stop it half way. Tokens stay in this closure.
import { atom, type ReadableAtom } from 'nanostores';
import type { Connection, Persist } from './connection.js';
import { AuthError } from './errors.js';
import type { Channel, Ports } from './ports/ports.js';
import { isRecord, readRoles, type Tokens } from './token.js';
import { type Body, createVault, type EndReason, type Placed } from './vault.js';

/** The user as the backend answered it. */
export type User = Readonly<Record<string, unknown>>;

/**
 * | status | meaning |
 * |---|---|
 * | `unconfigured` | the settings cannot be used; `error` says why |
 * | `signed-out` | nobody is signed in; `reason` says why, after an end |
 * | `restoring` | there is a token, its user is being asked for |
 * | `unconfirmed` | there is a token that nobody refused, but its user could not be had; `error` says why |
 * | `signed-in` | the user is known; a later failure to ask again sets `error` and changes nothing else |
 */
export type Status = 'unconfigured' | 'signed-out' | 'restoring' | 'unconfirmed' | 'signed-in';

/** What anyone may read of a session. It holds no token. */
export interface Session {
  readonly status: Status;
  readonly user?: User | undefined;
  readonly roles: readonly string[];
  readonly metadata?: unknown;
  readonly persist: Persist;
  readonly environment?: string | undefined;
  readonly reason?: EndReason | undefined;
  readonly error?: AuthError | undefined;
}

/** What the transitions tell the page, by name; in the DOM each is `xano-<name>`. */
export interface AuthEvents {
  authenticate: object;
  'set-user': { user: User };
  'sign-in': { user: User };
  'sign-up': { user?: User | undefined };
  'sign-out': object;
  'clear-session': { reason: EndReason };
  'session-change': { session: Session; previous: Session };
  error: { error: AuthError };
}

export type Emit = <T extends keyof AuthEvents>(type: T, detail: AuthEvents[T], from?: unknown) => void;

/** What a session begins with. */
export interface Beginning extends Tokens {
  authToken: string;
  persist?: Persist | undefined;
}

/** The flow that is complete once the user is known. */
export interface Completion {
  flow?: 'sign-in' | 'sign-up' | undefined;
  from?: unknown;
}

/** The tokens of one moment. An answer counts only while `id` is still the session's. */
export interface Held {
  readonly id: string;
  readonly place: Persist;
  readonly body: Body;
  /** Aborted when the session ends or another takes its place. */
  readonly signal: AbortSignal;
}

interface Mine {
  readonly id: string;
  readonly place: Persist;
  readonly controller: AbortController;
  body: Body;
  completion?: Completion | undefined;
}

const SEEN_EVERY = 60_000;
const BODY_WAIT = 1_000;
const BODY_POLL = 100;
const LONGEST_TIMER = 2 ** 31 - 1;
/** A token is renewed when a tenth of its lifetime is left, or a minute. */
const RENEW_AHEAD = 60_000;

/** Tells the console of a page's own fault without letting it stop us. */
export const guarded = (run: () => void): void => {
  try {
    run();
  } catch (error) {
    (globalThis.reportError ?? console.error)(error);
  }
};

export type SessionCore = ReturnType<typeof createSession>;

/**
 * @param settings the connection as it is now
 * @param ports the outside world
 * @param emit where events go; it never throws
 * @param onToken called when there is a token whose user is not known yet
 * @param onEnd called when a session has ended here
 */
export const createSession = (
  settings: () => Connection,
  ports: Ports,
  emit: Emit,
  onToken: () => void,
  onEnd: () => void,
) => {
  const { clock, lifecycle } = ports;
  const { storageKey } = settings();
  const vault = createVault(storageKey, ports.storage);
  let mine: Mine | undefined;
  /** A head that is in, whose body this process does not see yet. */
  let awaited: Placed | undefined;
  /** Another session that stood in storage when this tab's own ended: only a later one is taken over. */
  let passedOver: string | undefined;
  let disposed = false;
  let channel: Channel | undefined;
  let limitTimer: unknown;
  let bodyTimer: unknown;
  let sweepTimer: unknown;

  /** A status and what goes with it; without a session the rest is the connection's. */
  const view = (status: Status, more: Partial<Session> = {}): Session => ({
    status,
    roles: [],
    persist: mine?.place ?? settings().persist,
    environment: settings().environment,
    metadata: mine?.body.metadata,
    ...more,
  });
  const $session = atom<Session>(Object.freeze(view('signed-out')));
  const $user = atom<User | undefined>();

  type Told = { [T in keyof AuthEvents]: [type: T, detail: AuthEvents[T], from?: unknown] }[keyof AuthEvents];

  const queue: Told[] = [];
  let telling = false;

  /**
   * Stores, then events. Storage and memory are done by then. A listener that calls back into the session
   * makes its change at once; the events of it follow those that are still to be told.
   */
  const publish = (session: Session, ...events: Told[]): void => {
    const previous = $session.get();
    const next = Object.freeze({ ...session, roles: Object.freeze([...session.roles]) });
    queue.push(...events, ['session-change', { session: next, previous }]);
    const outermost = !telling;
    telling = true;
    guarded(() => $user.set(next.user));
    guarded(() => $session.set(next));
    if (!outermost) return;
    for (let told = queue.shift(); told; told = queue.shift()) {
      const [type, detail, from] = told;
      emit(type, detail as never, from);
    }
    telling = false;
  };

  /** Puts another session, or none, into this tab's memory; requests of the old one stop. */
  const hold = (next: Mine | undefined): void => {
    clock.clearTimeout(bodyTimer);
    awaited = undefined;
    const old = mine;
    mine = next;
    old?.controller.abort();
    channel?.close();
    channel =
      next?.place === 'tab'
        ? ports.channel(storageKey, (message) => {
            if (isRecord(message) && message['ended'] === true && message['id'] === mine?.id)
              end('other-tab');
          })
        : undefined;
    arm();
  };

  // Limits: courtesy only, Xano enforces the token's own lifetime.

  const lastSeen = ({ place, id, body }: Mine): number =>
    Math.max(Number(vault.readExtra(place, id, 'seen')) || 0, body.since);

  const left = (held: Mine): { reason: EndReason; ms: number } => {
    const { idleTimeout, maxAge } = settings();
    const idle = idleTimeout[held.place] || Infinity;
    const idleLeft = lastSeen(held) + idle - clock.now();
    const ageLeft = held.body.since + (maxAge || Infinity) - clock.now();
    return ageLeft <= idleLeft ? { reason: 'expired', ms: ageLeft } : { reason: 'idle', ms: idleLeft };
  };

  const checkLimits = (): void => {
    if (!mine || !lifecycle.active()) return;
    const { reason, ms } = left(mine);
    if (ms <= 0) end(reason);
  };

  const arm = (): void => {
    clock.clearTimeout(limitTimer);
    const ms = mine ? left(mine).ms : Infinity;
    if (ms === Infinity || !lifecycle.active()) return;
    limitTimer = clock.setTimeout(
      () => {
        sync();
        checkLimits();
        arm();
      },
      Math.min(Math.max(ms, 0), LONGEST_TIMER),
    );
  };

  const touch = (): void => {
    sync();
    checkLimits();
    if (!mine || !settings().idleTimeout[mine.place] || clock.now() - lastSeen(mine) < SEEN_EVERY) return;
    vault.writeExtra(mine.place, mine.id, 'seen', clock.now());
    arm();
  };

  // What other tabs did.

  /** The tokens are others now: the store says the same once more, so that who was handed one asks again. */
  const tellAgain = (): void => guarded(() => $session.set(Object.freeze({ ...$session.get() })));

  /** Takes over what storage says now. Cheap when nothing changed; called before every use of a token. */
  const sync = (): void => {
    if (disposed) return;
    const now = vault.head();
    if (!mine) {
      if (now?.head.in ? now.head.id !== passedOver : awaited) adopt(now);
      return;
    }
    if (now?.head.id !== mine.id) return vault.readable(mine.place) ? adopt(now) : undefined;
    const body = vault.body(mine.place, mine.id);
    if (!body || body.gen <= mine.body.gen) return;
    mine.body = body;
    tellAgain();
  };

  const adopt = (found: Placed | undefined): void => {
    const old = mine ?? awaited?.head;
    const replaced: Told[] = mine ? [['clear-session', { reason: 'replaced' }]] : [];
    if (mine && lifecycle.active() && vault.headAt(mine.place)?.id !== mine.id) vault.forget(mine.id);
    if (!found?.head.in) {
      const why = found?.head.why;
      const reason = why === 'expired' || why === 'idle' ? why : 'other-tab';
      hold(undefined);
      return publish(
        view('signed-out', { reason: old ? reason : why }),
        ...(old ? ([['clear-session', { reason }]] as Told[]) : []),
      );
    }
    const { head, place } = found;
    const body = vault.body(place, head.id);
    if (!body) {
      if (awaited?.head.id === head.id) return;
      hold(undefined);
      awaited = found;
      publish(view('restoring', { persist: place }), ...replaced);
      if (awaited === found) awaitBody(BODY_WAIT - BODY_POLL);
      return;
    }
    hold({ id: head.id, place, body, controller: new AbortController() });
    checkLimits();
    if (!mine) return;
    const kept = keptUser();
    if (kept) publish(view('signed-in', kept), ...replaced, ['set-user', { user: kept.user }]);
    else {
      publish(view('restoring'), ...replaced);
      onToken();
    }
  };

  /** Another tab has written the head, and this process does not see the body yet. */
  const awaitBody = (left: number): void => {
    bodyTimer = clock.setTimeout(() => {
      sync();
      if (!awaited) return;
      if (left > 0 || !lifecycle.active()) awaitBody(left - BODY_POLL);
      else end('expired');
    }, BODY_POLL);
  };

  /** Removes bodies that no head names; after a second look, since a head may be seen later than its body. */
  const sweep = (ids: readonly string[]): void => {
    if (ids.length === 0) return;
    sweepTimer = clock.setTimeout(() => {
      for (const id of vault.orphans(clock.now())) if (ids.includes(id)) vault.forget(id);
    }, BODY_WAIT);
  };

  /** A user that need not be asked for: kept with the session, or young enough for `user-max-age`. */
  const keptUser = (): { user: User; roles: readonly string[] } | undefined => {
    const { endpoints, userMaxAge, rolesKey } = settings();
    if (!mine) return undefined;
    const { user } = mine.body;
    if (!endpoints.currentUser)
      return isRecord(user) ? { user, roles: readRoles(undefined, user, rolesKey) } : undefined;
    const kept = vault.readExtra('tab', mine.id, 'user');
    return isRecord(kept) && isRecord(kept['user']) && clock.now() - Number(kept['at']) < userMaxAge
      ? { user: kept['user'], roles: readRoles(undefined, kept, ['roles']) }
      : undefined;
  };

  // The two commits.

  /**
   * Stores a new session.
   *
   * @param expected id of the head when the person submitted; if someone signed in or out since, this gives way
   * @throws AuthError `aborted` when it gave way
   */
  const begin = (start: Beginning, expected: string | undefined, completion?: Completion): Held => {
    if (disposed) throw new AuthError('aborted', 'This connection is not used any more.');
    const found = vault.head()?.head;
    if (found && found.id !== expected && found.why !== 'expired' && found.why !== 'idle') {
      sync();
      throw new AuthError('aborted', 'Another tab signed in or out meanwhile.');
    }
    const previous = mine;
    const body = renewed({ gen: 0, authToken: '', since: clock.now() }, start);
    const id = ports.id();
    let place = start.persist ?? settings().persist;
    let error: AuthError | undefined;
    try {
      vault.writeBody(place, id, body);
      vault.writeHead(place, { id, in: true });
    } catch (cause) {
      vault.forget(id);
      vault.removeHead(place);
      error = new AuthError(
        'storage',
        'The browser refused to store the session; it lasts until this page closes.',
        { cause },
      );
      place = 'memory';
      vault.writeBody(place, id, body);
      vault.writeHead(place, { id, in: true });
    }
    leaveOthers(place, previous?.id);
    if (previous) vault.forget(previous.id);
    const controller = new AbortController();
    hold({ id, place, body, controller, completion });
    const from = completion?.from;
    const told: Told[] = previous ? [['clear-session', { reason: 'replaced' }, from]] : [];
    publish(view('restoring', { error }), ...told, ['authenticate', {}, from]);
    return { id, place, body, signal: controller.signal };
  };

  /** A body with newer tokens; what the answer does not hold stays. */
  const renewed = (body: Body, { authToken, refreshToken, metadata, expiresIn }: Tokens): Body => {
    const life = (expiresIn ?? 0) * 1000;
    return {
      ...body,
      authToken: authToken ?? body.authToken,
      refreshToken: refreshToken ?? body.refreshToken,
      metadata: metadata ?? body.metadata,
      due: life ? clock.now() + life - Math.min(RENEW_AHEAD, life / 10) : undefined,
    };
  };

  /**
   * Stores rotated tokens under generation `gen`, unless newer ones are there: an answer can have waited in a
   * frozen tab. Writes the body only: the head says who is in.
   *
   * @returns false, and nothing stored, when the session is another by now
   */
  const rotate = (id: string, gen: number, tokens: Tokens): boolean => {
    sync();
    if (mine?.id !== id) return false;
    if (mine.body.gen >= gen) return true;
    const { place } = mine;
    const body = renewed({ ...mine.body, gen }, tokens);
    mine.body = body;
    guarded(() => vault.writeBody(place, id, body));
    tellAgain();
    return true;
  };

  /** Removes this tab's heads from the stores where the session does not live. Another tab's `local` one stays. */
  const leaveOthers = (place: Persist, id: string | undefined): void => {
    for (const other of ['memory', 'tab', 'local'] as const)
      if (other !== place && (other !== 'local' || (id !== undefined && vault.headAt(other)?.id === id)))
        vault.removeHead(other);
  };

  /**
   * Ends the session of this tab. A user's own end always wins; one that a refusal or a limit brought only
   * counts while the stored head is still this session's.
   *
   * @returns whether there was one to end
   */
  const end = (reason: EndReason, from?: unknown): boolean => {
    const place = mine?.place ?? awaited?.place;
    const id = mine?.id ?? awaited?.head.id;
    if (place === undefined || id === undefined) return false;
    if (reason === 'sign-out' || vault.headAt(place)?.id === id) {
      const head = { id: ports.id(), in: false, why: reason };
      try {
        vault.writeHead(place, head);
      } catch {
        vault.removeHead(place);
      }
    }
    if (reason === 'sign-out') {
      leaveOthers(place, id);
      guarded(() => channel?.post({ id, ended: true }));
    }
    vault.forget(id);
    onEnd();
    const other = vault.head();
    passedOver = other?.place === place ? undefined : other?.head.id;
    hold(undefined);
    publish(view('signed-out', { reason }), ['clear-session', { reason }, from]);
    return true;
  };

  const setUser = (id: string, user: User, roles: readonly string[]): void => {
    if (mine?.id !== id) return;
    const { endpoints, userMaxAge } = settings();
    const { completion } = mine;
    mine.completion = undefined;
    if (!endpoints.currentUser) {
      sync();
      mine.body = { ...mine.body, user };
      const { place, body } = mine;
      guarded(() => vault.writeBody(place, id, body));
    } else if (userMaxAge && lifecycle.active())
      vault.writeExtra('tab', id, 'user', { at: clock.now(), user, roles });
    const told: Told[] = [['set-user', { user }, completion?.from]];
    if (completion?.flow) told.push([completion.flow, { user }, completion.from]);
    const { error } = $session.get();
    publish(
      view('signed-in', { user, roles, error: error?.code === 'storage' ? error : undefined }),
      ...told,
    );
  };

  /** Says that the user could not be had. A known user stays; one outage is told once. */
  const setError = (id: string, error: AuthError): void => {
    const now = $session.get();
    if (mine?.id !== id || now.error?.code === error.code) return;
    publish(now.status === 'signed-in' ? { ...now, error } : view('unconfirmed', { error }));
  };

  const stop = [
    ports.storage.listen((key) => (key === null || key.startsWith(storageKey)) && sync()),
    lifecycle.listen((event) => {
      if (event === 'activity') return touch();
      sync();
      checkLimits();
      arm();
    }),
  ];

  return {
    $session: $session as ReadableAtom<Session>,
    $user: $user as ReadableAtom<User | undefined>,
    begin,
    rotate,
    end,
    setUser,
    setError,
    sync,
    /** The settings changed: limits and the environment may be others now. */
    reconsider(): void {
      checkLimits();
      arm();
      const { environment } = settings();
      if ($session.get().environment !== environment) publish({ ...$session.get(), environment });
    },
    /** The settings cannot be used. */
    refuse: (error: AuthError): void => $session.set(Object.freeze(view('unconfigured', { error }))),
    /** Reads storage for the first time. */
    start(): void {
      if (lifecycle.active()) sweep(vault.orphans(clock.now()));
      const found = vault.head();
      if (found?.head.in) adopt(found);
      else if (found?.head.why) publish(view('signed-out', { reason: found.head.why }));
    },
    /** Id of the head in storage, to tell later whether someone signed in or out. */
    headId: (): string | undefined => vault.head()?.head.id,
    /** The tokens that count now. */
    held(): Held | undefined {
      sync();
      checkLimits();
      return mine && { id: mine.id, place: mine.place, body: mine.body, signal: mine.controller.signal };
    },
    dispose(): void {
      disposed = true;
      hold(undefined);
      clock.clearTimeout(sweepTimer);
      for (const off of stop) off();
      tellAgain();
    },
  };
};
