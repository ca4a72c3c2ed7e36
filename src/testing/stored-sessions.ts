// Sessions as they lie in a browser's storage before a page opens.
import type { AuthenticateOptions, AuthOptions } from '../core/auth.js';
import { createAuth } from '../core/create-auth.js';
import { memoryStore } from '../core/platform/memory-storage.js';
import type { KeyValue, Storages } from '../core/platform/ports.js';

/** The keys and values of a stored session, and the storage for them. */
export interface StoredSession {
  readonly place: 'local' | 'tab';
  readonly entries: readonly (readonly [key: string, value: string])[];
}

const entriesOf = (store: KeyValue): (readonly [string, string])[] =>
  store.keys().map((key) => [key, store.get(key) ?? ''] as const);

/**
 * What a sign-in with these tokens would store.
 *
 * @throws Error where the connection stores nothing
 */
export const storedSession = async (
  options: AuthOptions,
  session: AuthenticateOptions,
): Promise<StoredSession> => {
  const storage: Storages = { local: memoryStore(), tab: memoryStore(), listen: () => () => {} };
  const lifecycle = { visible: () => true, active: () => true, online: () => true, listen: () => () => {} };
  const auth = createAuth({ ...options, storage, lifecycle, channel: () => undefined });
  await auth.authenticate(session);
  const { persist } = auth.$session.get();
  auth.dispose();
  if (persist === 'memory')
    throw new Error('persist="memory" stores nothing: give signedInAs() the connection once it is there.');
  return { place: persist, entries: entriesOf(storage[persist]) };
};

/** Removes what is stored under the connection's key. Where storage is forbidden, nothing is. */
export const removeStoredSession = ({ local, tab }: Storages, key: string): void => {
  for (const store of [local, tab])
    try {
      for (const name of store.keys()) if (name === key || name.startsWith(`${key}:`)) store.remove(name);
    } catch {
      continue;
    }
};
