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
    this.#until = Date.now() + WAIT * 1000;
    this.#tick();
  }

  hostConnected(): void {
    if (this.#until) this.#tick();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** Timers sleep with the page: what is left is told by the clock. */
  readonly #tick = (): void => {
    clearTimeout(this.#timer);
    const left = Math.ceil((this.#until - Date.now()) / 1000);
    this.seconds = Math.min(Math.max(left, 0), WAIT);
    this.#host.requestUpdate();
    if (this.seconds > 0) this.#timer = setTimeout(this.#tick, 1000);
  };
}
