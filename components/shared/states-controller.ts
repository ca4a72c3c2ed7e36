// Keeps an element's custom states, those that CSS selects by `:state(name)`, as they should be after each update.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What stands in the list when a state does not hold. */
export type StateName = string | false | undefined;

/** The custom states of an element. Nothing else changes them, so the set itself, which is slow to read, is never asked. */
export class CustomStates {
  /** Kept: WebKit forgets what is in a set that nobody holds, and its states stay for ever. */
  readonly #states: CustomStateSet;
  #held: readonly StateName[] = [];

  constructor(element: HTMLElement) {
    this.#states = element.attachInternals().states;
  }

  /** Makes `names` the only states that hold. */
  hold(names: readonly StateName[]): void {
    for (const name of this.#held) if (name && !names.includes(name)) this.#states.delete(name);
    for (const name of names) if (name && !this.#held.includes(name)) this.#states.add(name);
    this.#held = names;
  }
}

export class StatesController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #names: () => readonly StateName[];
  #states: CustomStates | undefined;

  /** @param names the states that hold now */
  constructor(host: ReactiveControllerHost & HTMLElement, names: () => readonly StateName[]) {
    this.#host = host;
    this.#names = names;
    host.addController(this);
  }

  hostUpdated(): void {
    this.#states ??= new CustomStates(this.#host);
    this.#states.hold(this.#names());
  }
}
