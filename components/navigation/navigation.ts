// The one place that navigates, one for each connection, and the one that decides where to: after a flow, for *Continue*,
// for guards, and for links from one form to the other. A transition of the session leads to at most one navigation, that
// of the flow which brought it about, else that of the first guard; a guard that comes later asks for one of its own.
import { type Auth, authorTarget, type Session, samePage } from '../../src/core/index.js';
import {
  leadsElsewhere,
  returnToOf,
  tabReturnAddress,
  unclobbered,
  withReturnTo,
} from '../../src/core/internal.js';
import { isDevelopmentHost } from '../developer/warn.js';
import { type NavigateReason, XanoNavigateEvent } from '../shared/events.js';
import { depart } from './departure.js';
import { whenActivated } from './prerendering.js';

/** An element that begins a flow, and may say where to go afterwards. */
export interface FlowElement extends HTMLElement {
  /** @internal The address that the page's author wrote for this flow. */
  readonly flowTarget?: string | undefined;
}

/** What a guard asks for. */
export interface GuardRequest {
  readonly reason: 'guard' | 'forbidden';
  /** The address as the page's author wrote it. */
  readonly to: string;
  /** How many navigations there were when the guard met the reason. */
  readonly since: number;
}

/** The page is leaving, fulfilled if it is still there after all; or why it stays; nothing where the page's own router leads on. */
export type GuardAnswer = Promise<void> | string | undefined;

/** What relative addresses start from: a `<base>` that leads to another site was not meant for pages. */
const baseAddress = (): string => {
  const base = unclobbered(document, 'baseURI');
  return base.startsWith(`${globalThis.origin}/`) ? base : location.href;
};

/** An address as the page's author wrote it. */
const targetOf = (address: string | undefined): URL | undefined =>
  address ? authorTarget(address, baseAddress()) : undefined;

const currentPage = (): URL => new URL(location.href);

/** Whether it is a place in this page: going there leaves nothing. */
const isFragment = ({ href, hash }: URL): boolean => {
  const [page, here] = [href, location.href].map((address) => address.split('#')[0]);
  return hash !== '' && page === here;
};

export class Navigation {
  /** Set while the page is on its way to another; fulfilled if it is still there after all. */
  leaving: Promise<void> | undefined;
  /** How often it has led away, canceled or not. */
  count = 0;
  /** The session whose transition has had its navigation. */
  #navigatedFor: Session | undefined;
  /** The page on which a session ended: whoever is next must not be led back to it. */
  #endedOn: URL | undefined;
  /** Where a guard has led. */
  #ledTo: URL | undefined;
  /** Where the page's own script leads: it has canceled our navigation. */
  #canceled: URL | undefined;
  readonly #returnAddress = tabReturnAddress(unclobbered(document, 'referrer'));

  constructor(
    readonly connection: HTMLElement,
    readonly auth: Auth,
  ) {
    addEventListener('click', this.#handReturnAddressOn, true);
  }

  dispose(): void {
    removeEventListener('click', this.#handReturnAddressOn, true);
  }

  /** Where somebody who is signed in goes on: back to where they wanted to go, else where the author says. */
  afterSignIn(target: string | undefined): URL | undefined {
    return (
      this.#returnAddress.read(currentPage(), this.#signInPage) ??
      targetOf(target || this.auth.connection?.afterSignIn)
    );
  }

  /** Leads on after a flow is complete. `from` is the element that began it. */
  afterFlow(reason: 'authenticate' | 'clear-session', from: FlowElement): void {
    const { flowTarget } = from;
    const url =
      reason === 'authenticate'
        ? this.afterSignIn(flowTarget)
        : targetOf(flowTarget || this.auth.connection?.afterSignOut);
    if (reason === 'authenticate') this.#returnAddress.forget();
    if (url && this.#navigatedFor !== this.auth.$session.get()) this.#navigate(url, reason, from);
  }

  /** Leads on after anything else that a person did, if the page's author says where to. */
  afterAction(from: FlowElement): void {
    const url = targetOf(from.flowTarget);
    if (url) this.#navigate(url, 'account', from);
  }

  /** To be called at every end of a session. */
  sessionEnded(): void {
    this.#endedOn = currentPage();
    whenActivated(() => this.#returnAddress.forget());
  }

  /** Where a guard leads: the address, with the way back in it if the visitor may come back. */
  guardTarget(to: string): URL | undefined {
    const url = targetOf(to);
    return url && this.#isComingBackFrom(url) ? withReturnTo(url, currentPage()) : url;
  }

  /** A guard asks to lead away. */
  redirectFromGuard({ reason, to, since }: GuardRequest, from: HTMLElement): GuardAnswer {
    if (this.leaving) return this.leaving;
    const here = currentPage();
    const url = this.guardTarget(to);
    if (!url) return `"${to}" is not the address of a page.`;
    if (!leadsElsewhere(url, here)) return `"${to}" is this very page.`;
    // One hop only: a page that a guard led to never leads on, so two guards cannot send a visitor to and fro.
    if (returnToOf(here) !== null || (this.#ledTo && samePage(this.#ledTo, here)))
      return `a guard has led to this page, so no guard here leads on to "${to}".`;
    if (this.count > since && this.#navigatedFor === this.auth.$session.get()) return undefined;
    this.#ledTo = url;
    if (this.#isComingBackFrom(url)) this.#returnAddress.keep(here, url);
    this.#navigate(url, reason, from);
    return this.leaving;
  }

  /** Where the page's own script leads in place of the last navigation; told once, however many guards ask. */
  takeCanceled(): string | undefined {
    const url = this.#canceled;
    this.#canceled = undefined;
    return url?.origin === location.origin ? url.pathname + url.hash : url?.href;
  }

  /** To be called at a click on a link that an element shows: a router of the page's own may lead there. */
  readonly follow = (event: MouseEvent): void => {
    const link = event.currentTarget as HTMLAnchorElement;
    const { button, metaKey, ctrlKey, shiftKey, altKey } = event;
    // Anything else opens another tab or window, or saves the page.
    const isPlain = button === 0 && !(metaKey || ctrlKey || shiftKey || altKey);
    if (isPlain && !this.#asks(new URL(link.href), 'link', link)) event.preventDefault();
  };

  /** Asks the page whether the browser is to navigate. */
  #asks(url: URL, reason: NavigateReason, from: HTMLElement, replace = false): boolean {
    const event = new XanoNavigateEvent('navigate', this.connection, { url, reason, replace }, true);
    return (from.isConnected ? from : this.connection).dispatchEvent(event);
  }

  #navigate(url: URL, reason: NavigateReason, from: HTMLElement): void {
    this.#navigatedFor = this.auth.$session.get();
    this.count++;
    this.#canceled = undefined;
    if (url.href === location.href) return;
    const isGuard = reason === 'guard' || reason === 'forbidden';
    if (!this.#asks(url, reason, from, isGuard)) return void (this.#canceled = url);
    // Replacing keeps Back from landing on a page that would lead away at once.
    const how = isGuard ? 'replace' : 'assign';
    if (isFragment(url)) return location[how](url.href);
    if (isGuard && isDevelopmentHost())
      console.info(
        `xano-auth-elements: a guard loads ${url}. A router of your own cancels xano-navigate; docs/navigation.md says how, and why early.`,
      );
    const leaving = depart(url, how).then(() => {
      if (this.leaving === leaving) this.leaving = undefined;
    });
    this.leaving = leaving;
  }

  get #signInPage(): URL | undefined {
    return targetOf(this.auth.connection?.signInPage);
  }

  #isComingBackFrom(url: URL): boolean {
    const here = currentPage();
    const hasEnded = this.#endedOn && samePage(this.#endedOn, here);
    return !hasEnded && url.origin === here.origin && !samePage(url, here);
  }

  /** A plain link does not carry `return-to`, so it is kept for the page that the link leads to. */
  readonly #handReturnAddressOn = (event: Event): void => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link || link.origin !== location.origin) return;
    this.#returnAddress.handOn(currentPage(), this.#signInPage, new URL(link.href));
  };
}
