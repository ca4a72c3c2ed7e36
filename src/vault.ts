// What the browser keeps of a session, and where: the head (which session there is) and the body (its tokens)
// under separate keys, since storage has no compare-and-set: a late write of a body can never bring back a
// session that ended, because only the head says who is in.
import type { Persist } from './connection.js';
import { memoryStore } from './ports/memory.js';
import type { KeyValue, Storages } from './ports/ports.js';
import { isRecord } from './token.js';

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
  /** Kept only where no endpoint can be asked for the user. */
  readonly user?: unknown;
}

/** A head and the store in which it lies. */
export interface Placed {
  readonly head: Head;
  readonly place: Persist;
}

/** Extra records of a session: last activity, and the last user where `user-max-age` asks for it. */
type Extra = 'seen' | 'user';

const ORPHAN_AGE = 60_000;

const isHead = (value: unknown): value is Head => isRecord(value) && typeof value['id'] === 'string';

const isBody = (value: unknown): value is Body =>
  isRecord(value) &&
  Number.isFinite(value['gen']) &&
  Number.isFinite(value['since']) &&
  typeof value['authToken'] === 'string';

export type Vault = ReturnType<typeof createVault>;

export const createVault = (key: string, storages: Storages) => {
  const stores: Record<Persist, KeyValue> = {
    local: storages.local,
    tab: storages.tab,
    memory: memoryStore(),
  };

  /** What a store that can be full, forbidden or corrupt says; `undefined` where it says nothing. */
  const attempt = <T>(run: () => T): T | undefined => {
    try {
      return run();
    } catch {
      return undefined;
    }
  };
  const readJson = (place: Persist, name: string): unknown =>
    attempt(() => JSON.parse(stores[place].get(name) ?? 'null'));
  const remove = (place: Persist, name: string): void => attempt(() => stores[place].remove(name));

  const headAt = (place: Persist): Head | undefined => {
    const head = readJson(place, key);
    return isHead(head) ? head : undefined;
  };

  return {
    headAt,

    /** Whether the store answers at all: a head that cannot be read is not one that is gone. */
    readable: (place: Persist): boolean => attempt(() => stores[place].get(key)) !== undefined,

    /** The head that counts: the nearest that is in, else the one that says who went out. */
    head(): Placed | undefined {
      const found = (['memory', 'tab', 'local'] as const).flatMap((place): Placed[] => {
        const head = headAt(place);
        return head ? [{ head, place }] : [];
      });
      return found.find(({ head }) => head.in) ?? found.at(-1);
    },

    body(place: Persist, id: string): Body | undefined {
      const body = readJson(place, `${key}:${id}`);
      return isBody(body) ? body : undefined;
    },

    /** @throws whatever the store throws */
    writeHead: (place: Persist, head: Head): void => stores[place].set(key, JSON.stringify(head)),

    /** @throws whatever the store throws */
    writeBody: (place: Persist, id: string, body: Body): void =>
      stores[place].set(`${key}:${id}`, JSON.stringify(body)),

    removeHead: (place: Persist): void => remove(place, key),

    readExtra: (place: Persist, id: string, extra: Extra): unknown =>
      readJson(place, `${key}:${id}:${extra}`),

    /** May fail silently: lost activity ends a session sooner, a lost user is asked for again. */
    writeExtra: (place: Persist, id: string, extra: Extra, value: unknown): void =>
      attempt(() => stores[place].set(`${key}:${id}:${extra}`, JSON.stringify(value))),

    /** Everything of one session except its head. */
    forget(id: string): void {
      for (const place of ['local', 'tab', 'memory'] as const)
        for (const suffix of ['', ':seen', ':user']) remove(place, `${key}:${id}${suffix}`);
    },

    /** Ids of bodies that no head names and that are older than a minute: left by a tab that died. */
    orphans(now: number): string[] {
      const places = ['local', 'tab'] as const;
      const named = new Set(places.map((place) => headAt(place)?.id));
      return places.flatMap((place) =>
        (attempt(() => stores[place].keys()) ?? [])
          .filter((name) => name.startsWith(`${key}:`))
          .map((name) => name.slice(key.length + 1).replace(/:.*/, ''))
          .filter((id) => !named.has(id) && now - (this.body(place, id)?.since ?? 0) > ORPHAN_AGE),
      );
    },
  };
};
