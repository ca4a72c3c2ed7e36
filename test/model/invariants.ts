// What must hold whatever happens. They watch storage, network, the refresh log and events, and keep the first
// fault it finds.
import type { AuthEvents } from '../../src/core/index.js';
import { type Answered, type Family, familyIn, SECRET } from './backend.js';
import type { RefreshRecord } from '../../src/core/platform/ports.js';
import type { Browser, Tab } from './browser.js';
import type { Flight } from './flight.js';
import { KEY, type Page, TIMEOUT } from './page.js';

interface SessionMarker {
  readonly id: string;
  readonly active: boolean;
  readonly endReason?: string;
}
interface StoredTokens {
  readonly generation: number;
  readonly authToken: string;
  readonly refreshToken: string;
}
type StorageMode = 'local' | 'tab';

/** After this time an attempt that says nothing counts as dead. */
const LEASE = TIMEOUT + 5_000;
/** From an intent to its request, and the lag of what could have told better. */
const TAKE_OVER = 2_500;

const parse = <T>(text: string | null | undefined): T | undefined =>
  text ? (JSON.parse(text) as T) : undefined;

export class Invariants {
  fault: string | undefined;
  /** By session id: whose tokens it holds. */
  readonly #owners = new Map<string, string>();
  /** By store: the sessions that ended there. */
  readonly #ended = new Map<string, Set<string>>();
  /** What a refresh request is an attempt at: a token and its generation. */
  readonly #attempts = new WeakMap<Flight, string>();
  /** Attempts that were answered for good, whether all tabs can know, and which pages have seen the log since. */
  readonly #answered = new Map<
    string,
    { flight: Flight; status: number; known: boolean; at: number; readers: Set<Page> }
  >();
  /** By family: the last turn that reached a page. */
  readonly #delivered = new Map<string, number>();
  /** Pages that were open when a person signed out of their session elsewhere. */
  readonly #leaving: { page: Page; id: string }[] = [];

  constructor(private readonly browser: Browser) {}

  #say(fault: string): void {
    this.fault ??= fault;
  }

  noSecret(where: string, value: unknown): void {
    if (JSON.stringify(value)?.includes(SECRET)) this.#say(`a secret in ${where}`);
  }

  opened(tab: Tab, from: Tab | undefined): void {
    this.#ended.set(tab.name, new Set(from && this.#ended.get(from.name)));
  }

  #family(name: string | undefined): Family | undefined {
    return name === undefined ? undefined : this.browser.backend.families.get(name);
  }

  /** The marker that counts in a tab, as the tab sees storage. */
  #marker(tab: Tab): SessionMarker | undefined {
    const markers = [tab.session, tab.view].map((store) => parse<SessionMarker>(store.get(KEY)));
    return markers.find((marker) => marker?.active) ?? markers[1] ?? markers[0];
  }

  // Storage.

  written(tab: Tab, storageMode: StorageMode, key: string, value: string | null): void {
    if (key === KEY) this.#markerWritten(tab, storageMode, parse<SessionMarker>(value));
    else if (value !== null && !/:(seen|user)$/.test(key))
      this.#tokensWritten(tab, storageMode, key, JSON.parse(value) as StoredTokens);
  }

  #markerWritten(tab: Tab, storageMode: StorageMode, next: SessionMarker | undefined): void {
    const store = storageMode === 'local' ? 'local' : tab.name;
    const ended = this.#ended.get(store) ?? new Set();
    this.#ended.set(store, ended);
    const before = parse<SessionMarker>(
      storageMode === 'local' ? this.browser.disk.truth.get(KEY) : tab.session.get(KEY),
    );
    if (next?.active && ended.has(next.id))
      this.#say(`${tab.name} brings back session ${next.id}, which ended`);
    if (before?.active && before.id !== next?.id) ended.add(before.id);
    const id = (storageMode === 'local' ? parse<SessionMarker>(tab.view.get(KEY)) : before)?.id;
    if (!next || next.active || id === undefined) return;
    if (next.endReason === 'sign-out')
      for (const { page, session } of this.browser.tabs)
        if (page && parse<SessionMarker>(session.get(KEY))?.id === id) this.#leaving.push({ page, id });
    // A duplicate takes its token for spent even where the server would still have it (SESSION.md, step 3).
    const spent =
      next.endReason === 'replaced' && storageMode === 'tab' && this.browser.setup.rotation === 'constant';
    if ((next.endReason === 'expired' || next.endReason === 'replaced') && !spent)
      this.#endedByRefusal(tab, storageMode, id);
  }

  /** Only when both tokens were refused may a session end by itself. */
  #endedByRefusal(tab: Tab, storageMode: StorageMode, id: string): void {
    const family = this.#family(this.#owners.get(id));
    if (!family) return;
    const lost = (why: string): void => this.#say(`${tab.name} gives up session ${id}, though ${why}`);
    const { disk } = this.browser;
    const name = `${KEY}:${id}`;
    const bodies =
      storageMode === 'tab' ? [tab.session.get(name)] : [tab.view.get(name), disk.truth.get(name)];
    for (const body of bodies.map((text) => parse<StoredTokens>(text))) {
      if (body && family.valid.has(body.authToken)) lost('its auth token is still good');
      if (body && !family.revoked && family.refreshToken === body.refreshToken)
        lost('its refresh token is still good');
    }
    if (storageMode === 'local' && !family.revoked && this.#delivered.get(family.name) === family.turn)
      lost('its newest tokens have come');
  }

  #tokensWritten(tab: Tab, storageMode: StorageMode, key: string, next: StoredTokens): void {
    const id = key.slice(KEY.length + 1);
    if (/[^\x20-\x7e]/.test(next.authToken)) this.#say(`${tab.name} stores a token that no header can carry`);
    const family = familyIn(next.authToken);
    const owner = this.#owners.get(id) ?? family;
    this.#owners.set(id, owner);
    if (owner !== family) this.#say(`${tab.name} stores tokens of ${family} in session ${id} of ${owner}`);
    const before = parse<StoredTokens>((storageMode === 'local' ? tab.view : tab.session).get(key));
    if (
      before &&
      (before.generation > next.generation ||
        (before.generation === next.generation && before.authToken !== next.authToken))
    )
      this.#say(
        `${tab.name} overwrites the tokens of session ${id}, gen ${before.generation}, by gen ${next.generation}`,
      );
  }

  // The network.

  sent(flight: Flight): void {
    const { page, asked, refreshToken } = flight;
    const token = refreshToken ?? asked.bearer;
    if (token === undefined) return;
    const marker = this.#marker(page.tab);
    if (!marker?.active || this.#owners.get(marker.id) !== familyIn(token))
      this.#say(`${flight.name} goes out with a token of a session that is not in`);
    if (refreshToken === undefined) return;
    const { now, flights } = this.browser;
    const body = `${KEY}:${marker?.id}`;
    const generation = parse<StoredTokens>(page.tab.session.get(body) ?? page.tab.view.get(body))?.generation;
    const attempt = `${refreshToken}|${generation}`;
    this.#attempts.set(flight, attempt);
    for (const other of flights)
      if (
        other !== flight &&
        other.listening &&
        this.#attempts.get(other) === attempt &&
        now - other.sentAt < LEASE
      )
        this.#say(`${flight.name} goes out while ${other.name} is under way`);
    const earlier = this.#answered.get(attempt);
    if (!earlier) return;
    const { flight: before, known, at, readers } = earlier;
    // A page whose log refuses cannot know what a page that is gone has written there.
    if (this.browser.setup.frail && !before.page.alive && !readers.has(page)) return;
    const lapsed = !before.page.alive || now - before.sentAt >= LEASE;
    // Who takes over a lease that ran out cannot know of a tab that thaws at the same moment.
    const thawed = at - before.sentAt >= LEASE && now - at <= TAKE_OVER;
    if ((known || !lapsed) && !thawed)
      this.#say(`${flight.name} repeats a token after the answer of ${before.name}`);
  }

  delivered(flight: Flight, { status, issued }: Answered): void {
    if (issued) this.#delivered.set(issued.name, issued.turn);
    const { refreshToken } = flight;
    const { setup } = this.browser;
    if (refreshToken === undefined || (status !== 401 && (status !== 200 || setup.rotation === 'constant')))
      return;
    // A rotation is stored at once where all can read it, soon enough unless the tab was frozen for so long that
    // another took over. Else the refresh log has to tell.
    const inTime = this.browser.now - flight.sentAt < LEASE;
    const known = status === 200 && setup.persist === 'local' && inTime;
    const attempt = this.#attempts.get(flight) ?? '';
    if (!this.#answered.get(attempt)?.known)
      this.#answered.set(attempt, { flight, known, status, at: this.browser.now, readers: new Set() });
  }

  /** A refusal is not written over the intent of a tab that took over meanwhile. */
  committed(page: Page, entry: RefreshRecord | undefined): void {
    for (const answered of this.#answered.values()) {
      answered.readers.add(page);
      if (answered.flight.page === page && (answered.status === 200 || entry?.outcome === 'refused'))
        answered.known = true;
    }
  }

  // What pages show.

  told<T extends keyof AuthEvents>(page: Page, type: T, detail: AuthEvents[T]): void {
    this.noSecret(`the event ${type}`, detail);
    if (type === 'set-user') this.#matches(page, (detail as AuthEvents['set-user']).user);
  }

  /** After each step: who is shown is who is in, save where the news has not been heard. */
  look(): void {
    for (const { page } of this.browser.running)
      if (page && ![...page.todo.keys()].some((label) => label.includes('hears of marker')))
        this.#matches(page, page.auth.$user.get());
  }

  #matches(page: Page, user: Readonly<Record<string, unknown>> | undefined): void {
    const marker = this.#marker(page.tab);
    const owner = marker?.active ? this.#owners.get(marker.id) : undefined;
    if (user && user['family'] !== owner)
      this.#say(
        `${page.tab.name} shows the user of ${String(user['family'])} in the session of ${owner ?? 'nobody'}`,
      );
  }

  /** When all is quiet: nobody waits, all agree. */
  rest(): void {
    for (const { page, name } of this.browser.tabs) {
      if (!page) continue;
      if (page.unsettled > 0) this.#say(`${name} still waits for an answer of the library`);
      const marker = this.#marker(page.tab);
      const { status, error } = page.auth.$session.get();
      const expected = marker?.active ? 'signed-in' : 'signed-out';
      if (status !== expected)
        this.#say(
          `${name} is ${status} (${error?.message ?? 'no error'}), though the session is ${expected}`,
        );
    }
    for (const { page, id } of this.#leaving)
      if (page.alive && this.#marker(page.tab)?.id === id && this.#marker(page.tab)?.active)
        this.#say(`${page.tab.name} lives on in session ${id}, which a person ended`);
  }

  /** After the last call of each page: who is signed in was served. */
  served(page: Page, status: number | undefined): void {
    if (page.alive && page.auth.$session.get().status === 'signed-in' && status !== 200)
      this.#say(`${page.tab.name} is signed in, but its call came back with ${status ?? 'nothing'}`);
  }
}
