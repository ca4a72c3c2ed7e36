// Shows a part of the page by the state of the session. It hides; only Xano's endpoints protect.
import type { Session, User } from '../../src/core/index.js';
import { define } from '../base/define.js';
import { h, redraw, set } from '../base/dom.js';
import { XanoElement } from '../base/element.js';
import { whenActivated } from '../base/navigation.js';
import { button, tokens } from '../base/styles.js';
import type { MessageCode } from '../base/texts.js';
import { styles } from './auth-guard.styles.js';
import { Stamp } from './stamp.js';

/** What a guard shows. */
export type GuardState = 'pending' | 'signed-in' | 'signed-out' | 'forbidden' | 'error';

/**
 * Shows its content to people who are signed in, and with `roles` only to some of them. Content in a
 * `<template>` is not even in the document until then. A guard is a courtesy to visitors, not protection:
 * anyone can read a page's source, so each Xano endpoint must check the token and the role itself.
 *
 * @summary Shows its content to people who are signed in, or have a role; can lead others away and back.
 * @example
 * <xano-auth-guard redirect-to="login.html">
 *   <template><p>Members only.</p></template>
 * </xano-auth-guard>
 *
 * @slot - shown to whom the guard lets in; best inside `<template>`
 * @slot signed-out - shown while nobody is signed in
 * @slot pending - shown while a stored session is confirmed
 * @slot forbidden - shown to people who are signed in without the role
 * @slot error - shown when the session cannot be confirmed, or nothing is configured
 *
 * @fires {XanoNavigateEvent} xano-navigate - about to lead away; cancelable
 *
 * @csspart pending - the default text while a session is confirmed
 * @csspart forbidden - the default text for a missing role
 * @csspart error - the default text and button when a session cannot be confirmed
 * @csspart retry-button - the button in it
 * @csspart developer-message - the cause of an error, on the developer's own machine only
 *
 * @cssstate pending - a stored session is being confirmed
 * @cssstate signed-in - the content is shown
 * @cssstate signed-out - nobody is signed in
 * @cssstate forbidden - the role or the condition is missing
 * @cssstate error - the session cannot be confirmed, or nothing is configured
 */
export class XanoAuthGuard extends XanoElement {
  static override styles = [tokens, button, styles];
  static override properties = {
    ...XanoElement.properties,
    roles: '',
    match: 'any',
    redirectTo: String,
    forbiddenTo: String,
  };

  /** Roles that may see the content, space-separated. Default: everyone who is signed in. */
  declare roles: string;
  /** Whether one of the roles is enough (`any`) or each is needed (`all`). */
  declare match: 'any' | 'all';
  /** Where to lead people who are not signed in, with `?return-to=` this page. Default: the connection's `sign-in-page`, if there is no content for `signed-out`. */
  declare redirectTo?: string | undefined;
  /** Where to lead people who are signed in without the role. Default: nowhere; they see the content for `forbidden`. */
  declare forbiddenTo?: string | undefined;

  #condition: ((user: User) => boolean) | undefined;
  readonly #stamp = new Stamp(this);
  readonly #children = new MutationObserver(() => this.requestUpdate());
  #state: GuardState | undefined;
  /** Whose content is shown. */
  #whom = '';
  /** Confirming takes longer than a moment. Until then its text would cost every guard a layout, unseen. */
  #late = false;
  /** On the way to another page: nothing is shown. */
  #leaving = false;

  readonly #slot = h('slot', { name: 'pending' });

  constructor() {
    super();
    this.shadowRoot?.append(this.#slot);
  }

  /** Anything else that must hold: given the user, returns whether the content is shown. */
  get condition(): ((user: User) => boolean) | undefined {
    return this.#condition;
  }

  set condition(condition: ((user: User) => boolean) | undefined) {
    this.#condition = condition;
    this.requestUpdate();
  }

  /** What it shows now. */
  get state(): GuardState {
    return this.#state ?? 'pending';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stamp.dropStrangers();
    this.#children.observe(this, { childList: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#children.disconnect();
  }

  protected override update(): void {
    super.update();
    const { session } = this;
    const state = this.#decide(session);
    const whom = state === 'signed-in' ? keyOf(session?.user) : '';
    if (state !== this.#state || whom !== this.#whom) {
      this.#state = state;
      this.#whom = whom;
      this.setStates(state);
      if (this.matches(':focus-within')) void this.updateComplete.then(() => this.#refocus());
      this.#stamp.clear();
      this.#late = false;
      if (state === 'pending')
        void nextMoment().then(() => {
          if (this.#state !== state) return;
          this.#late = true;
          this.requestUpdate();
        });
      this.#leaving = this.#leave(state);
    }
    const name = slotOf(state);
    set(this.#slot, { name, hidden: this.#leaving });
    if (this.#leaving) return;
    this.#explain(state, session);
    this.#stamp.put(name);
  }

  /** What stands in a slot that the page leaves empty. */
  #explain(state: GuardState, session: Session | undefined): void {
    const unconfirmed = session?.status === 'unconfirmed';
    const codes: Partial<Record<GuardState, MessageCode | undefined>> = {
      pending: this.#late ? 'pending' : undefined,
      forbidden: 'forbidden-content',
      error: unconfirmed ? 'error-content' : 'configuration',
    };
    const code = codes[state];
    const cause = state === 'error' ? this.cause(session?.error) : '';
    const retry = () => void this.backend?.auth.fetchCurrentUser().catch(() => {});
    redraw(
      this.#slot,
      code &&
        h(
          'p',
          { part: state, role: 'status' },
          this.text(code),
          unconfirmed && h('button', { part: 'retry-button', click: retry }, this.text('retry')),
        ),
      !!cause && h('p', { part: 'developer-message' }, cause),
    );
  }

  #decide(session: Session | undefined): GuardState {
    if (!session || session.status === 'restoring') return 'pending';
    if (session.status === 'signed-out') return 'signed-out';
    if (session.status !== 'signed-in') return 'error';
    return this.#allows(session) ? 'signed-in' : 'forbidden';
  }

  #allows({ user, roles }: Session): boolean {
    const wanted = this.roles.split(/\s+/).filter(Boolean);
    const how = this.match === 'all' ? 'every' : 'some';
    if (wanted.length > 0 && !wanted[how]((role) => roles.includes(role))) return false;
    try {
      return !this.condition || !user || this.condition(user);
    } catch (error) {
      reportError(error);
      return false;
    }
  }

  /** Starts to lead away, where an attribute says so; the flow that ended the session goes first. */
  #leave(state: GuardState): boolean {
    if (state !== 'signed-out' && state !== 'forbidden') return false;
    const { auth, navigation } = this.backend ?? {};
    const hasOwn = this.querySelector(':scope > [slot="signed-out"]') !== null;
    const targets: Partial<Record<GuardState, string | undefined>> = {
      'signed-out': this.redirectTo || (hasOwn ? undefined : auth?.connection?.signInPage),
      forbidden: this.forbiddenTo,
    };
    const to = targets[state];
    if (!to || !navigation) return false;
    const leave = () => {
      if (this.#state !== state || !this.isConnected) return;
      this.#leaving = navigation.guard(state === 'forbidden' ? state : 'guard', to, this);
      this.requestUpdate();
    };
    whenActivated(() => queueMicrotask(leave));
    return true;
  }

  /** Focus must not fall back to the body when the content under it goes away. */
  #refocus(): void {
    if (this.matches(':focus-within')) return;
    const headings = [...this.querySelectorAll<HTMLElement>('h1, h2, h3')];
    const target = headings.find((heading) => heading.checkVisibility()) ?? this;
    if (!target.hasAttribute('tabindex')) target.tabIndex = -1;
    target.focus();
  }
}

/** Milliseconds; answers that are faster do not flicker. */
const MOMENT = 300;
let moment: Promise<void> | undefined;

/** One timer for all guards that begin to wait in one turn. */
const nextMoment = (): Promise<void> =>
  (moment ??= new Promise((resolve) => {
    setTimeout(resolve, MOMENT);
    queueMicrotask(() => (moment = undefined));
  }));

/** The default slot holds what is guarded. */
const slotOf = (state: GuardState): string => (state === 'signed-in' ? '' : state);

/** Tells one user from another; the same user fetched again is no other. */
const keyOf = (user: User | undefined): string => JSON.stringify(user?.['id'] ?? user?.['email'] ?? user);

define('xano-auth-guard', XanoAuthGuard);

declare global {
  interface HTMLElementTagNameMap {
    'xano-auth-guard': XanoAuthGuard;
  }
}
