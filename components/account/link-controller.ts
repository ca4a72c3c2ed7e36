// Takes the link of an e-mail out of the page's address: that which opened the page, and any that is opened later in the
// same tab, where the address of a hash route changes and the page stays.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { takeFromAddress } from './address-values.js';

/** An element that such a link is for. */
export interface LinkHost extends ReactiveControllerHost {
  /** Name of the link's token in the address. */
  tokenParameter: string;
  /** Name of the e-mail address in the address. */
  emailParameter: string;
}

/** What a link carries, by the names in the address. */
export type LinkValues = Readonly<Record<string, string>>;

export class LinkController implements ReactiveController {
  readonly #host: LinkHost;
  readonly #begin: (values: LinkValues) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param begin is given what each link carries */
  constructor(host: LinkHost, begin: (values: LinkValues) => void) {
    this.#host = host;
    this.#begin = begin;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#takeLater);
    this.#take();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    removeEventListener('hashchange', this.#takeLater);
  }

  /** A router may put a new element in the place of this one: then the link is for that. */
  readonly #takeLater = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#take);
  };

  readonly #take = (): void => {
    const { tokenParameter, emailParameter } = this.#host;
    // An address without a token is the page's own.
    const taken = takeFromAddress([tokenParameter, emailParameter], tokenParameter);
    if (!taken[tokenParameter]) return;
    // Neither has a space: it is a plus that the author of the e-mail has not encoded.
    const values = Object.entries(taken).map(([name, value]) => [name, value.replaceAll(' ', '+')]);
    this.#begin(Object.fromEntries(values) as LinkValues);
    this.#host.requestUpdate();
  };
}
