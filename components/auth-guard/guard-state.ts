// Decides what a guard shows. Pure: it reads the session and the rules, and changes nothing.
import type { Session, User } from '../../src/core/index.js';

/** What a guard shows. */
export type GuardState = 'pending' | 'signed-in' | 'signed-out' | 'forbidden' | 'error';

/** Whom a guard lets in, of those who are signed in. */
export interface GuardRules {
  /** Roles, separated by spaces or commas; none lets in everyone. */
  readonly roles: string;
  /** Whether one of the roles is enough or each is needed. */
  readonly match: 'any' | 'all';
  readonly condition?: ((user: User) => boolean) | undefined;
}

/** @throws what the page's own condition throws */
export const guardState = (session: Session | undefined, rules: GuardRules): GuardState => {
  if (!session || session.status === 'restoring') return 'pending';
  if (session.status === 'signed-out') return 'signed-out';
  if (session.status !== 'signed-in') return 'error';
  return allows(session, rules) ? 'signed-in' : 'forbidden';
};

const allows = ({ user, roles }: Session, { roles: wanted, match, condition }: GuardRules): boolean => {
  const names = wanted.split(/[\s,]+/).filter(Boolean);
  const how = match === 'all' ? 'every' : 'some';
  if (names.length > 0 && !names[how]((name) => roles.includes(name))) return false;
  return !condition || !user || condition(user);
};

/** Tells one user of a session from another, where the backend does; the same user fetched again is no other. */
export const userKey = (user: User | undefined): string =>
  JSON.stringify(user?.['id'] ?? user?.['email'] ?? null);
