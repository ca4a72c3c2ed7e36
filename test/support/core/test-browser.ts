// A small browser for the session core: several tabs of one browser, a backend, and a clock. Nothing in it
// happens by itself: `settle` lets happen what waits for nothing, `advance` lets time pass.
import {
  type Auth,
  type AuthError,
  type AuthEvents,
  type AuthOptions,
  createAuth,
  type Lifecycle,
  type LifecycleEvent,
} from '../../../src/core/index.js';
import { FakeClock, seeded, flushMicrotasks } from './clock.js';
import { json, Network } from './network.js';
import { FakeStore, Post } from './storage.js';
import { watchTransitions } from './watched-transitions.js';

export const BASE = 'https://x8ki.n7.xano.io';
export const BASE_URL = `${BASE}/api:abCD1234`;
export const KEY = `xano:1:${JSON.stringify([BASE, '', '', ''])}`;
export const ADA = { id: 1, name: 'Ada', email: 'ada@example.com', role: 'admin' };
export const BOB = { id: 2, name: 'Bob', email: 'bob@example.com' };
export const CREDENTIALS = { email: 'ada@example.com', password: 'correct-horse' };

/** The parts that the core loads have been read above; each load passes the same queue as this one. */
const loaded = (): Promise<unknown> => import('../../../src/core/refresh/exactly-once.js');
/** A failing answer can lead to a second load, and that to a third. */
const LOADS = 3;

export interface Told {
  readonly type: keyof AuthEvents;
  readonly detail: AuthEvents[keyof AuthEvents];
  readonly from: unknown;
}

export class TestBrowser {
  readonly clock = new FakeClock();
  readonly network = new Network();
  readonly disk = new Map<string, string>();
  readonly storageEvents = new Post<string | null>();
  readonly messages = new Post<unknown>();
  random = seeded(1);
  #ids = 0;

  /** A backend where Ada can sign in. */
  constructor() {
    this.network
      .on('POST /auth/login', json({ authToken: 'token-ada' }))
      .on('POST /auth/signup', json({ authToken: 'token-new' }))
      .on('GET /auth/me', json(ADA));
  }

  nextId = (): string => `id${++this.#ids}`;

  tab(options: AuthOptions = {}): Tab {
    return new Tab(this, options);
  }

  /** Lets everything happen that waits for nothing. */
  async settle(): Promise<void> {
    do {
      for (let load = 0; load < LOADS; load++) {
        await flushMicrotasks();
        await loaded();
      }
      await flushMicrotasks();
    } while (this.storageEvents.deliver() || this.messages.deliver());
  }

  async advance(milliseconds: number): Promise<void> {
    const until = this.clock.time + milliseconds;
    await this.settle();
    while (this.clock.step(until)) await this.settle();
    await this.settle();
  }

  /** Empties localStorage, as a person does in the browser's settings. */
  clearDisk(): void {
    this.disk.clear();
    this.storageEvents.send(this, null);
  }

  /** A foreign script's write: told to every tab. */
  write(key: string, value: string): void {
    this.disk.set(key, value);
    this.storageEvents.send(this, key);
  }

  stored(key = KEY): unknown {
    const text = this.disk.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }
}

/** One tab: its sessionStorage, whether it is looked at, and the page in it. */
export class Tab {
  readonly local: FakeStore;
  session: FakeStore;
  visible = true;
  active = true;
  online = true;
  auth: Auth;
  told: Told[] = [];
  /** Called at each event, to misbehave. */
  onTold: (told: Told) => void = () => {};
  #listeners = new Set<(event: LifecycleEvent) => void>();

  constructor(
    readonly browser: TestBrowser,
    readonly options: AuthOptions,
    session = new Map<string, string>(),
    as: Partial<Pick<Tab, 'visible' | 'active' | 'online'>> = {},
  ) {
    Object.assign(this, as);
    this.local = new FakeStore(browser.disk, (key) => browser.storageEvents.send(this, key));
    this.session = new FakeStore(session);
    this.auth = this.#open(options);
  }

  #open(options: AuthOptions): Auth {
    const { clock, network, storageEvents, messages, nextId } = this.browser;
    const watch = watchTransitions();
    const lifecycle: Lifecycle = {
      visible: () => this.visible && this.active,
      active: () => this.active,
      online: () => this.online,
      listen: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    };
    return createAuth({
      baseUrl: BASE_URL,
      fetch: network.fetch,
      host: 'app.example.com',
      clock,
      random: () => this.browser.random(),
      id: nextId,
      storage: {
        local: this.local,
        tab: this.session,
        listen: (onChange) => storageEvents.listen(this, onChange),
      },
      channel: (name, onMessage) => {
        const close = messages.listen(this, onMessage, name);
        return { post: (message) => messages.send(this, structuredClone(message), name), close };
      },
      lifecycle,
      emit: (type, detail, from) => {
        watch(type, detail, from);
        const told = { type, detail, from };
        this.told.push(told);
        this.onTold(told);
      },
      ...options,
    });
  }

  /** Another page in this tab: all memory is gone, storage is not. */
  async reload(options = this.options): Promise<this> {
    this.auth.dispose();
    await this.browser.settle();
    this.told = [];
    this.auth = this.#open(options);
    return this;
  }

  /** Opens a page without any waiting, as `reload` does, in a copy of this tab. */
  duplicate(): Tab {
    return new Tab(this.browser, this.options, new Map(this.session.map));
  }

  happen(event: LifecycleEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  show(): void {
    this.visible = true;
    this.active = true;
    this.happen('resume');
  }

  goOnline(): void {
    this.online = true;
    this.happen('online');
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  get status(): string {
    return this.auth.$session.get().status;
  }

  /** Names of the events so far, without the changes that follow each. */
  get names(): string[] {
    return this.told.map(({ type }) => type).filter((type) => type !== 'session-change');
  }

  async signIn(): Promise<this> {
    await this.auth.signIn(CREDENTIALS);
    return this;
  }
}

/** A browser with one tab, in which Ada is signed in. */
export const signedIn = async (options: AuthOptions = {}): Promise<{ browser: TestBrowser; tab: Tab }> => {
  const browser = new TestBrowser();
  const tab = await browser.tab(options).signIn();
  await browser.settle();
  return { browser, tab };
};

/** The AuthError that a promise rejects with. */
export const failure = async (promise: Promise<unknown>): Promise<AuthError> => {
  try {
    await promise;
  } catch (error) {
    return error as AuthError;
  }
  throw new Error('It did not fail.');
};
