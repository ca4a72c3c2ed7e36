// Updates an element when one of the stores that it reads changes. Which stores these are may change too: they are
// asked for at each update.
import type { ReadableAtom } from 'nanostores';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Store = ReadableAtom<unknown>;

export class StoreController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #stores: () => readonly (Store | undefined)[];
  #followed: readonly (Store | undefined)[] = [];
  #stops: (() => void)[] = [];

  /** @param stores the stores that the host reads now; gaps are skipped */
  constructor(host: ReactiveControllerHost & Element, stores: () => readonly (Store | undefined)[]) {
    this.#host = host;
    this.#stores = stores;
    host.addController(this);
  }

  hostConnected(): void {
    // Lit does not update an element that comes back to the page; its stores may have changed meanwhile.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#follow([]);
  }

  hostUpdate(): void {
    // Lit also updates elements that have left the page; those follow nothing.
    if (this.#host.isConnected) this.#follow(this.#stores());
  }

  #follow(stores: readonly (Store | undefined)[]): void {
    const { length } = this.#followed;
    if (stores.length === length && stores.every((store, index) => store === this.#followed[index])) return;
    for (const stop of this.#stops) stop();
    this.#followed = stores;
    this.#stops = stores.flatMap((store) => store?.listen(() => this.#host.requestUpdate()) ?? []);
  }
}
