// Which of the page's buttons takes what a provider sends back, be it in the page's address or in that of a popup.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { begunFlow, type BegunFlow, type OAuthMode, type OAuthReturn } from '../../src/account/index.js';
import type { Auth } from '../../src/core/index.js';
import { unclobbered } from '../../src/core/internal.js';
import { handToOpener, POPUP, returnIn, takeOAuthReturn } from './oauth-return.js';

/** A button that such a return may be for. */
export interface OAuthHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
  readonly provider: string;
  readonly mode: OAuthMode;
}

/** Those of the page: a return is for the one whose provider it is of, else for the first. */
const buttons = new Set<OAuthReturnController>();

/** What has come in the page's address, until a button takes it. */
let returned: OAuthReturn | undefined;

export class OAuthReturnController implements ReactiveController {
  readonly #host: OAuthHost;
  readonly #auth: () => Auth | undefined;
  readonly #take: (sent: OAuthReturn) => void;
  /** The popup that this button has opened. */
  #popup: Window | null = null;

  /** @param take is given a return that is for the host, when the connection is there */
  constructor(host: OAuthHost, auth: () => Auth | undefined, take: (sent: OAuthReturn) => void) {
    this.#host = host;
    this.#auth = auth;
    this.#take = take;
    host.addController(this);
  }

  /** Opens the popup, of which there is one. At once: what opens later is taken for an advertisement. */
  openPopup(): Window | null {
    for (const button of buttons) button.#popup = null;
    return (this.#popup = open('', POPUP, 'popup,width=480,height=640'));
  }

  hostConnected(): void {
    buttons.add(this);
    const taken = takeOAuthReturn();
    if (taken && !handToOpener(taken)) returned = taken;
    addEventListener('message', this.#takeFromPopup);
    // Then all buttons are there.
    unclobbered(document, 'addEventListener')('DOMContentLoaded', this.#lookAgain, { once: true });
  }

  hostDisconnected(): void {
    buttons.delete(this);
    removeEventListener('message', this.#takeFromPopup);
    unclobbered(document, 'removeEventListener')('DOMContentLoaded', this.#lookAgain);
  }

  hostUpdate(): void {
    if (!returned || !this.#host.isConnected || !this.#auth() || !this.#isMeant) return;
    const sent = returned;
    returned = undefined;
    this.#take(sent);
  }

  readonly #lookAgain = (): void => this.#host.requestUpdate();

  /** The button that has opened the popup takes its return; after a reload of this page, the one that is meant. */
  readonly #takeFromPopup = (event: MessageEvent): void => {
    const auth = this.#auth();
    const sent = returnIn(event);
    if (!sent || !auth) return;
    const opener = event.source && [...buttons].find((button) => button.#popup === event.source);
    if (opener ? opener !== this : !begunFlow(auth) || !this.#isMeant) return;
    event.stopImmediatePropagation();
    this.#popup = null;
    this.#take(sent);
  };

  /** What this tab has begun with the host's connection. */
  get #begun(): BegunFlow | undefined {
    const auth = this.#auth();
    return auth && begunFlow(auth);
  }

  /** Whether a return is for the host. */
  get #isMeant(): boolean {
    const all = [...buttons];
    const begun = all.filter((button) => button.#begun);
    const ofProvider = begun.filter((button) => button.#host.provider === button.#begun?.provider);
    const own = ofProvider.find((button) => button.#host.mode === button.#begun?.mode) ?? ofProvider[0];
    if (own) return own === this;
    // One that is still to be parsed may be it.
    return (begun[0] ?? all[0]) === this && unclobbered(document, 'readyState') !== 'loading';
  }
}
