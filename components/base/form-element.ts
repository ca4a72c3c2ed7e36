// What the form elements share: a form, drawn or the page's own; the call of the core; and what stands in the
// form's place when it is done or somebody is signed in. A form element is then a flow and its fields.
import { AuthError, type Session, type Values } from '../../src/core/index.js';
import { arrange, h, redraw, set, write } from './dom.js';
import { DrawnElement } from './drawn-element.js';
import type { Field, Identifier } from './fields.js';
import { controlNamed, controlsOf, hasExtras, isSecret, plainValues, REMEMBER } from './form-values.js';
import { styles } from './form.styles.js';
import { signedIn } from './signed-in.js';
import { spinner, tokens } from './styles.js';
import { WHOLE } from './submit-element.js';

const loadExtras = () =>
  import('./extra-fields.js').catch((cause: unknown) => {
    throw new AuthError('offline', 'A part of the library could not be loaded.', { cause });
  });

/**
 * What the form elements have in common.
 *
 * @slot - a `<form method="post">` of the page's own, in place of a drawn one
 * @slot heading - above everything
 * @slot before - above the fields
 * @slot fields - more controls with their labels; their values become part of the body
 * @slot email-label - label of the first field
 * @slot username-label - its label with `identifier="username"`
 * @slot phone-label - its label with `identifier="phone"`
 * @slot password-label - label of the password
 * @slot submit-label - text of the button
 * @slot after - under the button, for links such as *Forgot your password?*
 * @slot signed-in - what a visitor who is already signed in sees; by default their name, *Continue* and *Log out*
 *
 * @fires {XanoEvent} xano-authenticate - the session was stored
 * @fires {XanoUserEvent} xano-set-user - the user is known
 * @fires {XanoNavigateEvent} xano-navigate - about to navigate; cancelable
 * @fires {XanoErrorEvent} xano-error - the form's action failed; `error.code` says why
 *
 * @csspart form - everything of the form
 * @csspart heading - around the heading
 * @csspart fields - around the fields
 * @csspart field - a field: its label, its hint, its box and what is wrong with it
 * @csspart field-{email,username,phone,password} - the field of one kind
 * @csspart field-invalid - a field while something is wrong with it
 * @csspart label - the label of a field
 * @csspart label-{email,username,phone,password} - the label of one kind of field
 * @csspart required-mark - a mark at required fields; not displayed unless the page says so
 * @csspart input - the box of a control
 * @csspart input-{email,username,phone,password} - the box of one kind of control
 * @csspart input-invalid - the box of a control while something is wrong with it
 * @csspart input-disabled - the box of a disabled control
 * @csspart password-toggle - the button that shows the password
 * @csspart field-error - what is wrong with a field
 * @csspart field-error-{email,username,phone,password} - what is wrong with one kind of field
 * @csspart notice - why the visitor has to sign in again
 * @csspart alert - what is wrong with the whole form
 * @csspart developer-message - the cause of it, on the developer's own machine only
 * @csspart submit - the button
 * @csspart spinner - a turning ring in the button during a slow answer
 * @csspart footer - around `after`
 * @csspart signed-in - in place of the form while somebody is signed in
 * @csspart continue - the link in it that leads on
 * @csspart logout-button - the button in it that signs out
 *
 * @cssstate pending - the form's own action is under way
 * @cssstate error - something is wrong with the form or one of its fields
 * @cssstate signed-in - somebody is signed in
 */
export abstract class FormElement extends DrawnElement {
  static override styles = [tokens, spinner, styles];
  static override properties = {
    ...DrawnElement.properties,
    redirectTo: String,
    endpoint: String,
    authTokenKey: String,
    refreshTokenKey: String,
    metadataKey: String,
    expiresInKey: String,
    identifier: 'email',
    identifierField: String,
    passwordField: 'password',
  };

  /** Where to navigate after Authenticate. Default: the connection's `after-sign-in`. */
  declare redirectTo?: string | undefined;
  /** `[METHOD] [api:GROUP]/path` that this form calls. Default: the connection's. */
  declare endpoint?: string | undefined;
  /** Keys of the auth token in the answer to this form, as on the connection. Default: the connection's. */
  declare authTokenKey?: string | undefined;
  /** Keys of the refresh token in the answer to this form. Default: the connection's. */
  declare refreshTokenKey?: string | undefined;
  /** Keys of metadata in the answer to this form. Default: the connection's. */
  declare metadataKey?: string | undefined;
  /** Keys of the token's lifetime in seconds in the answer to this form. Default: the connection's. */
  declare expiresInKey?: string | undefined;
  /** What the first field asks for: sets its type, keyboard, autocomplete and label. */
  declare identifier: Identifier;
  /** Key of the first field in the body. Default: the identifier's name. */
  declare identifierField?: string | undefined;
  /** Key of the password in the body. */
  declare passwordField: string;

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
  /** There from the start, empty: a live region that comes with its text is not read out. */
  readonly #alert = h('div', { part: 'alert', role: 'alert' });
  readonly #slot = h('slot', {});
  readonly #rest = h('div', { tabindex: '-1' }, this.#slot);

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
    (field ?? this.shadowRoot?.querySelector<HTMLElement>('[tabindex]'))?.focus(options);
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

  protected override async read(form: HTMLFormElement, data: FormData): Promise<Values> {
    return plainValues(form, data) ?? (await loadExtras()).readValues(form, data);
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

  protected override update(): void {
    super.update();
    const { pending, session } = this;
    const status = session?.status ?? 'restoring';
    const view = this.#done ? 'done' : status === 'signed-in' && !pending ? 'signed-in' : 'form';
    if (view !== this.#view && (view === 'done' || this.matches(':focus-within')))
      void this.updateComplete.then(() => this.focus());
    this.#view = view;
    this.setStates(pending && 'pending', this.errors.size > 0 && 'error', view !== 'form' && view);
    if (!this.#dressed && (this.querySelector('[slot=fields]') || (this.form && hasExtras(this.form))))
      this.load(this.#dress());

    this.drawForm(this.#form, this.#notice(session), this.#alert);
    this.#showAlert(session);
    // Until it is known whether somebody is signed in, the form's room is kept, and the form not shown.
    const unknown = status === 'restoring' || (this.loading && !this.#seen);
    const waiting = view === 'form' && !!unknown && !pending && !this.own;
    this.#seen ||= !waiting;
    this.#form.hidden = view !== 'form';
    this.#form.classList.toggle('waiting', waiting);
    write(this.#moment, this.text('pending'));
    const root = this.shadowRoot as ShadowRoot;
    arrange<HTMLElement>(root, root.children, [
      this.#form,
      waiting && this.#moment,
      view !== 'form' && this.#instead(view),
    ]);
  }

  async #dress(): Promise<void> {
    this.#dressed = true;
    const { dress } = await loadExtras();
    dress(this);
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
    const cause = this.cause(this.error ?? session?.error);
    redraw(this.#alert, !!text && h('p', {}, text), !!cause && h('p', { part: 'developer-message' }, cause));
  }

  /** What stands in the form's place: that it is done, or who is signed in. */
  #instead(view: 'done' | 'signed-in'): HTMLElement {
    set(this.#rest, { part: view });
    set(this.#slot, { name: view });
    if (view === 'done') write(this.#slot, this.text('check-your-email'));
    else
      signedIn(this.#slot, {
        text: this.text.bind(this),
        user: this.session?.user,
        target: this.redirectTo || this.backend?.auth.connection?.afterSignIn,
        connection: this.connection,
      });
    return this.#rest;
  }
}
