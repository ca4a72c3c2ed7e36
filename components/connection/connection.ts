// The tag that names a backend. It owns the auth object, tells the page by DOM events what happens to the
// session, and draws nothing.
import { css } from '../base/css.js';
import {
  type Auth,
  type AuthenticateOptions,
  type AuthError,
  type AuthOptions,
  type ConnectionOptions,
  createAuth,
  type CredentialOptions,
  type Emit,
  type User,
  type Values,
} from '../../src/core/index.js';
import { complain } from '../base/complain.js';
import { type Backend, provide, registry } from '../base/context.js';
import { define } from '../base/define.js';
import { toEvent, XanoBeforeEvent, type XanoEvent } from '../base/events.js';
import { Navigation } from '../base/navigation.js';
import type { Messages } from '../base/texts.js';
import { listenForCommands } from './commands.js';
import { emulatorOptions } from './emulator.js';
import { XanoEnvironment } from './environment.js';
import './header.js';
import { SettingsElement } from './settings.js';
import { whenParsed } from './when-parsed.js';

/** Actions that are methods of the element, too. */
type Called = {
  [K in keyof Auth]: Auth[K] extends (...given: never[]) => unknown ? K : never;
}[keyof Auth];

/**
 * Where the backend is and how to read its answers. The other elements find it around them, or anywhere in
 * the page if it is the only one, or by `connection="id"`.
 *
 * @summary Names the backend and holds the session; one a page is enough for all elements.
 * @example
 * <xano-connection base-url="https://x8ki-letl-twmt.n7.xano.io/api:abCD1234"></xano-connection>
 *
 * @slot - `<xano-environment>` and `<xano-header>` elements, and any part of the page that should use this connection
 *
 * @fires {XanoBeforeEvent} xano-before-sign-in - before credentials are sent; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoBeforeEvent} xano-before-sign-up - before a sign-up is sent; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoBeforeEvent} xano-before-sign-out - before a sign-out; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoEvent} xano-authenticate - the session was stored
 * @fires {XanoUserEvent} xano-set-user - the user is known; `user`
 * @fires {XanoUserEvent} xano-sign-in - sign-in is complete; `user`
 * @fires {XanoUserEvent} xano-sign-up - sign-up is complete; `user`, absent where no token came
 * @fires {XanoEvent} xano-sign-out - sign-out is complete
 * @fires {XanoClearSessionEvent} xano-clear-session - the session ended; `reason` is `sign-out`, `expired`, `idle`, `other-tab` or `replaced`
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
export class XanoConnection extends SettingsElement {
  /** No box of its own: in a grid or a row, an empty connection must not take a place. */
  static override styles = [
    css`
      :host {
        display: contents;
      }
      ::slotted(:is(xano-environment, xano-header)) {
        display: none;
      }
    `,
  ];
  static override properties = {
    ...SettingsElement.properties,
    name: String,
    environment: String,
    documentState: Boolean,
    emulator: Boolean,
  };

  /** Tells two connections to one instance apart (a second auth table). */
  declare name?: string;
  /** Name of the `<xano-environment>` to use. Default: chosen by the page's host. */
  declare environment?: string;
  /** Mirrors the status to `<html data-xano="signed-in">`, for the page's CSS. */
  declare documentState: boolean;
  /** Runs against the emulator inside the page: no backend at all. Refused in an environment named `production`. */
  declare emulator: boolean;

  #messages: Messages = {};
  readonly #internals = this.attachInternals();
  readonly #children = new MutationObserver(() => this.requestUpdate());
  /** It stood in the page before it was defined. */
  readonly #waited = this.isConnected;
  #backend: Backend | undefined;
  #settled = Promise.withResolvers<Auth>();
  /** What to end on leaving the page. */
  #stop: (() => void)[] = [];
  #emulated = false;
  /** What developers have been told of errors. */
  readonly #explained = new WeakMap<AuthError, string>();
  /** The settings that the backend has, as text. */
  #applied = '';

  constructor() {
    super();
    provide(this);
    this.shadowRoot?.append(document.createElement('slot'));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#stop.length > 0) return;
    registry.add(this);
    this.#children.observe(this, { childList: true });
    this.#stop = [
      listenForCommands(this, (from) => void this.signOut({ from }).catch(() => {})),
      whenParsed(this, this.#waited, () => this.#open()),
    ];
  }

  disconnectedCallback(): void {
    // Being moved ends nothing: only who is still away after this turn has left.
    queueMicrotask(() => this.isConnected || this.#close());
  }

  /** Called instead of the two above by `moveBefore()`. */
  connectedMoveCallback(): void {}

  protected override update(): void {
    if (!this.#backend) return;
    const options = this.options();
    const wanted = JSON.stringify(options);
    if (wanted === this.#applied) return;
    try {
      if (this.emulator === this.#emulated && this.#backend.auth.configure(options)) {
        this.#applied = wanted;
        return;
      }
    } catch {
      // Unusable now: opened anew, so that the session says why.
    }
    this.#open();
  }

  /** Own texts by code, in place of ours. */
  get messages(): Messages {
    return this.#messages;
  }

  set messages(messages: Messages) {
    this.#messages = messages;
    if (this.#backend) registry.add(this);
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
      environments: environments.map((child) => ({ ...child.settings(), name: child.name })),
    };
  }

  /** Signs in with what the endpoint takes: `{ email, password }` in Xano's templates. */
  signIn(values: Values, options?: CredentialOptions): Promise<User | undefined> {
    return this.#call('signIn', values, { from: this, ...options });
  }

  /** Signs up. */
  signUp(values: Values, options?: CredentialOptions): Promise<User | undefined> {
    return this.#call('signUp', values, { from: this, ...options });
  }

  /** Signs out. */
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

  /** Ends the session locally; calls no endpoint. */
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
  async #call<K extends Called>(
    name: K,
    ...given: Parameters<Auth[K]>
  ): Promise<Awaited<ReturnType<Auth[K]>>> {
    const auth = await this.#settled.promise;
    return (auth[name] as (...given: unknown[]) => Awaited<ReturnType<Auth[K]>>)(...given);
  }

  #open(): void {
    const options: AuthOptions = this.options();
    this.#applied = JSON.stringify(options);
    this.#emulated = this.emulator;
    this.#provide(undefined);
    const auth = createAuth({
      ...options,
      ...(this.emulator && emulatorOptions(options)),
      emit: this.#emit,
      before: this.#before,
    });
    this.#provide({ auth, navigation: new Navigation(this, auth), connection: this });
    this.#settled.resolve(auth);
    this.#settled = Promise.withResolvers<Auth>();
    this.#settled.resolve(auth);
    const { status, error } = auth.$session.get();
    this.#show(status);
    if (status === 'unconfigured') this.#warn(error);
  }

  #close(): void {
    for (const stop of this.#stop) stop();
    this.#stop = [];
    this.#children.disconnect();
    this.#provide(undefined);
    this.#settled = Promise.withResolvers<Auth>();
    registry.remove(this);
  }

  #provide(backend: Backend | undefined): void {
    this.#backend?.auth.dispose();
    this.#backend = backend;
    registry.add(this);
  }

  /** Mirrors the status to `:state()` and, where asked, to the document. */
  #show(status: string): void {
    this.#internals.states.clear();
    this.#internals.states.add(status);
    if (this.documentState) document.documentElement.dataset['xano'] = status;
  }

  /** @internal */
  explain(error: AuthError): string {
    const known = this.#explained.get(error);
    if (known !== undefined) return known;
    this.#explained.set(error, '');
    import('../base/diagnose.js')
      .then(({ diagnose }) => diagnose(error, this.auth?.connection))
      .then(
        (words) => {
          this.#explained.set(error, words);
          if (this.#backend) registry.add(this);
        },
        () => complain(error.message),
      );
    return '';
  }

  #warn(error: AuthError | undefined): void {
    if (error) this.explain(error);
  }

  readonly #emit: Emit = (type, detail, from) => {
    if ('error' in detail) this.#warn(detail.error);
    if ('session' in detail) {
      const { session, previous } = detail;
      this.#show(session.status);
      if (session.error !== previous.error) this.#warn(session.error);
    }
    const navigation = this.#backend?.navigation;
    if (type === 'clear-session') navigation?.ended();
    this.#tell(toEvent(type, detail, this), from);
    // Only what an element began leads on.
    if (!(from instanceof HTMLElement)) return;
    if ((type === 'sign-in' || type === 'sign-up') && 'user' in detail)
      navigation?.flow('authenticate', from);
    if (type === 'clear-session' && this.auth?.$session.get().status === 'signed-out')
      navigation?.flow('clear-session', from);
  };

  readonly #before = async (action: string, from: unknown): Promise<boolean> => {
    const event = new XanoBeforeEvent(action, this);
    const goesOn = this.#tell(event, from);
    if (goesOn) await event.settled();
    return goesOn;
  };

  /** @param from where the action began; the event comes from there while it is in the page */
  #tell(event: XanoEvent, from: unknown): boolean {
    const origin = from instanceof HTMLElement && from.isConnected ? from : this;
    return origin.dispatchEvent(event);
  }
}

define('xano-connection', XanoConnection);

declare global {
  interface HTMLElementTagNameMap {
    'xano-connection': XanoConnection;
  }
}
