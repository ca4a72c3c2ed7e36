// Shows a part of the page by the state of the session. It hides; only Xano's endpoints protect.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Session, User } from '../../src/index.js';
import { define } from '../base/define.js';
import { XanoElement } from '../base/element.js';
import { tokens } from '../base/styles.js';
import { styles } from './auth-guard.styles.js';
import { Stamp } from './stamp.js';

/** What a guard shows. */
export type GuardState = 'pending' | 'signed-in' | 'signed-out' | 'forbidden' | 'error';

const states: readonly GuardState[] = ['pending', 'signed-in', 'signed-out', 'forbidden', 'error'];

/**
 * Shows its content to people who are signed in, and with `roles` only to some of them. Content in a
 * `<template>` is not even in the document until then. A guard is a courtesy to visitors, not protection:
 * anyone can read a page's source, so each Xano endpoint must check the token and the role itself.
 *
 * @summary Shows content by sign-in state and role.
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
 * @fires {XanoNavigateEvent} xano-navigate - about to lead away; cancelable
 * @csspart pending - the default text while a session is confirmed
 * @csspart forbidden - the default text for a missing role
 * @csspart error - the default text and button when a session cannot be confirmed
 * @csspart retry-button - the button in it
 * @cssstate pending - a stored session is being confirmed
 * @cssstate signed-in - the content is shown
 * @cssstate signed-out - nobody is signed in
 * @cssstate forbidden - the role or the condition is missing
 * @cssstate error - the session cannot be confirmed, or nothing is configured
 */
export class XanoAuthGuard extends XanoElement {
  static override styles = [tokens, styles];

  /** Roles that may see the content, space-separated. Default: everyone who is signed in. */
  @property() roles = '';
  /** Whether one of the roles is enough (`any`) or each is needed (`all`). */
  @property() match: 'any' | 'all' = 'any';
  /** Where to lead people who are not signed in, with `?return-to=` this page. */
  @property({ attribute: 'redirect-to' }) redirectTo?: string | undefined;
  /** Where to lead people who are signed in without the role. */
  @property({ attribute: 'forbidden-to' }) forbiddenTo?: string | undefined;
  /** Anything else that must hold; given the user. */
  @property({ attribute: false }) condition?: ((user: User) => boolean) | undefined;

  /** On the way to another page: nothing is shown. */
  @state() private _leaving = false;

  readonly #stamp = new Stamp(this);
  readonly #children = new MutationObserver(() => this.requestUpdate());
  #shown = '';
  #state: GuardState = 'pending';

  /** What it shows now. */
  get state(): GuardState {
    return this.#state;
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

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { session } = this;
    const next = this.#decide(session);
    const key = JSON.stringify([next, next === 'signed-in' && keyOf(session?.user)]);
    if (key === this.#shown) return;
    this.#shown = key;
    this.#state = next;
    const hadFocus = this.contains((this.getRootNode() as Document | ShadowRoot).activeElement);
    this.#stamp.clear();
    for (const name of states) this.toggleState(name, name === next);
    this._leaving = this.#leave(next);
    if (hadFocus) void this.updateComplete.then(() => this.#refocus());
  }

  override render(): unknown {
    if (this._leaving) return nothing;
    const fallback: Partial<Record<GuardState, () => TemplateResult>> = {
      pending: () => html`<p part="pending">${this.text('pending')}</p>`,
      forbidden: () => html`<p part="forbidden">${this.text('forbidden-content')}</p>`,
      error: () => this.#renderError(),
    };
    return html`<slot name=${slotOf(this.#state)}>${fallback[this.#state]?.()}</slot>`;
  }

  protected override updated(): void {
    if (!this._leaving) this.#stamp.put(slotOf(this.#state));
  }

  #renderError(): TemplateResult {
    if (this.session?.status === 'unconfigured')
      return html`<p part="error" role="status">${this.text('configuration')}</p>`;
    return html`<p part="error" role="status">
      ${this.text('error-content')}
      <button part="retry-button" type="button" @click=${this.#retry}>${this.text('retry')}</button>
    </p>`;
  }

  #decide(session: Session | undefined): GuardState {
    if (!session || session.status === 'restoring') return 'pending';
    if (session.status === 'signed-out') return 'signed-out';
    if (session.status !== 'signed-in') return 'error';
    return this.#allows(session) ? 'signed-in' : 'forbidden';
  }

  #allows({ user, roles }: Session): boolean {
    const wanted = this.roles.split(/\s+/).filter(Boolean);
    const has = (role: string) => roles.includes(role);
    if (wanted.length > 0 && !(this.match === 'all' ? wanted.every(has) : wanted.some(has))) return false;
    try {
      return !this.condition || !user || this.condition(user);
    } catch (error) {
      reportError(error);
      return false;
    }
  }

  /** Starts to lead away, where an attribute says so; the flow that ended the session goes first. */
  #leave(next: GuardState): boolean {
    const backend = this.backend;
    const hasOwn = this.querySelector(':scope > [slot="signed-out"]') !== null;
    const page = hasOwn ? undefined : backend?.auth.connection?.signInPage;
    const to =
      next === 'signed-out' ? this.redirectTo || page : next === 'forbidden' ? this.forbiddenTo : undefined;
    if (!to || !backend) return false;
    queueMicrotask(() => {
      if (this.#state !== next || !this.isConnected) return;
      const reason = next === 'signed-out' ? 'guard' : 'forbidden';
      this._leaving = backend.navigation.guard(reason, to, this);
    });
    return true;
  }

  /** Focus must not fall back to the body when the content under it goes away. */
  #refocus(): void {
    if (this.contains((this.getRootNode() as Document | ShadowRoot).activeElement)) return;
    const heading = this.querySelector<HTMLElement>(`:scope > :is(h1, h2, h3), :scope > * :is(h1, h2, h3)`);
    const target = heading?.checkVisibility() ? heading : this;
    if (!target.hasAttribute('tabindex')) target.tabIndex = -1;
    target.focus();
  }

  readonly #retry = (): void => {
    this.backend?.auth.fetchCurrentUser().catch(() => {});
  };
}

/** The default slot holds what is guarded. */
const slotOf = (state: GuardState): string => (state === 'signed-in' ? '' : state);

/** Tells one user from another; the same user fetched again is no other. */
const keyOf = (user: User | undefined): unknown => user?.['id'] ?? user?.['email'] ?? user;

define('xano-auth-guard', XanoAuthGuard);

declare global {
  interface HTMLElementTagNameMap {
    'xano-auth-guard': XanoAuthGuard;
  }
}
