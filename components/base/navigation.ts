// The one place that navigates, one per connection. A transition of the session leads to at most one
// navigation: the flow's, else the first guard's that asks.
import { authorTarget, type Session, safeReturnTo, samePage } from '../../src/index.js';
import { type NavigateReason, XanoNavigateEvent } from './events.js';

/** An element whose author may name a target. */
export interface Redirecting extends HTMLElement {
  redirectTo?: string | undefined;
}

/** Where the page is going, by default: what the connection says. */
export interface Targets {
  signInPage?: string | undefined;
  afterSignIn?: string | undefined;
  afterSignOut?: string | undefined;
}

const RETURN_TO = 'return-to';

export class Navigation {
  /** The transition that has had its navigation, canceled or not. */
  #served: Session | undefined;
  #leaving = false;
  /** A session ended while this page was open: whoever is next must not be led back to it. */
  #ended = false;

  constructor(
    readonly connection: HTMLElement,
    readonly targets: () => Targets,
    readonly session: () => Session,
  ) {}

  /** After a flow is complete. `from` is the element that began it. */
  flow(reason: 'authenticate' | 'clear-session', from: Redirecting): void {
    const { signInPage, afterSignIn, afterSignOut } = this.targets();
    const entering = reason === 'authenticate';
    const returnTo = entering
      ? safeReturnTo(
          new URLSearchParams(location.search).get(RETURN_TO),
          location.href,
          signInPage ? authorTarget(signInPage, document.baseURI) : undefined,
        )
      : undefined;
    const named = from.redirectTo || (entering ? afterSignIn : afterSignOut);
    this.#go(returnTo ?? (named ? authorTarget(named, document.baseURI) : undefined), reason, from);
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
    const url = authorTarget(to, document.baseURI);
    // One hop only: a page that a guard led to never leads on, so two guards cannot play ball.
    if (!url || samePage(url, here) || here.searchParams.has(RETURN_TO)) return false;
    if (!this.#ended && url.origin === here.origin)
      url.searchParams.set(RETURN_TO, here.pathname + here.search + here.hash);
    return this.#go(url, reason, from);
  }

  #go(url: URL | undefined, reason: NavigateReason, from: HTMLElement): boolean {
    if (!url) return false;
    if (this.#served === this.session()) return this.#leaving;
    this.#served = this.session();
    this.#leaving = false;
    if (url.href === location.href) return false;
    const event = new XanoNavigateEvent(this.connection, url, reason);
    if (!(from.isConnected ? from : this.connection).dispatchEvent(event)) return false;
    const guarding = reason === 'guard' || reason === 'forbidden';
    // Replacing keeps Back from landing on a page that would lead away at once.
    whenActivated(() => location[guarding ? 'replace' : 'assign'](url.href));
    return (this.#leaving = true);
  }
}

/** A prerendered page must not navigate before anyone sees it. */
const whenActivated = (run: () => void): void => {
  if ((document as Document & { prerendering?: boolean }).prerendering)
    document.addEventListener('prerenderingchange', run, { once: true });
  else run();
};
