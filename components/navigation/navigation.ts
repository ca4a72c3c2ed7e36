// The one place that navigates, one for each connection. A transition of the session leads to at most one navigation:
// that of the flow which brought it about, else that of the first guard which asks.
import { type Auth, authorTarget, type Session, safeReturnTo, samePage } from '../../src/core/index.js';
import { type NavigateReason, XanoNavigateEvent } from '../shared/events.js';

/** An element that begins a flow, and may say where to go afterwards. */
export interface FlowElement extends HTMLElement {
  /** @internal The address that the page's author wrote for this flow. */
  readonly flowTarget?: string | undefined;
}

const RETURN_TO = 'return-to';

/** An address as the page's author wrote it. */
export const targetOf = (address: string | undefined): URL | undefined =>
  address ? authorTarget(address, document.baseURI) : undefined;

/** Whether it is a place in this page: going there leaves nothing. */
const isFragment = ({ href, hash }: URL): boolean => {
  const [page, here] = [href, location.href].map((address) => address.split('#')[0]);
  return hash !== '' && page === here;
};

export class Navigation {
  /** The page is on its way to another. */
  leaving = false;
  /** The session whose transition has had its navigation, canceled or not. */
  #navigatedFor: Session | undefined;
  /** A session ended while this page was open: whoever is next must not be led back to it. */
  #sessionEnded = false;

  constructor(
    readonly connection: HTMLElement,
    readonly auth: Auth,
  ) {}

  /** Leads on after a flow is complete. `from` is the element that began it. */
  afterFlow(reason: 'authenticate' | 'clear-session', from: FlowElement): void {
    const { signInPage, afterSignIn, afterSignOut } = this.auth.connection ?? {};
    const entering = reason === 'authenticate';
    const asked = entering ? new URLSearchParams(location.search).get(RETURN_TO) : null;
    this.#navigate(
      safeReturnTo(asked, location.href, targetOf(signInPage)) ??
        targetOf(from.flowTarget || (entering ? afterSignIn : afterSignOut)),
      reason,
      from,
    );
  }

  /** To be called at every end of a session. */
  sessionEnded(): void {
    this.#sessionEnded = true;
  }

  /**
   * A guard asks to lead away.
   *
   * @returns whether the page is leaving; if not, the guard shows its own content
   */
  redirectFromGuard(reason: 'guard' | 'forbidden', to: string, from: HTMLElement): boolean {
    const here = new URL(location.href);
    const url = targetOf(to);
    // One hop only: a page that a guard led to never leads on, so two guards cannot send a visitor to and fro.
    if (!url || samePage(url, here) || here.searchParams.has(RETURN_TO)) return false;
    if (!this.#sessionEnded && url.origin === here.origin)
      url.searchParams.set(RETURN_TO, here.pathname + here.search + here.hash);
    this.#navigate(url, reason, from);
    return this.leaving;
  }

  #navigate(url: URL | undefined, reason: NavigateReason, from: HTMLElement): void {
    const session = this.auth.$session.get();
    if (this.#navigatedFor === session) return;
    this.leaving = false;
    if (!url) return;
    this.#navigatedFor = session;
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
