// The refresh log in IndexedDB: the one store of a browser that all tabs see alike at once. Its transaction is the
// mutex of a rotation. It holds counters and dates, no secret; opened and closed for each use, so that it
// never keeps a page out of the back/forward cache.
import type { RefreshLog, RefreshRecord } from '../platform/ports.js';

const NAME = 'xano-auth-elements';
const STORE = 'rotations';

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const open = (): Promise<IDBDatabase> => {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return settled(request);
};

const inTransaction = async <T>(run: (store: IDBObjectStore) => Promise<T>): Promise<T> => {
  const database = await open();
  try {
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'relaxed' });
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
    const [result] = await Promise.all([run(transaction.objectStore(STORE)), done]);
    return result;
  } finally {
    database.close();
  }
};

export const browserRefreshLog = (): RefreshLog => ({
  update: (key, change) =>
    inTransaction(async (store) => {
      const before = (await settled(store.get(key))) as RefreshRecord | undefined;
      const after = change(before);
      if (after !== before) await settled(store.put(after, key));
    }),
  prune: (before) =>
    inTransaction(async (store) => {
      for (const key of await settled(store.getAllKeys()))
        if (((await settled(store.get(key))) as RefreshRecord).at < before) store.delete(key);
    }),
});
