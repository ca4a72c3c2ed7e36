// The button that shows a typed password, and hides it again. The controller of the form hides it at each submit.
import { html, nothing, type TemplateResult } from 'lit';
import type { ShownText, TextOf } from '../messages/messages.js';

export interface PasswordToggleModel {
  readonly text: TextOf;
  /** In which language the texts are. */
  readonly language: Omit<ShownText, 'text'>;
  /** The password is readable just now. */
  readonly passwordVisible: boolean;
  readonly togglePassword: () => void;
}

/** Its label stays the same; it is pressed while the password is readable. */
export const passwordToggle = ({
  text,
  language,
  passwordVisible,
  togglePassword,
}: PasswordToggleModel): TemplateResult => {
  const label = text('show-password-label');
  return html`<button
    part="password-toggle"
    type="button"
    aria-pressed=${passwordVisible}
    aria-label=${label}
    title=${label}
    lang=${language.lang ?? nothing}
    @click=${togglePassword}
  ></button>`;
};
