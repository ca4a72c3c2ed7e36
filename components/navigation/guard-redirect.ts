// When a guard leads away: once for each reason that it newly meets, be it a transition of the session, its own coming
// into the page or into view, or another target. Where to, and whether at all, is decided in navigation.ts.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Session } from '../../src/core/index.js';
import { connections, type ProvidedConnection } from '../shared/connections.js';
import { isPutAway, whenDisplayedAgain } from './displayed.js';
import type { GuardRequest, Navigation } from './navigation.js';
import { whenPageSettled } from './page-settled.js';

/** What the controller needs of the guard. */
export interface GuardRedirectParts {
  readonly provided: () => ProvidedConnection | undefined;
  /** Whether the guard shows nothing when it stays. */
  readonly isBlank: () => boolean;
}

export class GuardRedirect implements ReactiveController {
  /** On the way to another page: the guard shows nothing. */
  leaving = false;
  /** Where a link leads in place of the page that was to be left and is still there. */
  linkTarget: string | undefined;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #parts: GuardRedirectParts;
  #request: GuardRequest | undefined;
  #isNew = false;
  /** The session as it was at the last look. */
  #session: Session | undefined;
  #stopWatching = (): void => {};

  constructor(host: ReactiveControllerHost & HTMLElement, parts: GuardRedirectParts) {
    this.#host = host;
    this.#parts = parts;
    host.addController(this);
  }

  hostConnected(): void {
    this.#beginAnew();
  }

  hostDisconnected(): void {
    this.#stopWatching();
  }

  /** In another place of the page, or displayed again, everything is new to the guard. */
  readonly #beginAnew = (): void => {
    this.#request = undefined;
    this.#session = undefined;
    this.#host.requestUpdate();
  };

  hostUpdated(): void {
    const request = this.#request;
    if (!this.#isNew || !this.#host.isConnected) return;
    this.#isNew = false;
    if (request) whenPageSettled(() => void this.#leadAway(request));
  }

  /** To be called before each drawing, with where the guard's state leads. */
  consider(reason: GuardRequest['reason'], to: string | undefined): void {
    const { auth, navigation } = this.#parts.provided() ?? {};
    const session = auth?.$session.get();
    const isTransition = this.#session !== undefined && this.#session !== session;
    this.#session = session;
    if (to === this.#request?.to && reason === (this.#request?.reason ?? reason)) return;
    // The navigation of a transition counts for all guards that were there; for a guard that comes later, one that follows.
    const since = isTransition ? 0 : (navigation?.count ?? 0);
    this.#request = to === undefined ? undefined : { reason, to, since };
    this.#isNew = true;
    this.leaving = to !== undefined;
    this.linkTarget = undefined;
  }

  /** After the flow that brought the transition about has had its turn. */
  async #leadAway(request: GuardRequest): Promise<void> {
    const isCurrent = (): boolean => this.#host.isConnected && this.#request === request;
    const { navigation } = this.#parts.provided() ?? {};
    if (!isCurrent() || !navigation) return;
    this.#stopWatching();
    this.#stopWatching = whenDisplayedAgain(this.#host, this.#beginAnew);
    // The visitor is on another page.
    if (isPutAway(this.#host)) return;
    const answer = navigation.redirectFromGuard(request, this.#host);
    if (answer instanceof Promise) {
      await answer;
      if (!isCurrent()) return;
      this.linkTarget = navigation.guardTarget(request.to)?.href;
    } else if (this.#parts.isBlank()) this.#explain(answer, navigation);
    this.leaving = false;
    this.#host.requestUpdate();
  }

  /** A guard is not empty without a reason in the console. */
  #explain(problem: string | undefined, navigation: Navigation): void {
    if (problem) return connections.warnOnce(`A guard shows nothing: ${problem}`);
    const target = navigation.takeCanceled();
    if (target)
      console.info(
        `xano-auth-elements: a guard shows nothing while the page's own script leads to "${target}".`,
      );
  }
}
