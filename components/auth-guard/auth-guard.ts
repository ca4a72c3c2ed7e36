// Shows a part of the page by the state of the session. It hides; only Xano's endpoints protect.
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { User } from '../../src/core/index.js';
import { sessionKey } from '../../src/core/internal.js';
import { GuardRedirect } from '../navigation/guard-redirect.js';
import { connections } from '../shared/connections.js';
import { ChildrenController } from '../shared/children-controller.js';
import { define } from '../shared/define.js';
import { DelayController } from '../shared/delay-controller.js';
import { focusContent, focusedIn, hasFocus } from '../shared/focus.js';
import { firstGuardBeside } from '../shared/guards.js';
import { elementsBeside } from '../shared/same-tree.js';
import { StatesController } from '../shared/states-controller.js';
import { button } from '../shared/styles/button.styles.js';
import { tokens } from '../shared/styles/tokens.styles.js';
import { XanoElement } from '../shared/xano-element.js';
import { styles } from './auth-guard.styles.js';
import { closingReason } from './closing-attributes.js';
import { type DefaultContent, sentence, waysOn } from './default-content.js';
import { type GuardState, guardState, userKey } from './guard-state.js';
import { TemplateStamper } from './template-stamper.js';

/**
 * Shows its content to people who are signed in, and with `roles` only to some of them. Content in a
 * `<template>` is not even in the document until then. A guard is a courtesy to visitors, not protection:
 * anyone can read a page's source, so each Xano endpoint must check the token and the role itself.
 *
 * @summary Shows its content to people who are signed in, or have a role; can send everyone else to a sign-in page, and back afterwards.
 * @example
 * <xano-auth-guard redirect-to="login.html">
 *   <template><p>Members only.</p></template>
 * </xano-auth-guard>
 *
 * @slot - what people see who may; best inside `<template>`
 * @slot signed-out - shown while nobody is signed in
 * @slot pending - shown while a stored session is confirmed
 * @slot forbidden - shown to people who are signed in without the role
 * @slot error - shown when the session cannot be confirmed, or nothing is configured
 *
 * @fires {XanoNavigateEvent} xano-navigate - about to navigate; cancelable
 *
 * @csspart sign-in-link - a link to the sign-in page, shown if the navigation there has failed
 * @csspart pending - the default text while a session is confirmed
 * @csspart forbidden - the default text for a missing role
 * @csspart error - the default text when a session cannot be confirmed
 * @csspart actions - the buttons below the default text
 * @csspart retry-button - tries to confirm the session again
 * @csspart back-button - leads back to the page before
 * @csspart switch-button - signs out, to sign in with another account
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
  static override properties: PropertyDeclarations = {
    ...XanoElement.properties,
    roles: {},
    match: {},
    redirectTo: { attribute: 'redirect-to' },
    forbiddenTo: { attribute: 'forbidden-to' },
    condition: { attribute: false },
    explain: { type: Boolean },
  };

  /** Roles that may see the content, separated by spaces or commas. Default: everyone who is signed in. */
  declare roles: string;
  /** Whether one of the roles is enough (`any`) or each is needed (`all`). @default 'any' */
  declare match: 'any' | 'all';
  /** Page for people who are not signed in; `?return-to=` with the address of this page is added. Default: the connection's `sign-in-page`, if there is no content for `signed-out`. */
  declare redirectTo?: string | undefined;
  /** Page for people who are signed in without the role. Default: none; they see the content for `forbidden`. */
  declare forbiddenTo?: string | undefined;
  /** Anything else that must hold: given the user, returns whether the content is shown. */
  declare condition?: ((user: User) => boolean) | undefined;
  /** Says why it is closed to people without the role, also where it guards a part of a page that has an `<h1>` of its own; there it is silent otherwise. */
  declare explain: boolean;

  readonly #stamper = new TemplateStamper(this);
  readonly #confirming = new DelayController(this, () => this.#state === 'pending');
  readonly #children = new ChildrenController(this);
  readonly #redirect = new GuardRedirect(this, {
    provided: () => this.connections.provided,
    isBlank: () => this.#state === 'signed-out' && !this.#hasSignedOutContent,
  });
  #state: GuardState = 'pending';
  /** Whose content is shown: of which session, and of which of its users. */
  #shownFor: readonly [session: symbol | undefined, user: string] = [undefined, ''];
  /** The page's condition has thrown. */
  #conditionError: { readonly cause: unknown } | undefined;
  /** Why the guard stays closed, whoever is signed in. */
  #closingReason: string | undefined;
  /** Another state or user than before: the old content goes. */
  #changed = true;
  /** The old content had the focus. */
  #hadFocus = false;

  constructor() {
    super();
    this.roles = '';
    this.match = 'any';
    this.explain = false;
    new StatesController(this, () => [this.#state]);
  }

  /** What it shows now. */
  get state(): GuardState {
    return this.#state;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stamper.removeClonedNodes();
  }

  protected override willUpdate(): void {
    const state = this.#decide();
    const { session } = this;
    const isOpen = session && state === 'signed-in';
    const [key, user] = isOpen ? [sessionKey(session), userKey(session.user)] : [undefined, ''];
    this.#changed ||= state !== this.#state || key !== this.#shownFor[0] || user !== this.#shownFor[1];
    if (this.#changed) {
      this.#state = state;
      this.#shownFor = [key, user];
      this.#hadFocus = this.hasUpdated && hasFocus(this);
    }
    this.#redirect.consider(state === 'forbidden' ? 'forbidden' : 'guard', this.#target);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#conditionError) reportError(this.#conditionError.cause);
    if (this.#closingReason) connections.warnOnce(this.#closingReason);
    if (!this.isConnected) return;
    const changedNow = this.#changed;
    this.#changed = false;
    if (changedNow) this.#stamper.clear();
    if (!this.#redirect.leaving) this.#stamper.put(slotOf(this.#state));
    this.#children.ignoreOwnChanges();
    if (changedNow && this.#hadFocus) this.#restoreFocus();
  }

  #decide(): GuardState {
    this.#conditionError = undefined;
    const { session, roles, match, condition } = this;
    this.#closingReason = session?.status === 'signed-in' ? closingReason(this) : undefined;
    if (this.#closingReason) return 'forbidden';
    try {
      return guardState(session, { roles: roles ?? '', match, condition });
    } catch (cause) {
      this.#conditionError = { cause };
      return 'forbidden';
    }
  }

  /** Where the state leads, if an attribute says so. */
  get #target(): string | undefined {
    if (this.#state === 'forbidden') return this.forbiddenTo || undefined;
    if (this.#state !== 'signed-out') return undefined;
    if (this.redirectTo) return this.redirectTo;
    if (this.#hasSignedOutContent) return undefined;
    return this.connections.provided?.auth.connection?.signInPage || undefined;
  }

  get #hasSignedOutContent(): boolean {
    return this.querySelector(':scope > [slot="signed-out"]') !== null;
  }

  /** The focus must not fall back to the body when the content under it goes away: it goes to what has come instead. */
  #restoreFocus(): void {
    if (focusedIn(this)?.checkVisibility()) return;
    const isVisible = (element: HTMLElement) => element.checkVisibility();
    const target =
      [...this.querySelectorAll<HTMLElement>('h1, h2, h3')].find(isVisible) ??
      [...(this.children as HTMLCollectionOf<HTMLElement>)].find(isVisible) ??
      this.renderRoot.querySelector<HTMLElement>('p, a');
    focusContent(target ?? this);
  }

  readonly #retry = (): void => {
    void this.connections.provided?.auth.fetchCurrentUser().catch(() => {});
  };

  readonly #follow = (event: MouseEvent): void => {
    this.connections.provided?.navigation.follow(event);
  };

  readonly #switchAccount = (): void => {
    void this.connections.provided?.auth.signOut().catch(() => {});
  };

  protected override render(): TemplateResult {
    const content = this.#defaultContent;
    const said = sentence(content);
    const isFirst = said !== nothing && firstGuardBeside(this, content.state) === this;
    // The region is there from the start: one that comes with its text is not read out.
    return html`<slot name=${slotOf(content.state)} ?hidden=${this.#redirect.leaving}>
      <div role="status">${isFirst ? said : nothing}</div>
      ${isFirst ? nothing : said} ${waysOn(content)}
    </slot>`;
  }

  get #defaultContent(): DefaultContent {
    const { session, say } = this;
    const state = this.#state;
    return {
      say,
      state,
      isSlow: this.#confirming.isOver,
      isUnconfirmed: session?.status === 'unconfirmed',
      explains: state === 'forbidden' && (this.explain || !this.#isSection),
      signInPage: this.#redirect.linkTarget,
      follow: this.#follow,
      explanation: state === 'error' ? this.connections.explanationOf(session?.error) : '',
      retry: this.#retry,
      switchAccount: this.#switchAccount,
    };
  }

  /** It guards a part of a page that has a heading of its own: without that part the page is not blank. */
  get #isSection(): boolean {
    return elementsBeside(this, 'h1').some((heading) => !this.contains(heading));
  }
}

/** The default slot holds what is guarded. */
const slotOf = (state: GuardState): string => (state === 'signed-in' ? '' : state);

define('xano-auth-guard', XanoAuthGuard);

declare global {
  interface HTMLElementTagNameMap {
    'xano-auth-guard': XanoAuthGuard;
  }
}
