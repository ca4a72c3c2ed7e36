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

export interface XanoSignInForm extends CredentialForm {}

/**
 * A sign-in form. Its fields are real inputs among the element's children, so that password managers and
 * autofill work, in boxes that the page restyles by `::part()`. A `<form method="post">` inside is used
 * instead of drawing one: errors appear at its `[data-xano-error="email"]` and `[data-xano-error]`; a check
 * box named `remember-me` keeps its meaning there.
 *
 * @summary A form that signs in; or enhances a `<form method="post">` of your own.
 * @example
 * <xano-sign-in-form redirect-to="account.html"></xano-sign-in-form>
 *
 * @slot remember-label - label of the check box
 *
 * @fires {XanoBeforeEvent} xano-before-sign-in - before credentials are sent; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoUserEvent} xano-sign-in - sign-in is complete; `user`
 *
 * @csspart remember - the check box and its label
 * @csspart checkbox - around the check box
 * @csspart label-remember - the label of the check box
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

  protected override fields(): FieldDefinition[] {
    const fields: FieldDefinition[] = [
      identifierField(this, 'username'),
      { kind: 'password', name: this.passwordField || 'password', autocomplete: 'current-password' },
    ];
    if (this.rememberMe) fields.push({ kind: 'remember', name: REMEMBER });
    return fields;
  }

  protected override submitLabel(): MessageCode {
    return 'sign-in';
  }

  protected override async send(values: Values, form: HTMLFormElement, signal: AbortSignal): Promise<void> {
    await submitCredentials(this.connections.require(), 'signIn', this, values, form, signal);
  }
}

define('xano-sign-in-form', XanoSignInForm);

declare global {
  interface HTMLElementTagNameMap {
    'xano-sign-in-form': XanoSignInForm;
  }
}
