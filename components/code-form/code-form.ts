// The second step of a sign-in, or the confirmation of an address: a code that came by e-mail or from an app.
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { sendCode, valuesOfNextStep, verifyCode } from '../../src/account/index.js';
import { AuthError, isAuthError, type Values } from '../../src/core/index.js';
import { unclobbered } from '../../src/core/internal.js';
import { accountStyles } from '../account/account.styles.js';
import { CountdownController } from '../account/countdown-controller.js';
import { sendAgain } from '../account/send-again.js';
import '../account/texts.js';
import { AuthForm } from '../form/auth-form.js';
import type { FieldDefinition } from '../form/field-definition.js';
import { controlsOf } from '../form/form-values.js';
import type { MessageCode, Said } from '../messages/messages.js';
import { define } from '../shared/define.js';
import type { XanoNextStepEvent } from '../shared/events.js';
import { button } from '../shared/styles/button.styles.js';
import { plainCode } from './plain-code.js';

/** What a wrong code may be told as. */
const refusals = ['invalid-credentials', 'forbidden', 'invalid-input', 'not-found'];

/**
 * Takes the code of a second step, and sends it with what the first answer named. Inside `<xano-sign-in-form>` it stands
 * in the slot `next-step`; inside `<xano-sign-up-form>` in the slot `done`, where it sends the address along.
 *
 * @summary Takes a code that came by e-mail or from an app.
 * @example
 * <xano-sign-in-form>
 *   <xano-code-form slot="next-step"></xano-code-form>
 * </xano-sign-in-form>
 *
 * @slot signed-in - what a visitor who is already signed in sees; by default their name, *Continue* and *Sign out*
 * @slot code-label - label of the code
 *
 * @fires {XanoBeforeEvent} xano-before-sign-in - before the code is sent; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoUserEvent} xano-sign-in - sign-in is complete; `user`
 * @fires {XanoBeforeEvent} xano-before-send-code - before another code is asked for; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoEvent} xano-send-code - another code is on its way
 *
 * @csspart field-code - the field of one kind
 * @csspart label-code - the label of one kind of field
 * @csspart input-code - the box of one kind of control
 * @csspart field-error-code - what is wrong with one kind of field
 * @csspart notice - where the code is
 * @csspart signed-in - in place of the form while somebody is signed in
 * @csspart continue - the link in it to the next page
 * @csspart logout-button - the button in it that signs out
 * @csspart send-again - the button that has another code sent
 * @csspart send-again-wait - how long until it can
 * @csspart actions - around the buttons below the main one
 * @csspart cancel - the button that goes back to the first step
 *
 * @cssstate signed-in - somebody is signed in
 */
export class XanoCodeForm extends AuthForm {
  static override styles = [...AuthForm.styles, button, accountStyles];
  static override properties: PropertyDeclarations = {
    ...AuthForm.properties,
    sendEndpoint: { attribute: 'send-endpoint' },
    authTokenKey: { attribute: 'auth-token-key' },
    refreshTokenKey: { attribute: 'refresh-token-key' },
    codeField: { attribute: 'code-field' },
  };

  /** `[METHOD] [api:GROUP]/path` that takes the code. @default 'POST /auth/verify-code' */
  declare endpoint?: string | undefined;
  /** `[METHOD] [api:GROUP]/path` that sends another code; `none`: nothing can, as with an app. @default 'POST /auth/send-code' */
  declare sendEndpoint?: string | undefined;
  /** Keys of the auth token in the answer. Default: the connection's. */
  declare authTokenKey?: string | undefined;
  /** Keys of the refresh token in the answer. Default: the connection's. */
  declare refreshTokenKey?: string | undefined;
  /** Key of the code in the body. @default 'code' */
  declare codeField: string;

  readonly #countdown = new CountdownController(this);
  /** What the first answer named. */
  #given: Values = {};
  #isSentAgain = false;
  #isSending = false;

  constructor() {
    super();
    this.codeField = 'code';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    unclobbered(document, 'addEventListener')('xano-next-step', this.#takeStep);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    unclobbered(document, 'removeEventListener')('xano-next-step', this.#takeStep);
  }

  /** The form of the first step, where this one stands in it. */
  get #firstStep(): AuthForm | null {
    return this.closest<AuthForm>('xano-sign-in-form, xano-sign-up-form');
  }

  readonly #takeStep = (event: XanoNextStepEvent): void => {
    const { provided } = this.connections;
    const step = this.#firstStep;
    const given = provided && valuesOfNextStep(provided.auth, event.error);
    if (!given || (step && !event.composedPath().includes(step))) return;
    if (step) this.#begin(given);
    // Elsewhere on the page, this is the next step only if the page takes it: else the sign-in has failed.
    else queueMicrotask(() => event.defaultPrevented && this.#begin(given));
  };

  #begin(given: Values): void {
    this.#given = given;
    this.reset();
    this.#isSentAgain = false;
    this.#countdown.start();
  }

  /** @internal */
  override get flowTarget(): string | undefined {
    return this.redirectTo ?? this.#firstStep?.redirectTo;
  }

  protected override drawnFields(): FieldDefinition[] {
    const attributes = { inputmode: 'numeric', autocapitalize: 'none', dir: 'ltr' };
    return [
      {
        kind: 'code',
        name: this.codeField || 'code',
        autocomplete: 'one-time-code',
        attributes,
      },
    ];
  }

  protected override submitLabel(): MessageCode {
    return 'verify-code';
  }

  /** What is sent beside the code: what the first answer named, and the address of a sign-up. */
  get #values(): Values {
    const step = this.#firstStep;
    if (step?.localName !== 'xano-sign-up-form' || !step.form) return this.#given;
    const address = controlsOf(step.form).find(({ type }) => type === 'email' || type === 'tel');
    return address ? { [address.name]: address.value.trim(), ...this.#given } : this.#given;
  }

  protected override async send(values: Values, _form: HTMLFormElement, signal: AbortSignal): Promise<void> {
    const { auth } = this.connections.require();
    const { endpoint, authTokenKey, refreshTokenKey } = this;
    const field = this.codeField || 'code';
    const code = plainCode(String(values[field]));
    const options = { endpoint, authTokenKey, refreshTokenKey, from: this, signal };
    try {
      await verifyCode(auth, { ...this.#values, ...values, [field]: code }, options);
    } catch (error) {
      throw isAuthError(error) && refusals.includes(error.code) ? this.#atField(error, field) : error;
    }
  }

  /** A refused code is told at its field, in the words of the backend's author where they are for visitors. */
  #atField(error: AuthError, field: string): AuthError {
    const { code, message, status, endpoint, userMessage } = error;
    return new AuthError(code, message, { userMessage, status, endpoint, field, cause: error });
  }

  protected override textOf({ code, field }: AuthError): MessageCode {
    return field === (this.codeField || 'code') ? 'code-wrong' : code;
  }

  readonly #sendAgain = async (): Promise<void> => {
    const { sendEndpoint: endpoint } = this;
    this.#isSending = true;
    this.showFailure();
    this.requestUpdate();
    try {
      await sendCode(this.connections.require().auth, this.#values, { endpoint, from: this });
      this.#isSentAgain = true;
      this.#countdown.start();
    } catch (error) {
      this.showFailure(error);
    }
    this.#isSending = false;
    this.requestUpdate();
  };

  /** Back to the first step; a code that is being checked signs nobody in any more. */
  #goBack(step: AuthForm): void {
    this.reset();
    step.reset();
  }

  protected override belowButton(): TemplateResult {
    const { say } = this;
    const { seconds } = this.#countdown;
    const step = this.#firstStep;
    return html`<div part="actions">
      ${
        this.sendEndpoint === 'none'
          ? nothing
          : sendAgain({
              say,
              label: 'send-new-code',
              seconds,
              pending: this.#isSending,
              isSent: this.#isSentAgain,
              send: () => void this.#sendAgain(),
            })
      }
      ${
        step
          ? html`<button part="cancel" type="button" @click=${() => this.#goBack(step)}>
              ${say('go-back')}
            </button>`
          : nothing
      }
    </div>`;
  }

  protected override notice(): Said {
    // How an earlier session ended counts no more.
    const isUnconfirmed = this.session?.status === 'unconfirmed';
    const code = this.sendEndpoint === 'none' ? 'code-of-app' : 'code-sent';
    return (isUnconfirmed && super.notice()) || this.say(code);
  }
}

define('xano-code-form', XanoCodeForm);

declare global {
  interface HTMLElementTagNameMap {
    'xano-code-form': XanoCodeForm;
  }
}
