// What the form elements share: a form, drawn or the page's own; the call of the core; and what stands in the
// form's place when it is done or somebody is signed in. A form element is then a flow and its fields.
import type { PropertyValues } from '@lit/reactive-element';
import { isLoopback, samePage, type Session, type Values } from '../../src/index.js';
import '../logout-button/logout-button.js';
import { attributes } from './attributes.js';
import { isForDevelopers } from './complain.js';
import { arrange, h, write } from './dom.js';
import { DrawnElement } from './drawn-element.js';
import type { Field, Identifier } from './fields.js';
import { controlNamed, controlsOf, isSecret, REMEMBER } from './form-values.js';
import { styles } from './form.styles.js';
import { targetOf } from './navigation.js';
import { spinner, tokens } from './styles.js';
import { WHOLE } from './submit-element.js';

export abstract class FormElement extends DrawnElement {
  static override styles = [tokens, spinner, styles];
  static override properties = attributes({
    redirectTo: String,
    endpoint: String,
    authTokenKey: String,
    refreshTokenKey: String,
    metadataKey: String,
    expiresInKey: String,
    identifier: String,
    identifierField: String,
    passwordField: String,
  });

  /** Where to navigate after Authenticate. Default: the connection's `after-sign-in`. */
  redirectTo?: string | undefined;
  /** `[METHOD] [api:GROUP]/path` of this form. Default: the connection's. */
  endpoint?: string | undefined;
  /** Keys of the auth token in the answer to this form. Default: the connection's. */
  authTokenKey?: string | undefined;
  /** Same for the refresh token. */
  refreshTokenKey?: string | undefined;
  /** Same for metadata kept with the session. */
  metadataKey?: string | undefined;
  /** Same for the token's lifetime in seconds. */
  expiresInKey?: string | undefined;
  /** What the first field asks for. */
  identifier: Identifier = 'email';
  /** Key of the first field in the body. Default: the identifier's name. */
  identifierField?: string | undefined;
  /** Key of the password in the body. */
  passwordField = 'password';

  /** The action of the core that it calls. */
  protected abstract readonly flow: 'signIn' | 'signUp';

  #view: 'form' | 'done' | 'signed-in' = 'form';
  /** Signed up, and nobody signed in by it. */
  #done = false;
  /** The page's own fields have their look. */
  #dressed = false;
  /** A visitor has seen the form. */
  #seen = false;

  readonly #form = h('div', { part: 'form' });
  readonly #moment = h('p', { class: 'moment', role: 'status' });
  readonly #note = h('p', { part: 'notice', role: 'status' });
  readonly #problem = h('p', {});
  readonly #cause = h('p', { part: 'developer-message' });
  /** There from the start, empty: a live region that comes with its text is not read out. */
  readonly #alert = h('div', { part: 'alert', role: 'alert' });
  #rest = h('div', {});
  /** What `#rest` was made from. */
  #insteadOf = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.#dressed = false;
  }

  override reset(): void {
    this.#done = false;
    super.reset();
    this.requestUpdate();
  }

  /** Focuses the first field with an error, else the first; or what stands in the form's place. */
  override focus(options?: FocusOptions): void {
    const controls = this.form && this.#view === 'form' ? controlsOf(this.form) : [];
    const fields = controls.filter((control) => control.matches(':enabled') && control.type !== 'hidden');
    const field = fields.find(({ name }) => this.errors.has(name)) ?? fields[0];
    (field ?? this.renderRoot.querySelector<HTMLElement>('[tabindex]'))?.focus(options);
  }

  /** The first field. */
  protected identifierOf(autocomplete?: string): Field {
    const { identifier } = this;
    const kind = identifier === 'username' || identifier === 'phone' ? identifier : 'email';
    const own = kind === 'phone' ? 'tel' : kind;
    return { kind, name: this.identifierField || kind, autocomplete: autocomplete ?? own };
  }

  protected override submitLabel(): string {
    return this.text(this.flow === 'signIn' ? 'sign-in' : 'sign-up');
  }

  protected override async send(values: Values, form: HTMLFormElement, signal: AbortSignal): Promise<void> {
    const { auth } = this.requireBackend();
    const { endpoint, authTokenKey, refreshTokenKey, metadataKey, expiresInKey } = this;
    const remember = controlNamed(form, REMEMBER);
    // The box can only choose between a tab and longer; a connection that keeps nothing stays so.
    const chosen = remember && auth.connection?.persist !== 'memory';
    const user = await auth[this.flow](values, {
      endpoint,
      authTokenKey,
      refreshTokenKey,
      metadataKey,
      expiresInKey,
      persist: chosen ? (remember.checked ? 'local' : 'tab') : undefined,
      secretFields: controlsOf(form)
        .filter(isSecret)
        .map(({ name }) => name),
      from: this,
      signal,
    });
    const { status } = auth.$session.get();
    this.#done = this.flow === 'signUp' && !user && !/^(restoring|unconfirmed)$/.test(status);
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    if (!this.isConnected) return;
    const { pending, session } = this;
    const status = session?.status ?? 'restoring';
    const view = this.#done ? 'done' : status === 'signed-in' && !pending ? 'signed-in' : 'form';
    if (view !== this.#view && (view === 'done' || this.matches(':focus-within')))
      void this.updateComplete.then(() => this.focus());
    this.#view = view;
    this.setStates(pending && 'pending', this.errors.size > 0 && 'error', view !== 'form' && view);
    if (!this.#dressed && this.querySelector('[slot=fields]')) this.load(this.#dress());

    this.drawForm(this.#form, this.#notice(session), this.#alert);
    this.#showAlert(session);
    // Until it is known whether somebody is signed in, the form's room is kept, and the form not shown.
    const unknown = status === 'restoring' || (this.loading && !this.#seen);
    const waiting = view === 'form' && !!unknown && !pending && !this.own;
    this.#seen ||= !waiting;
    this.#form.hidden = view !== 'form';
    this.#form.classList.toggle('waiting', waiting);
    write(this.#moment, this.text('pending'));
    const root = this.renderRoot as ShadowRoot;
    arrange<HTMLElement>(root, root.children, [
      this.#form,
      waiting && this.#moment,
      view !== 'form' && this.#instead(view),
    ]);
  }

  async #dress(): Promise<void> {
    this.#dressed = true;
    const { dress } = await import('./extra-fields.js');
    dress(this.getRootNode() as Document | ShadowRoot);
  }

  /** Why the visitor has to sign in again, or why nothing seems to happen. */
  #notice({ status, reason }: Partial<Session> = {}): HTMLElement | undefined {
    const ended = reason === 'expired' || reason === 'idle' ? (`session-${reason}` as const) : undefined;
    const code = status === 'unconfirmed' ? 'error-content' : ended;
    if (!code || this.errors.has(WHOLE)) return undefined;
    write(this.#note, this.text(code));
    return this.#note;
  }

  /** What is wrong with the whole form, and on the developer's own machine why. */
  #showAlert(session: Session | undefined): void {
    const elsewhere = this.querySelector('[data-xano-error=""]');
    const text = elsewhere ? undefined : this.errors.get(WHOLE);
    const error = this.error ?? session?.error;
    const why = error && isForDevelopers(error) && isLoopback(location.hostname);
    write(this.#problem, text ?? '');
    write(this.#cause, why ? error.message : '');
    arrange(this.#alert, this.#alert.children, [!!text && this.#problem, why && this.#cause]);
  }

  /** What stands in the form's place: that it is done, or who is signed in, a way on and a way out. */
  #instead(view: 'done' | 'signed-in'): HTMLElement {
    const { user } = this.session ?? {};
    const name = user?.['name'] || user?.['email'];
    const url = targetOf(this.redirectTo || this.backend?.auth.connection?.afterSignIn);
    const away = url && !samePage(url, new URL(location.href));
    const text =
      view === 'done'
        ? this.text('check-your-email')
        : this.text(name ? 'signed-in-as' : 'signed-in', { name: String(name) });
    const key = [view, text, url, this.connection].join();
    if (key !== this.#insteadOf) {
      const logOut = { exportparts: 'button: logout-button', connection: this.connection };
      const content =
        view === 'done'
          ? [text]
          : [
              h('p', {}, text),
              ...(away ? [h('a', { part: 'continue', href: url.href }, this.text('continue'))] : []),
              h('xano-logout-button', logOut),
            ];
      this.#rest = h('div', { part: view, tabindex: '-1' }, h('slot', { name: view }, ...content));
      this.#insteadOf = key;
    }
    return this.#rest;
  }
}
