// The DOM events: platform manners, typed fields, no password and no token in any of them.
import type { AuthError, AuthEvents, EndReason, Session, User } from '../../src/index.js';

/** Base of all events: bubbles and crosses shadow roots, so that one listener on `document` hears them. */
export class XanoEvent extends Event {
  constructor(
    type: string,
    /** The `<xano-connection>` that it is about. */
    readonly connection: HTMLElement,
    cancelable = false,
  ) {
    super(`xano-${type}`, { bubbles: true, composed: true, cancelable });
  }
}

/** `xano-set-user`, `xano-sign-in`, `xano-sign-up`. */
export class XanoUserEvent extends XanoEvent {
  constructor(
    type: string,
    connection: HTMLElement,
    /** Absent after a sign-up that answered without a token. */
    readonly user: User | undefined,
  ) {
    super(type, connection);
  }
}

/** `xano-before-sign-in`, `xano-before-sign-up`, `xano-before-sign-out`: cancelable, and can be made to wait. */
export class XanoBeforeEvent extends XanoEvent {
  readonly #waits: Promise<unknown>[] = [];

  constructor(action: string, connection: HTMLElement) {
    super(`before-${action}`, connection, true);
  }

  /** Holds the action back until `promise` is fulfilled; a rejection calls it off. */
  waitUntil(promise: Promise<unknown>): void {
    this.#waits.push(promise);
  }

  /** Fulfilled when all waits are; for the dispatcher. */
  settled(): Promise<unknown> {
    return Promise.all(this.#waits);
  }
}

/** `xano-clear-session`. */
export class XanoClearSessionEvent extends XanoEvent {
  constructor(
    connection: HTMLElement,
    readonly reason: EndReason,
  ) {
    super('clear-session', connection);
  }
}

/** `xano-session-change`. */
export class XanoSessionChangeEvent extends XanoEvent {
  constructor(
    connection: HTMLElement,
    readonly session: Session,
    readonly previous: Session,
  ) {
    super('session-change', connection);
  }
}

/** `xano-error`. */
export class XanoErrorEvent extends XanoEvent {
  constructor(
    connection: HTMLElement,
    readonly error: AuthError,
  ) {
    super('error', connection);
  }
}

/** Why a navigation is about to happen. */
export type NavigateReason = 'authenticate' | 'clear-session' | 'guard' | 'forbidden';

/** `xano-navigate`: cancel it to navigate by a router of your own. */
export class XanoNavigateEvent extends XanoEvent {
  constructor(
    connection: HTMLElement,
    readonly url: URL,
    readonly reason: NavigateReason,
  ) {
    super('navigate', connection, true);
  }
}

/** The DOM event for something that the core told. */
export const toEvent = <T extends keyof AuthEvents>(
  type: T,
  detail: AuthEvents[T],
  connection: HTMLElement,
): XanoEvent => {
  if ('session' in detail) return new XanoSessionChangeEvent(connection, detail.session, detail.previous);
  if ('reason' in detail) return new XanoClearSessionEvent(connection, detail.reason);
  if ('error' in detail) return new XanoErrorEvent(connection, detail.error);
  if (type === 'authenticate' || type === 'sign-out') return new XanoEvent(type, connection);
  return new XanoUserEvent(type, connection, (detail as { user?: User }).user);
};

interface XanoEventMap {
  'xano-before-sign-in': XanoBeforeEvent;
  'xano-before-sign-up': XanoBeforeEvent;
  'xano-before-sign-out': XanoBeforeEvent;
  'xano-authenticate': XanoEvent;
  'xano-set-user': XanoUserEvent;
  'xano-sign-in': XanoUserEvent;
  'xano-sign-up': XanoUserEvent;
  'xano-sign-out': XanoEvent;
  'xano-clear-session': XanoClearSessionEvent;
  'xano-navigate': XanoNavigateEvent;
  'xano-session-change': XanoSessionChangeEvent;
  'xano-error': XanoErrorEvent;
}

declare global {
  interface HTMLElementEventMap extends XanoEventMap {}
  interface DocumentEventMap extends XanoEventMap {}
}
