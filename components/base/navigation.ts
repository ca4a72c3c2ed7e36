// The one place that navigates, one per connection. A transition of the session leads to at most one
// navigation: the flow's, else the first guard's that asks.
import { type Auth, authorTarget, type Session, safeReturnTo, samePage } from '../../src/core/index.js';
import { type NavigateReason, XanoNavigateEvent } from './events.js';

/** An element whose author may name a target. */
export interface Redirecting extends HTMLElement {
  redirectTo?: string | undefined;
}

const RETURN_TO = 'return-to';

/** An address as the page's author wrote it. */
export const targetOf = (address: string | undefined): URL | undefined =>
  address ? authorTarget(address, document.baseURI) : undefined;

export class Navigation {
  /** The page is on its way to another. */
  leaving = false;
  /** The transition that has had its navigation, canceled or not. */
  #served: Session | undefined;
  /** A session ended while this page was open: whoever is next must not be led back to it. */
  #ended = false;

  constructor(
    readonly connection: HTMLElement,
    readonly auth: Auth,
  ) {}

  /** After a flow is complete. `from` is the element that began it. */
  flow(reason: 'authenticate' | 'clear-session', from: Redirecting): void {
    const { signInPage, afterSignIn, afterSignOut } = this.auth.connection ?? {};
    const entering = reason === 'authenticate';
    const asked = entering ? new URLSearchParams(location.search).get(RETURN_TO) : null;
    this.#go(
      safeReturnTo(asked, location.href, targetOf(signInPage)) ??
        targetOf(from.redirectTo || (entering ? afterSignIn : afterSignOut)),
      reason,
      from,
    );
  }

  /** Called at every end of a session. */
  ended(): void {
    this.#ended = true;
  }

  /**
   * A guard asks to lead away.
   *
   * @returns whether the page is leaving; if not, the guard shows its own content
   */
  guard(reason: 'guard' | 'forbidden', to: string, from: HTMLElement): boolean {
    const here = new URL(location.href);
    const url = targetOf(to);
    // One hop only: a page that a guard led to never leads on, so two guards cannot play ball.
    if (!url || samePage(url, here) || here.searchParams.has(RETURN_TO)) return false;
    if (!this.#ended && url.origin === here.origin)
      url.searchParams.set(RETURN_TO, here.pathname + here.search + here.hash);
    this.#go(url, reason, from);
    return this.leaving;
  }

  #go(url: URL | undefined, reason: NavigateReason, from: HTMLElement): void {
    const session = this.auth.$session.get();
    if (this.#served === session) return;
    this.leaving = false;
    if (!url) return;
    this.#served = session;
    const stays =
      url.href === location.href ||
      !(from.isConnected ? from : this.connection).dispatchEvent(
        new XanoNavigateEvent('navigate', this.connection, { url, reason }, true),
      );
    this.leaving = !stays && !isFragment(url);
    // Replacing keeps Back from landing on a page that would lead away at once.
    const how = reason === 'guard' || reason === 'forbidden' ? 'replace' : 'assign';
    if (!stays) location[how](url.href);
  }
}

/** Whether it is a place in this page, which leaves nothing. */
const isFragment = ({ href, hash }: URL): boolean => {
  const [page, here] = [href, location.href].map((address) => address.split('#')[0]);
  return hash !== '' && page === here;
};

/** A prerendered page must not lead away before anyone sees it; by then somebody may have signed in. */
export const whenActivated = (run: () => void): void => {
  if ((document as Document & { prerendering?: boolean }).prerendering)
    document.addEventListener('prerenderingchange', run, { once: true });
  else run();
};
