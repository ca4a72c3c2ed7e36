// Counts the seconds down until something may be sent once more.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Seconds between two e-mails. */
const WAIT = 30;

export class CountdownController implements ReactiveController {
  /** Seconds that are left. */
  seconds = 0;
  readonly #host: ReactiveControllerHost;
  #until = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  start(): void {
    this.seconds = WAIT;
    this.#until = Date.now() + WAIT * 1000;
    this.#tick();
  }

  hostConnected(): void {
    if (this.#until) this.#tick();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** Timers sleep with the page: what is left is told by the clock, unless that was set back meanwhile. */
  readonly #tick = (): void => {
    clearTimeout(this.#timer);
    const now = Date.now();
    const left = Math.ceil((this.#until - now) / 1000);
    const isSetBack = left > this.seconds;
    this.seconds = isSetBack ? this.seconds - 1 : Math.max(left, 0);
    if (isSetBack) this.#until = now + this.seconds * 1000;
    this.#host.requestUpdate();
    if (this.seconds > 0) this.#timer = setTimeout(this.#tick, 1000);
  };
}
