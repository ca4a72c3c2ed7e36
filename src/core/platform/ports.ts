// The outside world, as the core sees it. Browsers stand behind platform/browser.ts; tests put their own here.

/** Time. `now` is wall-clock time in milliseconds since 1970. */
export interface Clock {
  now(): number;
  setTimeout(run: () => void, milliseconds: number): unknown;
  clearTimeout(timer: unknown): void;
}

/** A string store as `Storage` is. Any call may throw: storage can be full, forbidden or gone. */
export interface KeyValue {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  keys(): string[];
}

/** The two stores of a browser. `listen` tells of other tabs' writes to `local`; `null` means it was cleared. */
export interface Storages {
  readonly local: KeyValue;
  readonly tab: KeyValue;
  listen(onChange: (key: string | null) => void): () => void;
}

/** Messages between the tabs of one origin. What comes in is a hint only: receivers read storage again. */
export interface Channel {
  post(message: unknown): void;
  close(): void;
}

/** Opens a channel; `undefined` where there are none. */
export type OpenChannel = (name: string, onMessage: (message: unknown) => void) => Channel | undefined;

/** `resume`: shown again, back from the back/forward cache, or activated after prerendering. */
export type LifecycleEvent = 'resume' | 'online' | 'activity';

/** Whether anybody is looking, and whether there is a network. */
export interface Lifecycle {
  /** False while hidden or prerendering: no background request is made then. */
  visible(): boolean;
  /** False while a page is prerendered: nothing may be written then. */
  active(): boolean;
  online(): boolean;
  listen(onEvent: (event: LifecycleEvent) => void): () => void;
}

/**
 * What all tabs know of a session's token rotations; no secret. `generation` is the last that was stored; `attempt`
 * says who is about to send the refresh token of that generation, and since when; `outcome` how an attempt ended
 * that stored nothing.
 */
export interface RefreshRecord {
  readonly generation: number;
  readonly at: number;
  readonly attempt?: { readonly by: string; readonly at: number } | undefined;
  readonly outcome?: 'refused' | 'failed' | undefined;
}

/** A record for each session, changed by one tab at a time. */
export interface RefreshLog {
  /** Reads and writes in one transaction; `change` may run only once for each call, and returning its argument writes nothing. */
  update(
    key: string,
    change: (before: RefreshRecord | undefined) => RefreshRecord | undefined,
  ): Promise<void>;
  /** Removes what nobody has changed since then; ms since 1970. */
  prune(before: number): Promise<void>;
}

/** Signs of life between tabs. */
export interface Locks {
  /** Takes a lock that nobody else takes; resolves with how to let go. */
  hold(name: string): Promise<() => void>;
  /** Waits until nobody holds it. `false`: cannot tell, ask again; also when `signal` is aborted. */
  released(name: string, signal: AbortSignal): Promise<boolean>;
}

/** All of it. Each part has the browser's own as its default. */
export interface Ports {
  readonly fetch: typeof fetch;
  /** Host of the page (`name[:port]`), by which an environment is chosen; empty where there is no page. */
  readonly host: string;
  readonly clock: Clock;
  /** A number from 0 to 1, for jitter. */
  readonly random: () => number;
  /** A fresh session id. */
  readonly id: () => string;
  readonly storage: Storages;
  readonly channel: OpenChannel;
  readonly lifecycle: Lifecycle;
  /** Used by refresh only, and loaded with it. */
  readonly refreshLog?: RefreshLog | undefined;
  /** Same. */
  readonly locks?: Locks | undefined;
}
