// What the form elements share: a form, drawn or the page's own; the call of the core; and what stands in the
// form's place when it is done or somebody is signed in. A form element is then a flow and its fields.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { AuthError, Values } from '../../src/index.js';
import { DrawnForm, type DrawnState } from './drawn-form.js';
import { XanoElement } from './element.js';
import type { Field, Identifier } from './fields.js';
import { FormController, WHOLE } from './form-controller.js';
import { controlNamed, controlsOf, isSecret, REMEMBER } from './form-values.js';
import { alertBox, noticeOf, signedIn } from './form-views.js';
import { extras, styles } from './form.styles.js';
import { passwordToggle } from './password-toggle.js';
import { spinner } from './spinner.styles.js';
import { tokens } from './styles.js';

const identifiers: readonly Identifier[] = ['email', 'username', 'phone'];

export abstract class FormElement extends XanoElement {
  static override styles = [tokens, spinner, styles];

  /** Where to navigate after Authenticate. Default: the connection's `after-sign-in`. */
  @property({ attribute: 'redirect-to' }) redirectTo?: string | undefined;
  /** `[METHOD] [api:GROUP]/path` of this form. Default: the connection's. */
  @property() endpoint?: string | undefined;
  /** Keys of the auth token in the answer to this form. Default: the connection's. */
  @property({ attribute: 'auth-token-key' }) authTokenKey?: string | undefined;
  /** Same for the refresh token. */
  @property({ attribute: 'refresh-token-key' }) refreshTokenKey?: string | undefined;
  /** Same for metadata kept with the session. */
  @property({ attribute: 'metadata-key' }) metadataKey?: string | undefined;
  /** Same for the token's lifetime in seconds. */
  @property({ attribute: 'expires-in-key' }) expiresInKey?: string | undefined;
  /** What the first field asks for. */
  @property() identifier: Identifier = 'email';
  /** Key of the first field in the body. Default: the identifier's name. */
  @property({ attribute: 'identifier-field' }) identifierField?: string | undefined;
  /** Key of the password in the body. */
  @property({ attribute: 'password-field' }) passwordField = 'password';

  /** Passwords are shown. */
  @state() private _shown = false;
  @state() private _done = false;

  /** The action of the core that it calls. */
  protected abstract readonly flow: 'signIn' | 'signUp';

  readonly #text = this.text.bind(this);
  readonly #drawn = new DrawnForm(this);
  readonly #controller = new FormController(this, {
    form: () => this.form,
    text: this.#text,
    problems: (form) => this.problems(form),
    send: (values, form, signal) => this.#send(values, form, signal),
    place: (name, control) =>
      this.querySelector<HTMLElement>(`[data-xano-error="${CSS.escape(name)}"]`) ??
      (control && !this.#own ? this.#drawn.placeFor(name, control) : undefined),
    conceal: () => (this._shown = false),
  });
  readonly #children = new MutationObserver(() => this.requestUpdate());
  #own: HTMLFormElement | undefined;
  #view: 'form' | 'done' | 'signed-in' = 'form';

  override connectedCallback(): void {
    super.connectedCallback();
    this.#drawn.connected();
    const attributeFilter = ['disabled', 'slot'];
    this.#children.observe(this, { subtree: true, childList: true, attributes: true, attributeFilter });
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#children.disconnect();
  }

  /** The fields to draw, from first to last. */
  protected abstract fields(): Field[];

  /** The first field. */
  protected identifierOf(autocomplete: string): Field {
    const kind = identifiers.find((known) => known === this.identifier) ?? 'email';
    return { kind, name: this.identifierField || kind, label: this.text(kind), autocomplete };
  }

  /** What the browser does not check: texts by name of the control. */
  protected problems(_form: HTMLFormElement): Iterable<[name: string, text: string]> {
    return [];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { pending, errors } = this.#controller;
    const signedIn = this.session?.status === 'signed-in' && !pending;
    const view = this._done ? 'done' : signedIn ? 'signed-in' : 'form';
    if (view !== this.#view && (view === 'done' || this.matches(':focus-within')))
      void this.updateComplete.then(() => this.focus());
    this.#view = view;
    this.toggleState('pending', pending);
    this.toggleState('error', errors.size > 0);
    this.toggleState('done', view === 'done');
    this.toggleState('signed-in', view === 'signed-in');
    if (this.isConnected) this.#prepare();
  }

  /** Takes the page's own form, or draws one. */
  #prepare(): void {
    const own =
      this.querySelector<HTMLFormElement>(
        ':scope > form:not([slot], [data-xano-generated]), :scope > :not([slot]) form',
      ) ?? undefined;
    if (own && own !== this.#own && !Element.prototype.matches.call(own, '[method=post i]'))
      console.error(
        `xano-auth-elements: the <form> in <${this.localName}> needs method="post": a submit before the script runs would write the password into the address.`,
      );
    this.#own = own;
    if (own) {
      this.#drawn.clear();
      const place = this.querySelector('[data-xano-error=""]:not([role])');
      place?.setAttribute('role', 'alert');
    } else this.#drawn.draw(this.#state());
    const { adoptedStyleSheets } = this.getRootNode() as Document;
    if (
      extras.styleSheet &&
      !adoptedStyleSheets.includes(extras.styleSheet) &&
      this.querySelector('[slot=fields]')
    )
      adoptedStyleSheets.push(extras.styleSheet);
    this.#children.takeRecords();
  }

  #state(): DrawnState {
    const toggle = () => (this._shown = !this._shown);
    return {
      fields: this.fields(),
      submitLabel: this.text(this.flow === 'signIn' ? 'sign-in' : 'sign-up'),
      errors: this.#controller.errors,
      pending: this.pending,
      shown: this._shown,
      toggle: passwordToggle(this._shown, this.text('show-password-label'), toggle),
      notice: this.#notice(),
      alert: this.#alert(),
    };
  }

  async #send(values: Values, form: HTMLFormElement, signal: AbortSignal): Promise<void> {
    const { auth } = this.requireBackend();
    const { endpoint, authTokenKey, refreshTokenKey, metadataKey, expiresInKey } = this;
    const remember = controlNamed(form, REMEMBER);
    const base = auth.connection?.persist;
    const user = await auth[this.flow](values, {
      endpoint,
      authTokenKey,
      refreshTokenKey,
      metadataKey,
      expiresInKey,
      // The box can only choose between a tab and longer; a connection that keeps nothing stays so.
      persist: !remember || base === 'memory' ? undefined : remember.checked ? 'local' : 'tab',
      secretFields: controlsOf(form)
        .filter(isSecret)
        .map(({ name }) => name),
      from: this,
      signal,
    });
    const { status } = auth.$session.get();
    this._done = this.flow === 'signUp' && !user && status !== 'restoring' && status !== 'unconfirmed';
  }

  /** The form that is submitted: drawn here, or the page's own. */
  get form(): HTMLFormElement | undefined {
    return this.#own ?? this.#drawn.form;
  }

  /** The form's own action is under way. */
  get pending(): boolean {
    return this.#controller.pending;
  }

  /** Why the form's last action failed; `undefined` from the next submit on. */
  get error(): AuthError | undefined {
    return this.#controller.error;
  }

  /** Submits, as a press on the button does. */
  requestSubmit(): void {
    const { form } = this;
    if (form) HTMLFormElement.prototype.requestSubmit.call(form);
  }

  /** Empties the form, takes its errors away and stops its action. */
  reset(): void {
    const { form } = this;
    this._done = false;
    if (form) HTMLFormElement.prototype.reset.call(form);
  }

  /** Focuses the first field with an error, else the first; or what stands in the form's place. */
  override focus(options?: FocusOptions): void {
    const { errors } = this.#controller;
    const controls = this.form && this.#view === 'form' ? controlsOf(this.form) : [];
    const fields = controls.filter((control) => control.matches(':enabled') && control.type !== 'hidden');
    const field = fields.find(({ name }) => errors.has(name)) ?? fields[0];
    (field ?? this.renderRoot.querySelector<HTMLElement>('[tabindex]'))?.focus(options);
  }

  override render(): unknown {
    const view = this.#view;
    const status = this.session?.status ?? 'restoring';
    // Until it is known whether somebody is signed in, the form's room is kept, and the form not shown.
    const waiting = view === 'form' && status === 'restoring' && !this.pending && !this.#own;
    const own = html`${this.#notice()}<slot></slot>${this.#alert()}`;
    return html`
      <div part="form" ?hidden=${view !== 'form'} class=${waiting ? 'waiting' : ''}>
        ${this.#own ? own : this.#drawn.render(this.#state())}
      </div>
      ${waiting ? html`<p class="moment" role="status">${this.text('pending')}</p>` : nothing}
      ${
        view === 'done'
          ? html`<div part="done" tabindex="-1">
              <slot name="done">${this.text('check-your-email')}</slot>
            </div>`
          : nothing
      }
      ${view === 'signed-in' ? this.#signedIn() : nothing}
    `;
  }

  #notice(): unknown {
    const { session } = this;
    return session && !this.#controller.errors.has(WHOLE) ? noticeOf(session, this.#text) : nothing;
  }

  #alert(): TemplateResult {
    const elsewhere = this.querySelector('[data-xano-error=""]');
    const text = elsewhere ? undefined : this.#controller.errors.get(WHOLE);
    return alertBox(text, this.error ?? this.session?.error);
  }

  #signedIn(): unknown {
    const to = this.redirectTo || this.backend?.auth.connection?.afterSignIn;
    return this.session && signedIn(this.session, this.#text, to, this.connection);
  }
}
