// Updates an element when its light children change. Changes that the element makes itself are no news to it.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class ChildrenController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #options: MutationObserverInit;
  #observer: MutationObserver | undefined;

  constructor(host: ReactiveControllerHost & Element, options: MutationObserverInit = { childList: true }) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#host.requestUpdate());
    this.#observer.observe(this.#host, this.#options);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  /** Forgets the changes so far: the host has made them. */
  ignoreOwnChanges(): void {
    this.#observer?.takeRecords();
  }
}
