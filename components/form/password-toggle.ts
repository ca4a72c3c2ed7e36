// The button that shows a typed password, and hides it again. The controller of the form hides it at each submit.
import { html, nothing, type TemplateResult } from 'lit';
import type { ShownText, TextOf } from '../messages/messages.js';
import type { FieldDefinition, NamedKind } from './field-definition.js';

export interface PasswordToggleModel {
  readonly text: TextOf;
  /** In which language the texts are. */
  readonly language: Omit<ShownText, 'text'>;
  /** Whether the password in a field is readable just now. */
  readonly isVisible: (name: string) => boolean;
  readonly togglePassword: (name: string) => void;
}

/** Its label stays the same; it is pressed while the password is readable. */
export const passwordToggle = (
  { kind, name }: FieldDefinition,
  { text, language, isVisible, togglePassword }: PasswordToggleModel,
): TemplateResult => {
  const show = text('show-password-label');
  const label = kind === 'password' ? show : `${show}: ${text(kind as NamedKind)}`;
  return html`<button
    part="password-toggle"
    type="button"
    aria-pressed=${isVisible(name)}
    aria-label=${label}
    title=${label}
    lang=${language.lang ?? nothing}
    @click=${() => togglePassword(name)}
  >
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M2 12q10-15 20 0-10 15-20 0" />
      <circle cx="12" cy="12" r="3" />
      <path class="slash" d="m4 3 16 18" />
    </svg>
  </button>`;
};
