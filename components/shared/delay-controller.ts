// Tells when something has lasted longer than a moment, so that fast answers do not flicker and are not read out.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Milliseconds. */
const MOMENT = 300;

/** Those that begin in this turn. A page may have a thousand guards: a timer for each costs more than all that they show. */
let beginning: Set<DelayController> | undefined;

const begin = (): Set<DelayController> => {
  if (beginning) return beginning;
  const together = new Set<DelayController>();
  beginning = together;
  setTimeout(() => (beginning = undefined));
  setTimeout(() => together.forEach((delay) => delay.end()), MOMENT);
  return together;
};

export class DelayController implements ReactiveController {
  /** It has lasted longer than a moment. */
  isOver = false;
  readonly #host: ReactiveControllerHost;
  readonly #lasts: () => boolean;
  /** Those that wait together with this one. */
  #together: Set<DelayController> | undefined;

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
    else this.#together ??= begin().add(this);
  }

  /** The moment is over. */
  end(): void {
    this.isOver = true;
    this.#host.requestUpdate();
  }

  #stop(): void {
    this.#together?.delete(this);
    this.#together = undefined;
    this.isOver = false;
  }
}
