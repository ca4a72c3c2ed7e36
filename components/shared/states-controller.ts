// Keeps an element's custom states, those that CSS selects by `:state(name)`, as they should be after each update.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What stands in the list when a state does not hold. */
export type StateName = string | false | undefined;

/**
 * Makes `names` the only states that hold.
 *
 * @param states kept by whoever calls: WebKit forgets what is in a set that nobody holds, and its states stay for ever
 */
export const setStates = (states: CustomStateSet, names: readonly StateName[]): void => {
  for (const state of [...states]) if (!names.includes(state)) states.delete(state);
  for (const name of names) if (name) states.add(name);
};

export class StatesController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #names: () => readonly StateName[];
  #states: CustomStateSet | undefined;

  /** @param names the states that hold now */
  constructor(host: ReactiveControllerHost & HTMLElement, names: () => readonly StateName[]) {
    this.#host = host;
    this.#names = names;
    host.addController(this);
  }

  hostUpdated(): void {
    this.#states ??= this.#host.attachInternals().states;
    setStates(this.#states, this.#names());
  }
}
