// The tag that names a backend. It owns the auth object, tells the page by DOM events what happens to the
// session, and draws nothing.
import { ContextProvider } from '@lit/context';
import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import {
  type Auth,
  type AuthenticateOptions,
  type AuthOptions,
  type AuthError,
  type ConnectionOptions,
  createAuth,
  type CredentialOptions,
  type Emit,
  type User,
  type Values,
} from '../../src/index.js';
import { type Backend, backendContext, registry } from '../base/context.js';
import { define } from '../base/define.js';
import { toEvent, XanoBeforeEvent } from '../base/events.js';
import { Navigation } from '../base/navigation.js';
import type { Messages } from '../base/texts.js';
import { emulatorOptions } from './emulator.js';
import { XanoEnvironment } from './environment.js';
import './header.js';
import { SettingsElement } from './settings.js';
import { listenForCommands } from './commands.js';

const developerCodes: ReadonlySet<AuthError['code']> = new Set([
  'configuration',
  'no-token-in-answer',
  'bad-answer',
  'storage',
]);

/**
 * Where the backend is and how to read its answers. The other elements find it around them, or anywhere in
 * the page if it is the only one, or by `connection="id"`.
 *
 * @summary The connection to a Xano backend.
 * @example
 * <xano-connection base-url="https://x8ki-letl-twmt.n7.xano.io/api:abCD1234"></xano-connection>
 *
 * @slot - `<xano-environment>` and `<xano-header>` elements, and any part of the page that should use this connection
 *
 * @fires {XanoBeforeEvent} xano-before-sign-in - before credentials are sent; cancelable, `waitUntil(promise)`
 * @fires {XanoBeforeEvent} xano-before-sign-up - same for sign-up
 * @fires {XanoBeforeEvent} xano-before-sign-out - same for sign-out
 * @fires {XanoEvent} xano-authenticate - the session was stored
 * @fires {XanoUserEvent} xano-set-user - the user was set
 * @fires {XanoUserEvent} xano-sign-in - sign-in is complete
 * @fires {XanoUserEvent} xano-sign-up - sign-up is complete; without `user` where no token came
 * @fires {XanoEvent} xano-sign-out - sign-out is complete
 * @fires {XanoClearSessionEvent} xano-clear-session - the session ended; `reason` says why
 * @fires {XanoNavigateEvent} xano-navigate - about to navigate; cancelable
 * @fires {XanoSessionChangeEvent} xano-session-change - any change of the session
 * @fires {XanoErrorEvent} xano-error - an action failed
 *
 * @cssstate unconfigured - the settings cannot be used
 * @cssstate signed-out - nobody is signed in
 * @cssstate restoring - a stored session is being confirmed
 * @cssstate unconfirmed - a stored session could not be confirmed
 * @cssstate signed-in - the user is known
 */
export class XanoConnection extends SettingsElement {
  /** Tells two connections to one instance apart (a second auth table). */
  @property() name?: string;
  /** Name of the `<xano-environment>` to use. Default: by the page's host. */
  @property() environment?: string;
  /** Mirrors the status to `<html data-xano="signed-in">`, for the page's CSS. */
  @property({ type: Boolean, attribute: 'document-state' }) documentState = false;
  /** Runs against the emulator inside the page: no backend at all. Refused in an environment named `production`. */
  @property({ type: Boolean }) emulator = false;

  /** Own texts by code, in place of ours. */
  @property({ attribute: false }) messages: Messages = {};

  #internals = this.attachInternals();
  #provider = new ContextProvider(this, {
    context: backendContext,
    initialValue: undefined as Backend | undefined,
  });
  #backend: Backend | undefined;
  #settled = Promise.withResolvers<Auth>();
  #stop: (() => void)[] = [];
  #status = '';
  #emulated = false;
  #applied = '';

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#stop.length > 0) return;
    registry.add(this);
    const children = new MutationObserver(() => this.requestUpdate());
    children.observe(this, { childList: true });
    this.#stop = [
      listenForCommands(this, (from) => void this.signOut({ from }).catch(() => {})),
      this.#whenParsed(() => this.#open()),
      () => children.disconnect(),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Being moved ends nothing: only who is still away after this turn has left.
    queueMicrotask(() => this.isConnected || this.#close());
  }

  /** Called instead of the two above by `moveBefore()`. */
  connectedMoveCallback(): void {}

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.#backend) return;
    if (changed.has('messages')) registry.add(this);
    if (this.#applied === this.#wanted()) return;
    const { auth } = this.#backend;
    let kept = false;
    try {
      kept = this.emulator === this.#emulated && auth.configure(this.options());
      this.#applied = this.#wanted();
    } catch {
      // Unusable now: opened anew below, so that the session says why.
    }
    if (!kept) this.#open();
  }

  /** The session core: stores to read, actions to call. `undefined` until the settings are read. */
  get auth(): Auth | undefined {
    return this.#backend?.auth;
  }

  /** @internal */
  get backend(): Backend | undefined {
    return this.#backend;
  }

  /** All settings as the core takes them. */
  options(): ConnectionOptions {
    const environments = [...this.children].filter((child) => child instanceof XanoEnvironment);
    return {
      ...this.settings(),
      name: this.name,
      environment: this.environment,
      environments: environments.map((child) => ({
        ...child.settings(),
        name: child.name,
        hosts: child.hosts,
      })),
    };
  }

  /** Signs in with what the endpoint takes: `{ email, password }` in Xano's templates. */
  async signIn(values: Values, options?: CredentialOptions): Promise<User | undefined> {
    return (await this.#settled.promise).signIn(values, { from: this, ...options });
  }

  /** Signs up. */
  async signUp(values: Values, options?: CredentialOptions): Promise<User | undefined> {
    return (await this.#settled.promise).signUp(values, { from: this, ...options });
  }

  /** Signs out. */
  async signOut(options?: { from?: unknown }): Promise<void> {
    return (await this.#settled.promise).signOut({ from: this, ...options });
  }

  /** Asks for the current user. */
  async fetchCurrentUser(): Promise<User> {
    return (await this.#settled.promise).fetchCurrentUser();
  }

  /** Stores a session from tokens that the page already has. */
  async authenticate(options: AuthenticateOptions): Promise<User | undefined> {
    return (await this.#settled.promise).authenticate({ from: this, ...options });
  }

  /** Sets the user of the session. */
  async setUser(user: User): Promise<void> {
    (await this.#settled.promise).setUser(user);
  }

  /** Ends the session locally; calls no endpoint. */
  async clearSession(): Promise<void> {
    (await this.#settled.promise).clearSession({ from: this });
  }

  /** A page's own call: `fetch` with this connection's address, headers and token. */
  async fetch(path: string | URL, init?: RequestInit): Promise<Response> {
    return (await this.#settled.promise).fetch(path, init);
  }

  /** The auth token, for other libraries; `undefined` while signed out. */
  async getToken(): Promise<string | undefined> {
    return (await this.#settled.promise).getToken();
  }

  /** The settings as they stand, to tell whether anything changed. */
  #wanted(): string {
    return JSON.stringify([this.options(), this.emulator]);
  }

  /** Runs once this element's children are parsed; returns how to call it off. */
  #whenParsed(run: () => void): () => void {
    const parsed = () => document.readyState !== 'loading' || this.nextSibling !== null;
    const stop = () => {
      observer.disconnect();
      document.removeEventListener('readystatechange', check);
    };
    const check = () => {
      if (!parsed()) return;
      stop();
      queueMicrotask(() => this.isConnected && run());
    };
    const observer = new MutationObserver(check);
    if (this.parentNode) observer.observe(this.parentNode, { childList: true });
    document.addEventListener('readystatechange', check);
    check();
    return stop;
  }

  #open(): void {
    this.#backend?.auth.dispose();
    this.#provide(undefined);
    const options: AuthOptions = {
      ...this.options(),
      emit: this.#emit,
      before: (action, from) => this.#before(action, from),
    };
    this.#emulated = this.emulator;
    this.#applied = this.#wanted();
    const auth = createAuth(this.emulator ? emulatorOptions(options) : options);
    const navigation = new Navigation(
      this,
      () => auth.connection ?? {},
      () => auth.$session.get(),
    );
    this.#provide({ auth, navigation, connection: this });
    this.#settled.resolve(auth);
    const { status, error } = auth.$session.get();
    this.#show(status);
    if (error && status === 'unconfigured') this.#warn(error);
  }

  #close(): void {
    for (const stop of this.#stop) stop();
    this.#stop = [];
    this.#backend?.auth.dispose();
    this.#provide(undefined);
    this.#settled = Promise.withResolvers<Auth>();
    registry.remove(this);
  }

  #provide(backend: Backend | undefined): void {
    this.#backend = backend;
    this.#provider.setValue(backend);
    if (backend) registry.add(this);
  }

  /** Mirrors the status to `:state()` and, where asked, to the document. */
  #show(status: string): void {
    if (this.#status) this.#internals.states.delete(this.#status);
    this.#internals.states.add(status);
    this.#status = status;
    if (this.documentState) document.documentElement.dataset['xano'] = status;
  }

  #warn(error: AuthError): void {
    if (developerCodes.has(error.code)) console.error(`xano-auth-elements: ${error.message}`);
  }

  readonly #emit: Emit = (type, detail, from) => {
    const origin = from instanceof HTMLElement ? from : undefined;
    if ('error' in detail) this.#warn(detail.error);
    if ('session' in detail) {
      const { session, previous } = detail;
      this.#show(session.status);
      if (session.error && session.error !== previous.error) this.#warn(session.error);
    }
    if (type === 'clear-session') this.#backend?.navigation.ended();
    (origin?.isConnected ? origin : this).dispatchEvent(toEvent(type, detail, this));
    if (!origin) return;
    if ('user' in detail && detail.user && (type === 'sign-in' || type === 'sign-up'))
      this.#backend?.navigation.flow('authenticate', origin);
    if (type === 'clear-session' && this.auth?.$session.get().status === 'signed-out')
      this.#backend?.navigation.flow('clear-session', origin);
  };

  async #before(action: string, from: unknown): Promise<boolean> {
    const event = new XanoBeforeEvent(action, this);
    const origin = from instanceof HTMLElement && from.isConnected ? from : this;
    if (!origin.dispatchEvent(event)) return false;
    await event.settled();
    return true;
  }
}

define('xano-connection', XanoConnection);

declare global {
  interface HTMLElementTagNameMap {
    'xano-connection': XanoConnection;
  }
}
