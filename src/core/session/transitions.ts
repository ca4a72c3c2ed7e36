// The next session and what is told of it, from the table in state.ts: pure, it stores and tells nothing itself.
import type { AuthError } from '../errors.js';
import type { QueuedEvent } from './events.js';
import { withSessionKey } from './session-key.js';
import { type Session, type SessionEvent, type Transition, transitions } from './state.js';

/** What a session says beside its state: where it is kept, and for which environment. */
export interface SessionContext extends Pick<Session, 'persist' | 'environment' | 'metadata'> {
  readonly key?: symbol | undefined;
}

export interface Transitioned {
  readonly session: Session;
  readonly events: readonly QueuedEvent[];
}

const freeze = ({
  key,
  roles = [],
  ...session
}: Omit<Session, 'roles'> & Partial<Session> & SessionContext): Session =>
  Object.freeze(withSessionKey({ ...session, roles: Object.freeze([...roles]) }, key));

/** The session before anything was read. */
export const initialSession = (context: SessionContext, refusal: AuthError | undefined): Session =>
  freeze({ status: refusal ? 'unconfigured' : 'signed-out', ...context, error: refusal });

/** What the new session holds beside its status and context. */
const contentOf = (previous: Session, event: SessionEvent): Partial<Session> => {
  switch (event.type) {
    case 'started':
      return { error: event.error };
    case 'found':
    case 'tokens-found':
      return {};
    case 'found-with-user':
    case 'tokens-found-with-user':
      return { user: event.user, roles: event.roles };
    case 'user-set':
    case 'sign-in-completed':
    case 'sign-up-completed': {
      // A session that only this page keeps stays so.
      const error = previous.error?.code === 'storage' ? previous.error : undefined;
      return { user: event.user, roles: event.roles, error };
    }
    case 'user-failed':
      return previous.status === 'signed-in' ? { ...previous, error: event.error } : { error: event.error };
    case 'ended':
      return { reason: event.reason, error: event.error };
    case 'end-found':
      return { reason: event.reason };
    case 'environment-changed':
      return previous;
  }
};

const toldBy = (
  type: Transition['tells'][number],
  event: SessionEvent,
  { user = {} }: Session,
): QueuedEvent => {
  const from = 'from' in event ? event.from : undefined;
  switch (type) {
    case 'authenticate':
      return [type, {}, from];
    case 'clear-session':
      return [type, { reason: event.type === 'ended' ? event.reason : 'replaced' }, from];
    case 'set-user':
    case 'sign-in':
    case 'sign-up':
      return [type, { user }, from];
  }
};

/** @returns `undefined` where the event means nothing in this state */
export const transition = (
  previous: Session,
  event: SessionEvent,
  context: SessionContext,
): Transitioned | undefined => {
  const row = transitions.find(({ from, on }) => on === event.type && from.includes(previous.status));
  if (!row) return undefined;
  // One outage is told once.
  if (event.type === 'user-failed' && event.error.code === previous.error?.code) return undefined;
  const status = row.to === 'unchanged' ? previous.status : row.to;
  const session = freeze({ ...contentOf(previous, event), ...context, status });
  const events = row.tells.map((type) => toldBy(type, event, session));
  return { session, events: [...events, ['session-change', { session, previous }]] };
};
