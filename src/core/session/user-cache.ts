// The last user of a session, kept where one may be shown without asking: for `user-max-age`, or with the session
// itself where there is no endpoint to ask.
import type { Connection } from '../connection/parse.js';
import type { Persist as StorageMode } from '../connection/settings.js';
import type { Clock } from '../platform/ports.js';
import { isRecord, readRoles } from '../requests/answer-mapping.js';
import type { CurrentSession } from './current-session.js';
import type { User } from './user.js';
import type { StoredSession } from './stored-session.js';

export type UserCache = ReturnType<typeof createUserCache>;

export const createUserCache = (stored: StoredSession, clock: Clock, settings: () => Connection) => {
  /** Where a user is kept, and for how many milliseconds. */
  const userCachePolicy = (mode: StorageMode): { storageMode: StorageMode; maxAge: number } => {
    const { endpoints, userMaxAge } = settings();
    return endpoints.currentUser
      ? { storageMode: 'tab', maxAge: userMaxAge }
      : { storageMode: mode, maxAge: Infinity };
  };

  return {
    read({ id, storageMode: mode }: CurrentSession): { user: User; roles: readonly string[] } | undefined {
      const { storageMode, maxAge } = userCachePolicy(mode);
      const { at, user, roles } = stored.readExtra(storageMode, id, 'user');
      // Either way: a clock that was set back says nothing of the age.
      return isRecord(user) && Math.abs(clock.now() - Number(at)) < maxAge
        ? { user, roles: readRoles(roles, user, ['.']) }
        : undefined;
    },

    write({ id, storageMode: mode }: CurrentSession, user: User, roles: readonly string[]): void {
      const { storageMode, maxAge } = userCachePolicy(mode);
      if (maxAge) stored.writeExtra(storageMode, id, 'user', { at: clock.now(), user, roles });
    },
  };
};
