// The stores that a page reads, and what it is told when they change: the last steps of every commit.
import { atom, type ReadableAtom } from 'nanostores';
import type { AuthError } from '../errors.js';
import { createEventQueue, reportingErrors } from './events.js';
import { sessionKey, withSessionKey } from './session-key.js';
import type { Emit, Session, SessionEvent } from './state.js';
import type { User } from './user.js';
import { initialSession, type SessionContext, transition } from './transitions.js';

/**
 * @param context what the session says beside its state
 * @param emit where events go; it never throws
 * @param refusal why the settings cannot be used, if so
 */
export const createSessionStores = (
  context: () => SessionContext,
  emit: Emit,
  refusal: AuthError | undefined,
) => {
  const $session = atom<Session>(initialSession(context(), refusal));
  const $user = atom<User | undefined>();
  const queue = createEventQueue(emit);

  return {
    $session: $session as ReadableAtom<Session>,
    $user: $user as ReadableAtom<User | undefined>,

    /** Stores, then events. Storage and memory are done by then. */
    publish(event: SessionEvent): void {
      const next = transition($session.get(), event, context());
      if (!next) return;
      queue.tellAfter(() => {
        reportingErrors(() => $user.set(next.session.user));
        reportingErrors(() => $session.set(next.session));
      }, next.events);
    },

    /** The tokens are others now: the store says the same once more, so that who uses one asks for it again. */
    republish: (): void => {
      const session = $session.get();
      const copy = Object.freeze(withSessionKey({ ...session }, sessionKey(session)));
      reportingErrors(() => $session.set(copy));
    },
  };
};
