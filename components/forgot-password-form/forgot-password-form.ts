// Asks for an e-mail with a link, by which a new password can be set.
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { requestLink } from '../../src/account/index.js';
import type { Values } from '../../src/core/index.js';
import { accountStyles } from '../account/account.styles.js';
import { CountdownController } from '../account/countdown-controller.js';
import { linkSent } from '../account/link-sent.js';
import '../account/texts.js';
import { AuthForm } from '../form/auth-form.js';
import type { FieldDefinition } from '../form/field-definition.js';
import type { MessageCode } from '../messages/messages.js';
import { define } from '../shared/define.js';
import { button } from '../shared/styles/button.styles.js';

/**
 * Asks for an e-mail with a link to set a new password. What it shows, and how soon, is the same whether there is such
 * an account or not.
 *
 * @summary Sends a link to somebody who has forgotten the password.
 * @example
 * <xano-forgot-password-form></xano-forgot-password-form>
 *
 * @slot email-label - label of the e-mail address
 * @slot signed-in - what a visitor who is already signed in sees; by default their name, *Continue* and *Sign out*
 * @slot done - in place of the form when the e-mail is on its way
 *
 * @fires {XanoBeforeEvent} xano-before-forgot-password - before anything is sent; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoEvent} xano-forgot-password - the backend was asked for an e-mail
 *
 * @csspart field-email - the field of one kind
 * @csspart label-email - the label of one kind of field
 * @csspart input-email - the box of one kind of control
 * @csspart field-error-email - what is wrong with one kind of field
 * @csspart notice - why the visitor has to sign in again
 * @csspart signed-in - in place of the form while somebody is signed in
 * @csspart continue - the link in it to the next page
 * @csspart logout-button - the button in it that signs out
 * @csspart done - the same, when the e-mail is on its way
 * @csspart cancel - the button in it that goes back, to another address
 * @csspart send-again - the button in it that sends the e-mail again
 * @csspart send-again-wait - how long until it can
 *
 * @cssstate signed-in - somebody is signed in
 * @cssstate done - the e-mail is on its way
 */
export class XanoForgotPasswordForm extends AuthForm {
  static override styles = [...AuthForm.styles, button, accountStyles];
  static override properties: PropertyDeclarations = {
    ...AuthForm.properties,
    emailField: { attribute: 'email-field' },
  };

  /** Key of the e-mail address in the request. @default 'email' */
  declare emailField: string;
  /** Where to navigate when the e-mail is on its way. Default: nowhere. */
  declare redirectTo?: string | undefined;
  /** `[METHOD] [api:GROUP]/path` that sends the e-mail. @default 'GET /reset/request-reset-link' */
  declare endpoint?: string | undefined;

  readonly #countdown = new CountdownController(this);
  /** How often it was sent. */
  #count = 0;

  constructor() {
    super();
    this.emailField = 'email';
  }

  protected override willUpdate(): void {
    // Another tab has used the link.
    if (this.panel === 'done' && this.session?.status === 'signed-in') this.panel = undefined;
    super.willUpdate();
  }

  protected override drawnFields(): FieldDefinition[] {
    return [{ kind: 'email', name: this.emailField || 'email', autocomplete: 'username' }];
  }

  protected override submitLabel(): MessageCode {
    return 'forgot-password';
  }

  protected override async send(values: Values, _form: HTMLFormElement, signal: AbortSignal): Promise<void> {
    const { auth } = this.connections.require();
    const { endpoint, panel } = this;
    try {
      await requestLink(auth, 'forgot-password', values, { endpoint, from: this, signal });
    } catch (error) {
      // The form tells it.
      this.panel = undefined;
      throw error;
    }
    this.#count = panel ? this.#count + 1 : 1;
    this.#countdown.start();
    this.panel = 'done';
  }

  protected override panelContent(): TemplateResult {
    return linkSent({
      say: this.say,
      seconds: this.#countdown.seconds,
      pending: this.pending,
      isSent: this.#count > 1,
      send: () => this.requestSubmit(),
      startAgain: () => this.reset(),
    });
  }
}

define('xano-forgot-password-form', XanoForgotPasswordForm);

declare global {
  interface HTMLElementTagNameMap {
    'xano-forgot-password-form': XanoForgotPasswordForm;
  }
}
