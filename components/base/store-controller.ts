// Renders its element again when a store changes, while the element is connected.
import type { ReadableAtom } from 'nanostores';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class StoreController<T> implements ReactiveController {
  #store: ReadableAtom<T> | undefined;
  #stop: (() => void) | undefined;

  /** @param find the store to follow; asked again at every `renew()` */
  constructor(
    readonly host: ReactiveControllerHost & { readonly isConnected?: boolean },
    readonly find: () => ReadableAtom<T> | undefined,
  ) {
    host.addController(this);
  }

  get value(): T | undefined {
    return this.#store?.get();
  }

  /** Follows the store that counts now. */
  renew(): void {
    const store = this.host.isConnected ? this.find() : undefined;
    if (store === this.#store && this.#stop) return;
    this.#stop?.();
    this.#store = store;
    this.#stop = store?.listen(() => this.host.requestUpdate());
    this.host.requestUpdate();
  }

  hostConnected(): void {
    this.renew();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
