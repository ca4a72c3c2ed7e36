// Signs in: an identifier, a password, and on demand whether to stay signed in.
import { attributes } from '../base/attributes.js';
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
 * @summary Signs in.
 * @example
 * <xano-sign-in-form redirect-to="account.html"></xano-sign-in-form>
 *
 * @slot - a `<form method="post">` of the page's own, in place of a drawn one
 * @slot heading - above everything
 * @slot before - above the fields
 * @slot fields - more controls with their labels; their values become part of the body
 * @slot after - under the button, for links such as *Forgot password?*
 * @slot submit-label - text of the button
 * @slot email-label - label of the first field; `username-label` or `phone-label` with that `identifier`
 * @slot username-label - see `email-label`
 * @slot phone-label - see `email-label`
 * @slot password-label - label of the password
 * @slot remember-label - label of the check box
 * @slot signed-in - what a visitor who is already signed in sees
 * @fires {XanoBeforeEvent} xano-before-sign-in - before credentials are sent; cancelable, `waitUntil(promise)`
 * @fires {XanoEvent} xano-authenticate - the session was stored
 * @fires {XanoUserEvent} xano-set-user - the user was set
 * @fires {XanoUserEvent} xano-sign-in - sign-in is complete
 * @fires {XanoNavigateEvent} xano-navigate - about to navigate; cancelable
 * @fires {XanoErrorEvent} xano-error - sign-in failed
 * @csspart form - everything of the form
 * @csspart heading - around the heading
 * @csspart fields - around the fields
 * @csspart field - one field, also as `field-email`, …; `field-invalid` while something is wrong with it
 * @csspart label - its label, also as `label-email`, …
 * @csspart input - the box of its control, also as `input-email`, …; `input-invalid`, `input-disabled`
 * @csspart password-toggle - the button that shows the password
 * @csspart hint - a hint for a field, also as `hint-password`
 * @csspart field-error - what is wrong with a field, also as `field-error-email`, …
 * @csspart required-mark - a mark at required fields; not displayed unless the page says so
 * @csspart remember - the check box and its label
 * @csspart checkbox - around the check box
 * @csspart notice - why the visitor has to sign in again
 * @csspart alert - what is wrong with the whole form
 * @csspart developer-message - the cause, on the developer's own machine only
 * @csspart submit - the button
 * @csspart spinner - shown in it during slow answers
 * @csspart footer - around `after`
 * @csspart signed-in - in place of the form while somebody is signed in
 * @csspart continue - the link in it
 * @csspart logout-button - the button in it
 * @cssstate pending - the form's own sign-in is under way
 * @cssstate error - something is wrong with the form or one of its fields
 * @cssstate signed-in - somebody is signed in
 */
export class XanoSignInForm extends FormElement {
  static override properties = attributes({ rememberMe: Boolean });

  /** Shows a check box; unchecked, the session ends with the tab. */
  rememberMe = false;

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
