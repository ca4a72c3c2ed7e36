// A page: one life of the core in a tab. Whatever it asks of the outside world becomes a step, which the
// scheduler takes when it likes.
import type { Auth, Lifecycle, LifecycleEvent } from '../../src/core/index.js';
import type { RefreshRecord } from '../../src/core/platform/ports.js';
import type { Browser, Tab } from './browser.js';
import { Flight } from './flight.js';

export const BASE_URL = 'https://x.example.com/api:abc';
export const TIMEOUT = 15_000;
/** The name under which the core keeps its session. */
export const KEY = `xano:1:${JSON.stringify(['https://x.example.com', '', '', ''])}`;

interface Timer {
  readonly name: string;
  readonly at: number;
  readonly run: () => void;
}

/** A call of a part of the browser that has not been answered: how it can go wrong. */
type Pending = Readonly<Record<'refuses' | 'hangs', () => void>>;

const refused = (): DOMException => new DOMException('Not here.', 'SecurityError');

export class Page {
  alive = true;
  /** Parts that throw whenever they are called, a log that never tells, until the page is looked at again. */
  readonly broken = new Set<'ids' | 'channel' | 'log'>();
  /** Calls of parts that can still go wrong, by the name of the step that answers them. */
  readonly pending = new Map<string, Pending>();
  /** Calls of the page that have not come to an end. */
  unsettled = 0;
  readonly auth: Auth;
  /** What waits for nothing but its turn, by name. */
  readonly todo = new Map<string, () => void>();
  readonly timers = new Set<Timer>();
  /** What waits for a lock, by the step's name. */
  readonly waiting = new Map<string, { lock: string; got: () => void }>();
  readonly #counts = new Map<string, number>();
  #listeners = new Set<(event: LifecycleEvent) => void>();
  #onStorage: (key: string | null) => void = () => {};

  constructor(
    readonly browser: Browser,
    readonly tab: Tab,
  ) {
    this.auth = this.#open();
  }

  /** `send` -> `send1`, `send2` … */
  number(name: string): string {
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return `${this.tab.prefix}${name}${count}`;
  }

  #later(name: string, run: () => void, refuse?: (reason: unknown) => void): void {
    const step = this.number(name);
    this.todo.set(step, () => (this.pending.delete(step), run()));
    if (!refuse || !this.browser.setup.frail) return;
    const instead = (happen: () => void) => () => {
      this.todo.delete(step);
      this.pending.delete(step);
      happen();
    };
    this.pending.set(step, { refuses: instead(() => refuse(refused())), hangs: instead(() => {}) });
  }

  #assertWorks(part: 'ids' | 'channel'): void {
    if (this.broken.has(part)) throw refused();
  }

  /** Whatever is broken works again, and the page is looked at. */
  heal(): void {
    if (this.broken.size === 0) return;
    this.broken.clear();
    this.happen('resume');
  }

  happen(event: LifecycleEvent): void {
    this.#later(event, () => this.#listeners.forEach((listener) => listener(event)));
  }

  /** A write of another tab is to be told. */
  storageChanged(key: string): void {
    if (this.browser.setup.coarse) this.#onStorage(key);
    else this.#later(`hears of ${this.browser.short(key)}`, () => this.#onStorage(key));
  }

  receive(name: string, message: unknown, hear: (message: unknown) => void): void {
    this.#later(`receives ${name}`, () => hear(message));
  }

  /** Runs an action that a person or the page begins. */
  act(run: (auth: Auth) => Promise<unknown>): void {
    this.unsettled++;
    const done = (): void => void this.unsettled--;
    run(this.auth).then(done, done);
  }

  #open(): Auth {
    const { browser, tab } = this;
    const { invariants } = browser;
    const lifecycle: Lifecycle = {
      visible: () => true,
      active: () => true,
      online: () => true,
      listen: (listener) => {
        this.#listeners.add(listener);
        return () => void this.#listeners.delete(listener);
      },
    };
    return browser.core.createAuth({
      baseUrl: BASE_URL,
      refreshEndpoint: '/auth/refresh',
      persist: browser.setup.persist,
      idleTimeout: 0,
      timeout: TIMEOUT,
      host: 'app.example.com',
      fetch: async (input, init) => {
        const request = input as Request;
        const signal = init?.signal ?? request.signal;
        const text = request.body ? await request.text() : '';
        return new Promise((resolve, reject) => {
          const flight = new Flight(this, request, text, resolve, reject);
          if (signal.aborted) return flight.drop(signal.reason);
          signal.addEventListener('abort', () => flight.drop(signal.reason));
          browser.flights.push(flight);
          invariants.sent(flight);
        });
      },
      clock: {
        now: () => browser.wallClock,
        setTimeout: (run, milliseconds) => {
          const timer = { name: this.number('timer'), at: browser.now + Math.trunc(milliseconds), run };
          this.timers.add(timer);
          return timer;
        },
        clearTimeout: (timer) => void this.timers.delete(timer as Timer),
      },
      random: () => 0.4321,
      id: () => {
        this.#assertWorks('ids');
        return this.number('id');
      },
      storage: {
        local: tab.view,
        tab: tab.session,
        listen: (onChange) => {
          this.#onStorage = onChange;
          return () => (this.#onStorage = () => {});
        },
      },
      refreshLog: {
        update: (key, change) => this.#transaction(() => browser.updateRefreshLog(this, key, change)),
        prune: (before) => this.#transaction(() => browser.pruneRefreshLog(before)),
      },
      locks: browser.setup.locks ? this.#locks() : this.#noLocks(),
      channel: (_, onMessage) => {
        this.#assertWorks('channel');
        const ear = { page: this, hear: onMessage };
        browser.ears.add(ear);
        return {
          post: (message) => {
            this.#assertWorks('channel');
            browser.broadcast(this, structuredClone(message));
          },
          close: () => {
            browser.ears.delete(ear);
            this.#assertWorks('channel');
          },
        };
      },
      lifecycle,
      emit: (type, detail) => invariants.told(this, type, detail),
    });
  }

  /** Committed, and only then told: a tab can die or freeze in between. */
  #transaction(run: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const transact = (): void => {
        run();
        if (this.broken.has('log')) return;
        if (this.browser.setup.coarse) resolve();
        else this.#later('told', resolve, reject);
      };
      this.#later('refreshLog', transact, reject);
    });
  }

  #locks() {
    const { locks, setup } = this.browser;
    return {
      hold: (name: string): Promise<() => void> =>
        new Promise((resolve, reject) => {
          const grant = (): void => {
            locks.set(name, this);
            resolve(() => void locks.delete(name));
          };
          if (setup.coarse) grant();
          else this.#later('lock', grant, reject);
        }),
      released: (lock: string, signal: AbortSignal): Promise<boolean> =>
        new Promise((resolve) => {
          const step = this.number('released');
          this.waiting.set(step, { lock, got: () => (this.waiting.delete(step), resolve(true)) });
          signal.addEventListener('abort', () => (this.waiting.delete(step), resolve(false)));
        }),
    };
  }

  /** Where there are none, src/core/refresh/locks.ts cannot tell, and says so at once; here later, for fewer looks. */
  #noLocks() {
    return {
      hold: async (): Promise<() => void> => () => {},
      released: (_: string, signal: AbortSignal): Promise<boolean> =>
        new Promise((resolve) => {
          const look = {
            name: this.number('timer'),
            at: this.browser.now + 1_000,
            run: () => resolve(false),
          };
          this.timers.add(look);
          signal.addEventListener('abort', () => (this.timers.delete(look), resolve(false)));
        }),
    };
  }

  /** The page is gone, and with it all that it was about to do. */
  die(): void {
    this.alive = false;
    this.todo.clear();
    this.pending.clear();
    this.timers.clear();
    this.waiting.clear();
    for (const flight of [...this.browser.flights]) if (flight.page === this) flight.drop('gone');
    for (const [name, page] of this.browser.locks) if (page === this) this.browser.locks.delete(name);
    for (const ear of this.browser.ears) if (ear.page === this) this.browser.ears.delete(ear);
  }
}

export type Change = (before: RefreshRecord | undefined) => RefreshRecord | undefined;
