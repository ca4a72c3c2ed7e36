// Tells when something has lasted longer than a moment, so that fast answers do not flicker and are not read out.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Milliseconds. */
const MOMENT = 300;

export class DelayController implements ReactiveController {
  /** It has lasted longer than a moment. */
  isOver = false;
  readonly #host: ReactiveControllerHost;
  readonly #lasts: () => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param lasts whether it goes on now; asked after each update */
  constructor(host: ReactiveControllerHost, lasts: () => boolean) {
    this.#host = host;
    this.#lasts = lasts;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#stop();
  }

  hostUpdated(): void {
    if (!this.#lasts()) this.#stop();
    else
      this.#timer ??= setTimeout(() => {
        this.isOver = true;
        this.#host.requestUpdate();
      }, MOMENT);
  }

  #stop(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.isOver = false;
  }
}
