// The DOM events: platform manners, typed fields, no password and no token in any of them.
import type { AuthError, EndReason, Session, User } from '../../src/core/index.js';

/** Base of all events: bubbles and crosses shadow roots, so that one listener on `document` hears them. */
export class XanoEvent extends Event {
  constructor(
    type: string,
    /** The `<xano-connection>` that it is about. */
    readonly connection: HTMLElement,
    fields: object = {},
    cancelable = false,
  ) {
    super(`xano-${type}`, { bubbles: true, composed: true, cancelable });
    Object.assign(this, fields);
  }
}

/** `xano-set-user`, `xano-sign-in`, and `xano-sign-up`, whose `user` is absent where the answer has no token. */
export class XanoUserEvent<U extends User | undefined = User> extends XanoEvent {
  /** The user who is signed in now. */
  declare readonly user: U;
}

/** `xano-before-sign-in` and its like: cancelable, and can be made to wait. */
export class XanoBeforeEvent extends XanoEvent {
  readonly #waits: Promise<unknown>[] = [];

  constructor(action: string, connection: HTMLElement) {
    super(`before-${action}`, connection, {}, true);
  }

  /** Holds the action back until `promise` is fulfilled; a rejection calls it off. */
  waitUntil(promise: Promise<unknown>): void {
    this.#waits.push(promise);
  }

  /** @internal Fulfilled when all waits are; for the dispatcher. */
  settled(): Promise<unknown> {
    return Promise.all(this.#waits);
  }
}

/** `xano-clear-session`. */
export class XanoClearSessionEvent extends XanoEvent {
  /** Why the session ended. */
  declare readonly reason: EndReason;
}

/** `xano-next-step`: cancelable; a sign-in was answered without a token. */
export class XanoNextStepEvent extends XanoEvent {
  /** What the answer holds, by name; no value of it. */
  declare readonly keys: readonly string[];
  /** What stands in for the answer: `valuesOfNextStep(auth, error)` of `xano-auth-elements/account` gives its values. */
  declare readonly error: AuthError;
}

/** `xano-session-change`. */
export class XanoSessionChangeEvent extends XanoEvent {
  /** The session as it is now. */
  declare readonly session: Session;
  /** The session as it was before. */
  declare readonly previous: Session;
}

/** `xano-error`. */
export class XanoErrorEvent extends XanoEvent {
  /** What went wrong; `code` tells it to programs, `message` to developers. */
  declare readonly error: AuthError;
}

/** Why a navigation is about to happen. */
export type NavigateReason = 'authenticate' | 'clear-session' | 'account' | 'guard' | 'forbidden' | 'link';

/** `xano-navigate`: cancel it to navigate by a router of your own. */
export class XanoNavigateEvent extends XanoEvent {
  /** Where to. */
  declare readonly url: URL;
  /** What leads there; `link` is one that an element shows, such as *Continue*. */
  declare readonly reason: NavigateReason;
  /** Whether this page must give up its place in the history, as one that a guard closes: *Back* would lead to it in vain. */
  declare readonly replace: boolean;
}

interface XanoEventMap {
  'xano-before-sign-in': XanoBeforeEvent;
  'xano-before-sign-up': XanoBeforeEvent;
  'xano-before-sign-out': XanoBeforeEvent;
  'xano-before-forgot-password': XanoBeforeEvent;
  'xano-before-reset-password': XanoBeforeEvent;
  'xano-before-magic-link': XanoBeforeEvent;
  'xano-before-oauth': XanoBeforeEvent;
  'xano-before-send-code': XanoBeforeEvent;
  'xano-before-update-user': XanoBeforeEvent;
  'xano-before-change-password': XanoBeforeEvent;
  'xano-before-delete-account': XanoBeforeEvent;
  'xano-next-step': XanoNextStepEvent;
  'xano-authenticate': XanoEvent;
  'xano-set-user': XanoUserEvent;
  'xano-sign-in': XanoUserEvent;
  'xano-sign-up': XanoUserEvent<User | undefined>;
  'xano-sign-out': XanoEvent;
  'xano-clear-session': XanoClearSessionEvent;
  'xano-forgot-password': XanoEvent;
  'xano-reset-password': XanoEvent;
  'xano-magic-link': XanoEvent;
  'xano-oauth': XanoEvent;
  'xano-send-code': XanoEvent;
  'xano-update-user': XanoEvent;
  'xano-change-password': XanoEvent;
  'xano-delete-account': XanoEvent;
  'xano-navigate': XanoNavigateEvent;
  'xano-session-change': XanoSessionChangeEvent;
  'xano-error': XanoErrorEvent;
}

declare global {
  interface HTMLElementEventMap extends XanoEventMap {}
  interface ShadowRootEventMap extends XanoEventMap {}
  interface DocumentEventMap extends XanoEventMap {}
  interface WindowEventMap extends XanoEventMap {}
}
