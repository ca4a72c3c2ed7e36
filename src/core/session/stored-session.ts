// What the browser keeps of a session, and where: the head (which session there is) and the body (its tokens)
// under separate keys, since storage has no compare-and-set: a late write of a body can never bring back a
// session that ended, because only the head says who is in.
import { storageModes } from '../connection/parse.js';
import type { Persist } from '../connection/settings.js';
import { memoryStore } from '../platform/memory-storage.js';
import type { KeyValue, Storages } from '../platform/ports.js';

/** Why a session ended. */
export type EndReason = 'sign-out' | 'expired' | 'idle' | 'other-tab' | 'replaced';

/** Which session exists. Only its begin and its end write it. */
export interface Head {
  readonly id: string;
  readonly in: boolean;
  readonly why?: EndReason | undefined;
}

/** A session's secrets and dates. `gen` counts the rotations of its tokens. */
export interface Body {
  readonly gen: number;
  readonly authToken: string;
  readonly refreshToken?: string | undefined;
  readonly metadata?: unknown;
  /** From when on the auth token should be renewed, if the answer told its lifetime; ms since 1970. */
  readonly due?: number | undefined;
  /** When the session began; ms since 1970. */
  readonly since: number;
}

/** A head and the store in which it lies. */
export interface Placed extends Head {
  readonly place: Persist;
}

/** Extra records of a session: last activity, and the last user where one may be shown without asking. */
type Extra = 'seen' | 'user';

const ORPHAN_AGE = 60_000;

export type Vault = ReturnType<typeof createVault>;

export const createVault = (key: string, storages: Storages) => {
  const stores: Record<Persist, KeyValue> = { ...storages, memory: memoryStore() };

  /** What a store that can be full, forbidden or corrupt says; `undefined` where it says nothing. */
  const attempt = <T>(run: () => T): T | undefined => {
    try {
      return run();
    } catch {
      return undefined;
    }
  };
  /** The object that a name holds; an empty one for anything else. */
  const read = (place: Persist, name: string): Record<string, unknown> =>
    Object(attempt(() => JSON.parse(stores[place].get(name) ?? 'null')));
  const write = (place: Persist, name: string, value: unknown): void =>
    stores[place].set(name, JSON.stringify(value));
  const remove = (place: Persist, name: string): void => attempt(() => stores[place].remove(name));

  const headAt = (place: Persist): Head | undefined => {
    const head = read(place, key);
    return typeof head['id'] === 'string' ? (head as unknown as Head) : undefined;
  };

  const bodyAt = (place: Persist, id: string): Body | undefined => {
    const body = read(place, `${key}:${id}`);
    const { gen, since, authToken } = body;
    return [gen, since].every(Number.isFinite) && typeof authToken === 'string'
      ? (body as unknown as Body)
      : undefined;
  };

  /** Everything of one session except its head. */
  const forget = (id: string): void => {
    for (const place of storageModes)
      for (const suffix of ['', ':seen', ':user']) remove(place, `${key}:${id}${suffix}`);
  };

  return {
    headAt,
    bodyAt,
    forget,

    /** Whether the store answers at all: a head that cannot be read is not one that is gone. */
    readable: (place: Persist): boolean => attempt(() => stores[place].get(key)) !== undefined,

    /** The head that counts: the nearest that is in, else the one that says who went out. */
    head(): Placed | undefined {
      const found = storageModes.flatMap((place): Placed[] => {
        const head = headAt(place);
        return head ? [{ ...head, place }] : [];
      });
      return found.findLast((head) => head.in) ?? found[0];
    },

    /** @throws whatever the store throws */
    writeHead: (place: Persist, head: Head): void => write(place, key, head),

    /** @throws whatever the store throws */
    writeBody: (place: Persist, id: string, body: Body): void => write(place, `${key}:${id}`, body),

    removeHead: (place: Persist): void => remove(place, key),

    readExtra: (place: Persist, id: string, extra: Extra): Record<string, unknown> =>
      read(place, `${key}:${id}:${extra}`),

    /** May fail silently: lost activity ends a session sooner, a lost user is asked for again. */
    writeExtra: (place: Persist, id: string, extra: Extra, value: unknown): void =>
      attempt(() => write(place, `${key}:${id}:${extra}`, value)),

    /** Removes what no head names and is older than a minute: left by a tab that died. */
    sweep(now: number): void {
      const named = storageModes.map((place) => headAt(place)?.id);
      for (const place of storageModes)
        for (const name of attempt(() => stores[place].keys()) ?? []) {
          const [id = ''] = name.slice(key.length + 1).split(':');
          const since = bodyAt(place, id)?.since ?? 0;
          if (name.startsWith(`${key}:`) && !named.includes(id) && now - since > ORPHAN_AGE) forget(id);
        }
    },
  };
};
