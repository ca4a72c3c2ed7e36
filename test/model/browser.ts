// A browser with several tabs, its backend and its time. It lists what could happen next and does what it is
// told; it decides nothing.
import { Backend, type Rotation } from './backend.js';
import type { Core } from './core.js';
import { Disk, type View } from './disk.js';
import type { RefreshRecord } from '../../src/core/platform/ports.js';
import { Invariants } from './invariants.js';
import { type Change, KEY, Page } from './page.js';
import type { Flight } from './flight.js';
import { TabStore } from './tab-store.js';

/** What distinguishes one world from another. */
export interface Setup {
  readonly persist: 'local' | 'tab';
  readonly rotation: Rotation;
  readonly locks: boolean;
  readonly expiresIn: number | undefined;
  readonly tabs: number;
  /** Fewer steps: what is merely technical happens at once. */
  readonly coarse: boolean;
  /** The parts of the browser can refuse or hang at any call. What tabs know of each other is gone then, so for one tab. */
  readonly frail?: boolean;
}

export interface Step {
  /** Names it from run to run. */
  readonly label: string;
  /** `do`: computing, soon done. `net`: takes any time. `lag`: takes a moment. */
  readonly kind: 'do' | 'net' | 'lag' | 'time' | 'fault' | 'person';
  readonly tab?: Tab | undefined;
  readonly run: () => void;
}

export interface Tab {
  readonly name: string;
  view: View;
  readonly session: TabStore;
  page: Page | undefined;
  frozen: boolean;
  pages: number;
  prefix: string;
}

/** A write to localStorage is seen everywhere after this time, unless a tab is frozen. */
const LAG = 400;
/** How late a busy tab's timers may be. */
const LATE = 500;
/** Longer than every lease and wait; enough for tokens to run out. */
const NAP = 95_000;
const LIFE = 30_000;

export class Browser {
  /** Time as it passes. Timers, the server and the invariants go by it. */
  now = Date.UTC(2026, 0, 1);
  /** What the machine's clock is wrong by: fractions that timers do not have, and what it was set by. */
  clockError = 0.4;
  readonly invariants: Invariants;
  readonly backend: Backend;
  readonly disk: Disk;
  readonly refreshLog = new Map<string, RefreshRecord>();
  readonly locks = new Map<string, Page>();
  readonly flights: Flight[] = [];
  readonly ears = new Set<{ page: Page; hear: (message: unknown) => void }>();
  readonly tabs: Tab[] = [];

  constructor(
    readonly core: Core,
    readonly setup: Setup,
  ) {
    this.invariants = new Invariants(this);
    this.backend = new Backend(setup.rotation, () => this.now, setup.expiresIn);
    this.disk = new Disk(
      () => this.now,
      (view, key, value) => {
        const tab = this.tabs.find((one) => one.view === view);
        if (tab) this.invariants.written(tab, 'local', key, value);
      },
    );
  }

  /** A storage key as traces show it. */
  short = (key: string): string => (key === KEY ? 'marker' : key.slice(KEY.length + 1));

  open(from?: Tab): Tab {
    const tab: Tab = {
      name: 'ABCDEFG'[this.tabs.length] ?? 'Z',
      view: this.disk.open(),
      session: new TabStore(from?.session.map, (key, value) =>
        this.invariants.written(tab, 'tab', key, value),
      ),
      page: undefined,
      frozen: false,
      pages: 0,
      prefix: '',
    };
    this.tabs.push(tab);
    this.invariants.opened(tab, from);
    this.load(tab);
    return tab;
  }

  /** Another page in the tab. */
  load(tab: Tab): void {
    tab.page?.die();
    tab.pages++;
    tab.prefix = `${tab.name}${tab.pages}.`;
    tab.page = new Page(this, tab);
  }

  /** The tab's process dies. */
  crash(tab: Tab): void {
    tab.page?.die();
    tab.page = undefined;
    tab.frozen = false;
    this.disk.views.delete(tab.view);
  }

  reopen(tab: Tab): void {
    tab.view = this.disk.open();
    this.load(tab);
  }

  /** Auth tokens run out. Not while an answer is under way: a session ends when a new token is refused. */
  get canExpire(): boolean {
    return !this.flights.some(({ answer }) => answer?.issued);
  }

  expire(): void {
    this.backend.expire(this.now - LIFE);
  }

  /** What pages take for the time. */
  get wallClock(): number {
    return this.now + this.clockError;
  }

  /** Somebody, or a time server, sets the machine's clock. */
  setClock(by: number): void {
    this.clockError += by;
  }

  /** A clock that leaps ahead ends the lease of a living attempt, as a long freeze does; so only when none lives. */
  get canLeapAhead(): boolean {
    return ![...this.refreshLog.values()].some(({ attempt }) => attempt);
  }

  freeze(tab: Tab): void {
    tab.frozen = true;
  }

  thaw(tab: Tab): void {
    tab.frozen = false;
    tab.view.postpone(this.now);
    tab.page?.happen('resume');
  }

  updateRefreshLog(page: Page, key: string, change: Change): void {
    const before = this.refreshLog.get(key);
    const after = change(before);
    if (after && after !== before) this.refreshLog.set(key, after);
    this.invariants.noSecret('the refresh log', [key, after]);
    this.invariants.committed(page, after);
  }

  pruneRefreshLog(before: number): void {
    for (const [key, { at }] of this.refreshLog) if (at < before) this.refreshLog.delete(key);
  }

  broadcast(from: Page, message: unknown): void {
    this.invariants.noSecret('channel', message);
    for (const { page, hear } of this.ears) if (page !== from) page.receive('message', message, hear);
  }

  get running(): Tab[] {
    return this.tabs.filter(({ page, frozen }) => page && !frozen);
  }

  /** What can happen without anyone's doing. */
  steps(): Step[] {
    const steps: Step[] = [];
    for (const tab of this.running) {
      const { page, view } = tab;
      if (!page) continue;
      const add = (label: string, run: () => void, kind: Step['kind'] = 'do'): void =>
        void steps.push({ label, kind, tab, run });
      for (const [label, run] of page.todo) add(label, () => (page.todo.delete(label), run()));
      for (const timer of page.timers)
        if (timer.at <= this.now) add(timer.name, () => (page.timers.delete(timer), timer.run()));
      for (const [label, { lock, got }] of page.waiting) if (!this.locks.has(lock)) add(label, got);
      for (const key of view.late.keys())
        add(`${tab.name} sees ${this.short(key)}`, () => this.#seen(tab, key), 'lag');
    }
    for (const flight of this.flights) {
      const { page, answer, name } = flight;
      const { tab } = page;
      const once = this.setup.coarse && flight.refreshToken === undefined;
      if (once && flight.listening)
        steps.push({
          label: `${name} is served`,
          kind: 'net',
          tab,
          run: () => flight.deliver(this.backend.handle(flight.asked)),
        });
      else if (!answer)
        steps.push({
          label: `${name} reaches the server`,
          kind: 'net',
          tab,
          run: () => flight.reach(this.backend.handle(flight.asked)),
        });
      else if (!tab.frozen)
        steps.push({ label: `${name} is answered`, kind: 'net', tab, run: () => flight.deliver(answer) });
    }
    if (!steps.some(({ kind }) => kind === 'do')) steps.push(...this.#time());
    return steps;
  }

  /** Storage changes in a tab's eyes, and the tab is told. */
  #seen({ view, page }: Tab, key: string): void {
    view.see(key);
    page?.storageChanged(key);
  }

  /** Time goes on to what comes next, a little further, or far, where nobody waits for anything. */
  #time(): Step[] {
    const timers = this.running.flatMap(({ page }) => [...(page?.timers ?? [])]);
    const lag = Math.min(...this.running.map(({ view }) => view.oldest)) + LAG;
    const next = Math.min(...timers.map(({ at }) => at));
    const to = (label: string, at: number): Step[] =>
      at <= lag && at < Infinity ? [{ label, kind: 'time', run: () => (this.now = at) }] : [];
    if (next < Infinity) return [...to('time', next), ...to('time, late', next + LATE)];
    return to('time, long', this.now + NAP);
  }
}
