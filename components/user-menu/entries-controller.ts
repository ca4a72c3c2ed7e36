// The entries of a menu: the page's own links and buttons, however deep they stand in it, and the menu's own last one.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ChildrenController } from '../shared/children-controller.js';

export class EntriesController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #own: () => HTMLElement | null;
  #marked: readonly HTMLElement[] = [];

  /** @param own the menu's own last entry, once it is drawn */
  constructor(host: ReactiveControllerHost & HTMLElement, own: () => HTMLElement | null) {
    this.#host = host;
    this.#own = own;
    host.addController(this);
    // A guard in the menu takes its links out and puts them in.
    new ChildrenController(host, { childList: true, subtree: true });
  }

  hostUpdated(): void {
    const entries = this.#all;
    for (const entry of this.#marked) if (!entries.includes(entry)) release(entry);
    this.#marked = entries;
    for (const entry of entries) {
      entry.setAttribute('role', 'menuitem');
      entry.tabIndex = -1;
    }
  }

  get #all(): readonly HTMLElement[] {
    const own = this.#own();
    const given = [...this.#host.querySelectorAll<HTMLElement>('a[href], button')];
    return own ? [...given, own] : given;
  }

  /** Those that can have the focus, while the menu is open. */
  get #usable(): readonly HTMLElement[] {
    return this.#all.filter((entry) => !entry.matches(':disabled') && entry.checkVisibility());
  }

  /** The entry that an event is about. */
  of(event: Event): HTMLElement | undefined {
    const path = event.composedPath();
    return this.#all.find((entry) => path.includes(entry));
  }

  /** Focuses the first entry, or the last. */
  focus(which: 'first' | 'last'): void {
    this.#usable.at(which === 'first' ? 0 : -1)?.focus();
  }

  /** Moves the focus as a key asks; whether it is a key that does. */
  moveBy(key: string): boolean {
    const entries = this.#usable;
    const now = entries.findIndex((entry) => entry.matches(':focus'));
    const moves: Record<string, number> = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 };
    const to = moves[key];
    if (to === undefined) return false;
    entries.at(to % entries.length)?.focus();
    return true;
  }
}

/** What has left the menu is a plain link or button again. */
const release = (entry: HTMLElement): void => {
  entry.removeAttribute('role');
  entry.removeAttribute('tabindex');
};
