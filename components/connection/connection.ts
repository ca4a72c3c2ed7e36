// The tag that names a backend. It owns the auth object, provides it to the elements, tells the page by DOM events what
// happens to the session, and draws nothing of its own.
import { ContextProvider } from '@lit/context';
import { html, LitElement, type TemplateResult } from 'lit';
import { atom } from 'nanostores';
import {
  type Auth,
  type AuthenticateOptions,
  type AuthError,
  type ConnectionOptions,
  type ConnectionSettings,
  createAuth,
  type CredentialOptions,
  type Emit,
  type User,
  type Values,
} from '../../src/core/index.js';
import { unclobbered } from '../../src/core/internal.js';
import { Explanations } from '../developer/explanations.js';
import type { Messages } from '../messages/messages.js';
import { readOwnTexts } from '../messages/own-texts.js';
import { Navigation } from '../navigation/navigation.js';
import { connectionContext, connections, type ProvidedConnection } from '../shared/connections.js';
import { define } from '../shared/define.js';
import { CustomStates } from '../shared/states-controller.js';
import { AuthGate } from './auth-gate.js';
import { whenChildrenParsed } from './children-parsed.js';
import { listenForCommands } from './commands.js';
import { styles } from './connection.styles.js';
import { emulatorOptions, isSwitchedOn } from './emulator.js';
import { XanoEnvironment } from './environment.js';
import './header.js';
import { pageHooks } from './page-events.js';
import { readSettings, settingProperties } from './setting-properties.js';
import './text.js';

/** Actions of the core that are methods of the element, too. */
type ActionName = {
  [K in keyof Auth]: Auth[K] extends (...given: never[]) => unknown ? K : never;
}[keyof Auth];

export interface XanoConnection extends Omit<ConnectionSettings, 'headers'> {}

/**
 * Where the backend is and how to read its answers. The other elements find it around them, or anywhere in
 * the page if it is the only one, or by `connection="id"`.
 *
 * @summary Names the backend and holds the session. A page needs only one, for all of its elements.
 * @example
 * <xano-connection base-url="https://x8ki-letl-twmt.n7.xano.io/api:abCD1234"></xano-connection>
 *
 * @slot - `<xano-environment>`, `<xano-header>` and `<xano-text>` elements, and any part of the page that should use this connection
 *
 * @fires {XanoBeforeEvent} xano-before-sign-in - before credentials are sent; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoBeforeEvent} xano-before-sign-up - before a sign-up is sent; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoBeforeEvent} xano-before-sign-out - before a sign-out; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoBeforeEvent} xano-before-forgot-password - before an e-mail for a forgotten password is asked for; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoBeforeEvent} xano-before-reset-password - before a new password is sent; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoBeforeEvent} xano-before-magic-link - before an e-mail with a link that signs in is asked for; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoBeforeEvent} xano-before-oauth - before a provider's page is asked for; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoBeforeEvent} xano-before-send-code - before another code is asked for; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoBeforeEvent} xano-before-update-user - before changes of the account are sent; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoBeforeEvent} xano-before-change-password - before another password is sent; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoBeforeEvent} xano-before-delete-account - before the account is deleted; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoEvent} xano-authenticate - the session was stored
 * @fires {XanoUserEvent} xano-set-user - the user is known; `user`
 * @fires {XanoUserEvent} xano-sign-in - sign-in is complete; `user`
 * @fires {XanoUserEvent} xano-sign-up - sign-up is complete; `user`, absent where no token came
 * @fires {XanoEvent} xano-sign-out - sign-out is complete
 * @fires {XanoClearSessionEvent} xano-clear-session - the session ended; `reason` is `sign-out`, `expired`, `idle`, `other-tab` or `replaced`
 * @fires {XanoNextStepEvent} xano-next-step - a sign-in was answered without a token; `keys`, cancelable
 * @fires {XanoEvent} xano-forgot-password - the backend was asked for an e-mail
 * @fires {XanoEvent} xano-reset-password - the new password is set
 * @fires {XanoEvent} xano-magic-link - the backend was asked for an e-mail
 * @fires {XanoEvent} xano-oauth - about to go to a provider's page
 * @fires {XanoEvent} xano-send-code - another code is on its way
 * @fires {XanoEvent} xano-update-user - the changes of the account are saved
 * @fires {XanoEvent} xano-change-password - the password is changed
 * @fires {XanoEvent} xano-delete-account - the account is deleted
 * @fires {XanoNavigateEvent} xano-navigate - about to navigate to `url`; cancel it to use a router of your own
 * @fires {XanoSessionChangeEvent} xano-session-change - any change of the session; `session`, `previous`
 * @fires {XanoErrorEvent} xano-error - an action failed; `error.code` says why
 *
 * @cssstate unconfigured - the settings cannot be used
 * @cssstate signed-out - nobody is signed in
 * @cssstate restoring - a stored session is being confirmed
 * @cssstate unconfirmed - a stored session could not be confirmed
 * @cssstate signed-in - the user is known
 */
export class XanoConnection extends LitElement {
  static override styles = styles;
  static override properties = {
    ...settingProperties,
    name: {},
    environment: {},
    documentState: { type: Boolean, attribute: 'document-state' },
    emulator: { type: Boolean, converter: isSwitchedOn },
  };

  /** Tells two connections to one instance apart (a second auth table). */
  declare name?: string | undefined;
  /** Name of the `<xano-environment>` to use. Default: chosen by the page's host. */
  declare environment?: string | undefined;
  /** Mirrors the status to `<html data-xano="signed-in">`, for the page's CSS. */
  declare documentState: boolean;
  /**
   * Runs against the emulator inside the page: no backend at all. Refused in an environment named `production`;
   * `emulator="false"`, which frameworks write on a server, leaves it off.
   *
   * @type {boolean}
   */
  declare emulator: boolean | '';

  /** @internal */
  readonly $messages = atom<Messages>({});
  readonly #explanations = new Explanations();
  /** @internal */
  readonly $explanations = this.#explanations.$texts;

  readonly #provider = new ContextProvider(this, { context: connectionContext });
  readonly #hooks = pageHooks(this, () => this.#provided);
  readonly #gate = new AuthGate();
  /** It stood in the page before it was defined. */
  readonly #wasThere = this.isConnected;
  #messages: Messages = {};
  #states: CustomStates | undefined;
  #provided: ProvidedConnection | undefined;
  /** The settings that the auth object has, as text. */
  #applied = '';
  #emulated: boolean | '' = false;
  /** What to end on leaving the page. */
  #stops: (() => void)[] = [];

  constructor() {
    super();
    this.documentState = false;
    this.emulator = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    connections.add(this);
    // It was only moved; one that was taken away before it could open begins anew.
    if (this.#provided) return void this.requestUpdate();
    for (const stop of this.#stops) stop();
    const children = new MutationObserver(() => this.requestUpdate());
    children.observe(this, { childList: true });
    this.#stops = [
      () => children.disconnect(),
      listenForCommands(this, (from) => void this.signOut({ from }).catch(() => {})),
      whenChildrenParsed(this, this.#wasThere, () => this.#open()),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    connections.remove(this);
    // Being moved ends nothing: only who is still away after this task has left. Turbo puts what it keeps into the new
    // page some microtasks after it has taken it out of the old one.
    setTimeout(() => this.isConnected || this.#close());
  }

  /** Called instead of the two above by `moveBefore()`. */
  connectedMoveCallback(): void {}

  protected override willUpdate(): void {
    // A framework that finds the property sets it to what the bare attribute says.
    if (this.emulator === '') this.emulator = true;
  }

  protected override updated(): void {
    this.#publishTexts();
    if (this.#provided && this.isConnected) this.#apply(this.#provided.auth);
  }

  /** Own texts by code, in place of ours and of `<xano-text>`; docs/elements/texts.md lists the codes. */
  get messages(): Messages {
    return this.#messages;
  }

  set messages(messages: Messages) {
    this.#messages = messages;
    this.#publishTexts();
  }

  /** The session core: stores to read, actions to call. `undefined` until the settings are read. */
  get auth(): Auth | undefined {
    return this.#provided?.auth;
  }

  /** @internal */
  get provided(): ProvidedConnection | undefined {
    return this.#provided;
  }

  /** All settings as the core takes them. */
  options(): ConnectionOptions {
    const environments = [...this.children].filter((child) => child instanceof XanoEnvironment);
    return {
      ...readSettings(this),
      name: this.name ?? undefined,
      environment: this.environment ?? undefined,
      environments: environments.map(({ options }) => options),
    };
  }

  /** Signs in with what the endpoint takes: `{ email, password }` in Xano's templates. Like the other actions of this element, it leads to the next page afterwards; that of `auth` does not. */
  signIn(values: Values, options?: CredentialOptions): Promise<User | undefined> {
    return this.#call('signIn', values, { from: this, ...options });
  }

  /** Signs up. */
  signUp(values: Values, options?: CredentialOptions): Promise<User | undefined> {
    return this.#call('signUp', values, { from: this, ...options });
  }

  /** Signs out, and leads to `after-sign-out`. */
  signOut(options?: { from?: unknown }): Promise<void> {
    return this.#call('signOut', { from: this, ...options });
  }

  /** Asks for the current user. */
  fetchCurrentUser(): Promise<User> {
    return this.#call('fetchCurrentUser');
  }

  /** Stores a session from tokens that the page already has. */
  authenticate(options: AuthenticateOptions): Promise<User | undefined> {
    return this.#call('authenticate', { from: this, ...options });
  }

  /** Sets the user of the session. */
  setUser(user: User): Promise<void> {
    return this.#call('setUser', user);
  }

  /** Ends the session locally, and leads to `after-sign-out`; calls no endpoint. */
  clearSession(): Promise<void> {
    return this.#call('clearSession', { from: this });
  }

  /** A page's own call: `fetch` with this connection's address, headers and token. */
  fetch(path: string | URL, init?: RequestInit): Promise<Response> {
    return this.#call('fetch', path, init);
  }

  /** The auth token, for other libraries; `undefined` while signed out. */
  getToken(): Promise<string | undefined> {
    return this.#call('getToken');
  }

  /** An action of the core, as soon as the settings are read. */
  async #call<K extends ActionName>(
    name: K,
    ...given: Parameters<Auth[K]>
  ): Promise<Awaited<ReturnType<Auth[K]>>> {
    const auth = await this.#gate.auth;
    return (auth[name] as (...given: unknown[]) => Awaited<ReturnType<Auth[K]>>)(...given);
  }

  #open(): void {
    // Lit hands on what was set before the upgrade in the first update only; the session must not wait for it.
    this.performUpdate();
    const options = this.options();
    this.#applied = JSON.stringify(options);
    this.#emulated = this.emulator;
    this.#provide(undefined);
    const auth = createAuth({
      ...options,
      ...(this.emulator && emulatorOptions(options)),
      emit: this.#emit,
      before: this.#hooks.before,
    });
    this.#provide({ auth, navigation: new Navigation(this, auth), connection: this });
    this.#gate.open(auth);
    const { status, error } = auth.$session.get();
    this.#showStatus(status);
    if (status === 'unconfigured') this.#explain(error);
  }

  #publishTexts(): void {
    const texts = { ...readOwnTexts(this), ...this.#messages };
    if (JSON.stringify(texts) !== JSON.stringify(this.$messages.get())) this.$messages.set(texts);
  }

  #close(): void {
    if (this.#stops.length === 0) return;
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#provide(undefined);
    this.#gate.close();
  }

  /** Hands changed settings to the auth object; those that mean another stored session make another one. */
  #apply(auth: Auth): void {
    const options = this.options();
    const wanted = JSON.stringify(options);
    if (wanted === this.#applied && this.emulator === this.#emulated) return;
    try {
      if (this.emulator === this.#emulated && auth.configure(options)) {
        this.#applied = wanted;
        return;
      }
    } catch {
      // They cannot be used: opened anew, so that the session says why.
    }
    this.#open();
  }

  #provide(provided: ProvidedConnection | undefined): void {
    this.#provided?.auth.dispose();
    this.#provided?.navigation.dispose();
    this.#provided = provided;
    this.#provider.setValue(provided);
    connections.providedAnother(this);
  }

  readonly #emit: Emit = (type, detail, from) => {
    if ('error' in detail) this.#explain(detail.error);
    if ('session' in detail) {
      const { session, previous } = detail;
      this.#showStatus(session.status);
      if (session.error !== previous.error) this.#explain(session.error);
    }
    this.#hooks.emit(type, detail, from);
  };

  #explain(error: AuthError | undefined): void {
    if (error) void this.#explanations.explain(error, this.auth?.connection);
  }

  /** Mirrors the status to `:state()` and, where asked, to the document. */
  #showStatus(status: string): void {
    this.#states ??= new CustomStates(this);
    this.#states.hold([status]);
    if (this.documentState) unclobbered(document, 'documentElement').dataset['xano'] = status;
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

define('xano-connection', XanoConnection);

declare global {
  interface HTMLElementTagNameMap {
    'xano-connection': XanoConnection;
  }
}
