// The session's states and its two commits, begin and end. A commit is one function: storage, then private
// memory, then stores, then events; no subscriber can stop it half way. Tokens stay in this closure.
import { atom, type ReadableAtom } from 'nanostores';
import { type Connection, storageModes } from '../connection/parse.js';
import type { Persist } from '../connection/settings.js';
import { abortedError, AuthError, reportFault } from '../errors.js';
import type { Channel, Ports } from '../platform/ports.js';
import type { AuthEvents, Emit, Session, Status, User } from './state.js';
import { isRecord, readRoles, type Tokens } from '../requests/answer-mapping.js';
import { type Body, createVault, type EndReason, type Placed } from './stored-session.js';

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

/** The session of one moment. */
interface Mine {
  readonly id: string;
  readonly place: Persist;
  /** Absent while a head is in whose body this process does not see yet. */
  readonly body?: Body | undefined;
  /** Aborted when the session ends or another takes its place. */
  readonly signal: AbortSignal;
}

/** The tokens of one moment. An answer counts only while `id` is still the session's. */
export interface Held extends Mine {
  readonly body: Body;
}

type Told = { [T in keyof AuthEvents]: [type: T, detail: AuthEvents[T], from?: unknown] }[keyof AuthEvents];

const SEEN_EVERY = 60_000;
/** How often to look for a body, and after how many milliseconds. Looks are counted: a sleeping tab does not wait. */
const BODY_LOOKS = 10;
const BODY_POLL = 100;
const LONGEST_TIMER = 2 ** 31 - 1;
/** A token is renewed when a tenth of its lifetime is left, or a minute. */
const RENEW_AHEAD = 60_000;

/** Tells the console of a page's own fault without letting it stop us. */
export const guarded = (run: () => void): void => {
  try {
    run();
  } catch (error) {
    reportFault(error);
  }
};

/** Nobody signed out: the session ended by itself. */
const ranOut = (why: EndReason | undefined): boolean => why === 'expired' || why === 'idle';

const cleared = (reason: EndReason, from?: unknown): Told => ['clear-session', { reason }, from];

export type SessionCore = ReturnType<typeof createSession>;

/**
 * @param settings the connection as it is now
 * @param ports the outside world
 * @param emit where events go; it never throws
 * @param onToken called when there is a token whose user is not known yet
 * @param onEnd called when a session has ended here
 * @param refusal why the settings cannot be used, if so
 */
export const createSession = (
  settings: () => Connection,
  { clock, lifecycle, id: newId, ...ports }: Ports,
  emit: Emit,
  onToken: () => void,
  onEnd: () => void,
  refusal: AuthError | undefined,
) => {
  const { storageKey } = settings();
  const vault = createVault(storageKey, ports.storage);
  let mine: Mine | undefined;
  /** Stops the requests of this session. */
  let controller = new AbortController();
  /** What is complete once the user is known. */
  let completion: Completion | undefined;
  /** How often this process will still look for a body. */
  let waiting = 0;
  /** Another session that stood in storage when this tab's own ended: only a later one is taken over. */
  let passedOver: string | undefined;
  let disposed = false;
  let channel: Channel | undefined;
  let timer: unknown;

  /** A status and what goes with it; without a session the rest is the connection's. */
  const view = (status: Status, more: Partial<Session>): Session =>
    Object.freeze({
      status,
      persist: mine?.place ?? settings().persist,
      environment: settings().environment,
      metadata: mine?.body?.metadata,
      ...more,
      roles: Object.freeze(more.roles ?? []),
    });
  const $session = atom<Session>(view(refusal ? 'unconfigured' : 'signed-out', { error: refusal }));
  const $user = atom<User | undefined>();

  /** What is still to be told. */
  const queue: Told[] = [];

  /**
   * Stores, then events. Storage and memory are done by then. A listener that calls back into the session
   * makes its change at once; the events of it follow those that are still to be told.
   */
  const publish = (status: Status, more: Partial<Session>, ...events: Told[]): void => {
    const outermost = queue.length === 0;
    const session = view(status, more);
    queue.push(...events, ['session-change', { session, previous: $session.get() }]);
    guarded(() => $user.set(session.user));
    guarded(() => $session.set(session));
    for (; outermost && queue[0]; queue.shift()) emit(...(queue[0] as Parameters<Emit>));
  };

  /** Puts another session, or none, into this tab's memory; requests of the old one stop. */
  const hold = (next?: Omit<Mine, 'signal'>): void => {
    const old = controller;
    controller = new AbortController();
    completion = undefined;
    waiting = BODY_LOOKS;
    mine = next && { ...next, signal: controller.signal };
    old.abort();
    channel?.close();
    channel =
      next?.place === 'tab'
        ? ports.channel(storageKey, (message) => {
            const { id, ended } = Object(message) as Record<string, unknown>;
            if (ended === true && id === mine?.id) end('other-tab');
          })
        : undefined;
    watch();
  };

  // Limits: courtesy only, Xano enforces the token's own lifetime.

  const lastSeen = (place: Persist, id: string, since: number): number =>
    Math.max(Number(vault.readExtra(place, id, 'seen')) || 0, since);

  /** Which end comes next, and when. */
  const limit = ({ place, id, body }: Mine): [reason: EndReason, at: number] => {
    if (!body) return ['expired', clock.now() + waiting * BODY_POLL];
    const { idleTimeout, maxAge } = settings();
    const idle = lastSeen(place, id, body.since) + (idleTimeout[place] || Infinity);
    const age = body.since + (maxAge || Infinity);
    return age <= idle ? ['expired', age] : ['idle', idle];
  };

  /** Ends a session whose time is up; looks again when it will be. */
  const watch = (): void => {
    clock.clearTimeout(timer);
    if (!mine || !lifecycle.active()) return;
    const [reason, at] = limit(mine);
    const left = at - clock.now();
    if (left <= 0) end(reason);
    else if (left < Infinity)
      timer = clock.setTimeout(lookAgain, Math.min(left, mine.body ? LONGEST_TIMER : BODY_POLL));
  };

  /** Takes over what storage says, and minds the limits. */
  const look = (): void => {
    sync();
    watch();
  };

  const lookAgain = (): void => {
    waiting--;
    look();
  };

  const touch = (): void => {
    look();
    if (!mine?.body || !settings().idleTimeout[mine.place]) return;
    if (clock.now() - lastSeen(mine.place, mine.id, mine.body.since) >= SEEN_EVERY)
      vault.writeExtra(mine.place, mine.id, 'seen', clock.now());
  };

  // What other tabs did.

  /** The tokens are others now: the store says the same once more, so that who was handed one asks again. */
  const tellAgain = (): void => guarded(() => $session.set(Object.freeze({ ...$session.get() })));

  /** Takes over what storage says now. Cheap when nothing changed; called before every use of a token. */
  const sync = (): void => {
    if (disposed) return;
    const now = vault.head();
    if (!mine) {
      if (now?.in && now.id !== passedOver) adopt(now);
    } else if (now?.id !== mine.id) {
      if (vault.readable(mine.place)) adopt(now);
    } else {
      const body = vault.bodyAt(mine.place, mine.id);
      if (body && !mine.body) adopt(now);
      else if (body && mine.body && body.gen > mine.body.gen) {
        mine = { ...mine, body };
        tellAgain();
      }
    }
  };

  const adopt = (found: Placed | undefined): void => {
    const old = mine?.id === found?.id ? undefined : mine;
    if (old && lifecycle.active() && vault.headAt(old.place)?.id !== old.id) vault.forget(old.id);
    if (!found?.in) {
      const why = found?.why;
      const reason = why && ranOut(why) ? why : 'other-tab';
      hold();
      if (old) publish('signed-out', { reason }, cleared(reason));
      else publish('signed-out', { reason: why });
      return;
    }
    const { id, place } = found;
    const body = vault.bodyAt(place, id);
    hold({ id, place, body });
    if (!mine) return;
    const told = old ? [cleared('replaced')] : [];
    const kept = body && keptUser(id, place);
    if (kept) publish('signed-in', kept, ...told, ['set-user', { user: kept.user }]);
    else publish('restoring', {}, ...told);
    if (body && !kept) onToken();
  };

  /** Where a user is kept that may be shown without asking, and for how many milliseconds. */
  const keeping = (place: Persist): [place: Persist, age: number] => {
    const { endpoints, userMaxAge } = settings();
    return endpoints.currentUser ? ['tab', userMaxAge] : [place, Infinity];
  };

  const keptUser = (id: string, own: Persist): { user: User; roles: readonly string[] } | undefined => {
    const [place, age] = keeping(own);
    const { at, user, roles } = vault.readExtra(place, id, 'user');
    return isRecord(user) && clock.now() - Number(at) < age
      ? { user, roles: readRoles(roles, user, ['.']) }
      : undefined;
  };

  // The two commits.

  /**
   * Stores a new session.
   *
   * @param expected id of the head when the person submitted; if someone signed in or out since, this gives way
   * @returns its id
   * @throws AuthError `aborted` when it gave way
   */
  const begin = (start: Beginning, expected: string | undefined, own: Completion): string => {
    const found = vault.head();
    if (found && found.id !== expected && !ranOut(found.why)) {
      sync();
      throw abortedError();
    }
    const previous = mine;
    const body = renewed({ gen: 0, authToken: '', since: clock.now() }, start);
    const id = newId();
    const store = (place: Persist): Persist => {
      vault.writeBody(place, id, body);
      vault.writeHead(place, { id, in: true });
      return place;
    };
    let place = start.persist ?? settings().persist;
    let error: AuthError | undefined;
    try {
      store(place);
    } catch (cause) {
      vault.forget(id);
      vault.removeHead(place);
      error = new AuthError('storage', 'The browser stores nothing; the session ends with this page.', {
        cause,
      });
      place = store('memory');
    }
    leaveOthers(place, previous?.id);
    if (previous) vault.forget(previous.id);
    hold({ id, place, body });
    completion = own;
    const { from } = own;
    const told = previous ? [cleared('replaced', from)] : [];
    publish('restoring', { error }, ...told, ['authenticate', {}, from]);
    return id;
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
    if (mine?.id !== id || !mine.body) return false;
    if (mine.body.gen >= gen) return true;
    const { place } = mine;
    const body = renewed({ ...mine.body, gen }, tokens);
    mine = { ...mine, body };
    guarded(() => vault.writeBody(place, id, body));
    tellAgain();
    return true;
  };

  /** Removes this tab's heads from the stores where the session does not live. Another tab's `local` one stays. */
  const leaveOthers = (place: Persist, id: string | undefined): void => {
    for (const other of storageModes)
      if (other !== place && (other !== 'local' || (id && vault.headAt(other)?.id === id)))
        vault.removeHead(other);
  };

  /**
   * Ends the session of this tab. A user's own end always wins; one that a refusal or a limit brought only
   * counts while the stored head is still this session's.
   *
   * @param error the refusal that ended it
   * @returns whether there was one to end
   */
  const end = (reason: EndReason, from?: unknown, error?: AuthError): boolean => {
    if (!mine) return false;
    const { id, place } = mine;
    if (reason === 'sign-out' || vault.headAt(place)?.id === id) {
      const head = { id: newId(), in: false, why: reason };
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
    passedOver = other?.place === place ? undefined : other?.id;
    hold();
    publish('signed-out', { reason, error }, cleared(reason, from));
    return true;
  };

  const setUser = (id: string, user: User, roles: readonly string[]): void => {
    if (mine?.id !== id) return;
    const { flow, from } = completion ?? {};
    completion = undefined;
    const [place, age] = keeping(mine.place);
    if (age && lifecycle.active()) vault.writeExtra(place, id, 'user', { at: clock.now(), user, roles });
    const told: Told[] = [['set-user', { user }, from]];
    if (flow) told.push([flow, { user }, from]);
    const { error } = $session.get();
    publish('signed-in', { user, roles, error: error?.code === 'storage' ? error : undefined }, ...told);
  };

  /** Says that the user could not be had. A known user stays; one outage is told once. */
  const setError = (id: string, error: AuthError): void => {
    const now = $session.get();
    if (mine?.id !== id || now.error?.code === error.code) return;
    if (now.status === 'signed-in') publish('signed-in', { ...now, error });
    else publish('unconfirmed', { error });
  };

  const stop = [
    ports.storage.listen((key) => (key === null || key.startsWith(storageKey)) && sync()),
    lifecycle.listen((event) => (event === 'activity' ? touch() : look())),
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
      watch();
      const now = $session.get();
      const { environment } = settings();
      if (now.environment !== environment) publish(now.status, { ...now, environment });
    },
    /** Reads storage for the first time. */
    start(): void {
      if (lifecycle.active()) vault.sweep(clock.now());
      const found = vault.head();
      if (found) adopt(found);
    },
    /** Id of the head in storage, to tell later whether someone signed in or out. */
    headId: (): string | undefined => vault.head()?.id,
    /** The tokens that count now. */
    held(): Held | undefined {
      look();
      return mine?.body ? (mine as Held) : undefined;
    },
    dispose(): void {
      disposed = true;
      hold();
      for (const off of stop) off();
      tellAgain();
    },
  };
};
