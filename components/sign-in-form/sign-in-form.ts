// Signs in: an identifier, a password, and on demand whether to stay signed in.
import { define } from '../base/define.js';
import type { Field } from '../base/fields.js';
import { FormElement } from '../base/form-element.js';
import { REMEMBER } from '../base/form-values.js';

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
export class XanoSignInForm extends FormElement {
  static override properties = { ...FormElement.properties, rememberMe: Boolean };

  /** Shows a check box; unchecked, the session is kept for this tab only. */
  declare rememberMe: boolean;

  protected readonly flow = 'signIn';

  protected fields(): Field[] {
    const fields: Field[] = [
      this.identifierOf('username'),
      { kind: 'password', name: this.passwordField, autocomplete: 'current-password' },
    ];
    if (this.rememberMe) fields.push({ kind: 'remember', name: REMEMBER });
    return fields;
  }
}

define('xano-sign-in-form', XanoSignInForm);

declare global {
  interface HTMLElementTagNameMap {
    'xano-sign-in-form': XanoSignInForm;
  }
}
