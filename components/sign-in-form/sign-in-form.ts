// Signs in: an identifier, a password, and on demand whether to stay signed in.
import type { PropertyDeclarations } from 'lit';
import type { Values } from '../../src/core/index.js';
import { AuthForm } from '../form/auth-form.js';
import {
  type CredentialForm,
  credentialProperties,
  identifierField,
  submitCredentials,
} from '../form/credential-form.js';
import type { FieldDefinition } from '../form/field-definition.js';
import { REMEMBER } from '../form/form-values.js';
import type { MessageCode } from '../messages/messages.js';
import { define } from '../shared/define.js';
import { XanoNextStepEvent } from '../shared/events.js';

export interface XanoSignInForm extends CredentialForm {}

/**
 * A sign-in form. Its fields are real inputs among the element's children, so that password managers and
 * autofill work, in boxes that the page restyles by `::part()`. A `<form method="dialog">` inside is used
 * instead of drawing one: errors appear at its `[data-xano-error="email"]` and `[data-xano-error]`; a check
 * box named `remember-me` keeps its meaning there.
 *
 * @summary A form that signs in; or enhances a `<form>` of your own.
 * @example
 * <xano-sign-in-form redirect-to="account.html"></xano-sign-in-form>
 *
 * @slot email-label - label of the first field
 * @slot username-label - its label with `identifier="username"`
 * @slot phone-label - its label with `identifier="phone"`
 * @slot password-label - label of the password
 * @slot forgot - beside the label of the password, for a link such as *Forgot your password?*
 * @slot signed-in - what a visitor who is already signed in sees; by default their name, *Continue* and *Sign out*
 * @slot remember-label - label of the check box
 * @slot next-step - in place of the form when the answer holds no token, because a code was sent or an address is to be
 *   confirmed: such as `<xano-code-form>`
 *
 * @fires {XanoBeforeEvent} xano-before-sign-in - before credentials are sent; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoUserEvent} xano-sign-in - sign-in is complete; `user`
 * @fires {XanoNextStepEvent} xano-next-step - the answer holds no token; `keys` names what it holds. Cancel it to go on by a page of your own
 *
 * @csspart field-{email,username,phone,password} - the field of one kind
 * @csspart label-{email,username,phone,password} - the label of one kind of field
 * @csspart input-{email,username,phone,password} - the box of one kind of control
 * @csspart field-error-{email,username,phone,password} - what is wrong with one kind of field
 * @csspart password-toggle - the button that shows a password
 * @csspart password-toggle-shown - the same while the password can be read
 * @csspart caps-lock - says that Caps Lock is on while a password is typed
 * @csspart notice - why the visitor has to sign in again
 * @csspart signed-in - in place of the form while somebody is signed in
 * @csspart continue - the link in it to the next page
 * @csspart logout-button - the button in it that signs out
 * @csspart next-step - in place of the form while another step is to be taken
 * @csspart remember - the check box and its label
 * @csspart checkbox - around the check box
 * @csspart label-remember - the label of the check box
 *
 * @cssstate signed-in - somebody is signed in
 * @cssstate next-step - another step is to be taken
 */
export class XanoSignInForm extends AuthForm {
  static override properties: PropertyDeclarations = {
    ...AuthForm.properties,
    ...credentialProperties,
    rememberMe: { type: Boolean, attribute: 'remember-me' },
  };

  /** Shows a check box; unchecked, the session is kept for this tab only. */
  declare rememberMe: boolean;

  constructor() {
    super();
    this.identifier = 'email';
    this.passwordField = 'password';
    this.rememberMe = false;
  }

  protected override drawnFields(): FieldDefinition[] {
    const fields: FieldDefinition[] = [
      identifierField(this, 'username'),
      { kind: 'password', name: this.passwordField || 'password', autocomplete: 'current-password' },
    ];
    if (this.rememberMe) fields.push({ kind: 'remember', name: REMEMBER });
    return fields;
  }

  protected override willUpdate(): void {
    // The next step has been taken.
    if (this.session?.status === 'signed-in') this.panel = undefined;
    super.willUpdate();
  }

  protected override submitLabel(): MessageCode {
    return 'sign-in';
  }

  protected override async send(values: Values, form: HTMLFormElement, signal: AbortSignal): Promise<void> {
    const provided = this.connections.require();
    await submitCredentials(provided, 'signIn', this, values, form, signal, (error) => {
      const event = new XanoNextStepEvent(
        'next-step',
        provided.connection,
        { error, keys: error.keys },
        true,
      );
      const isCanceled = !this.dispatchEvent(event);
      const hasStep = this.querySelector(':scope > [slot=next-step]') !== null;
      if (hasStep && !isCanceled) this.panel = 'next-step';
      return hasStep || isCanceled;
    });
  }
}

define('xano-sign-in-form', XanoSignInForm);

declare global {
  interface HTMLElementTagNameMap {
    'xano-sign-in-form': XanoSignInForm;
  }
}
