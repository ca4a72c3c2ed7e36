// Keeps an element's custom states, those that CSS selects by `:state(name)`, as they should be after each update.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What stands in the list when a state does not hold. */
export type StateName = string | false | undefined;

/** Makes `names` the only states that hold. */
export const setStates = ({ states }: ElementInternals, names: readonly StateName[]): void => {
  for (const state of [...states]) if (!names.includes(state)) states.delete(state);
  for (const name of names) if (name) states.add(name);
};

export class StatesController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #names: () => readonly StateName[];
  #internals: ElementInternals | undefined;

  /** @param names the states that hold now */
  constructor(host: ReactiveControllerHost & HTMLElement, names: () => readonly StateName[]) {
    this.#host = host;
    this.#names = names;
    host.addController(this);
  }

  hostUpdated(): void {
    this.#internals ??= this.#host.attachInternals();
    setStates(this.#internals, this.#names());
  }
}
