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

/** Its label says what a press does. Being pressed as well would say the opposite of it. */
export const passwordToggle = (
  { kind, name }: FieldDefinition,
  { text, language, isVisible, togglePassword }: PasswordToggleModel,
): TemplateResult => {
  const shown = isVisible(name);
  const action = text(shown ? 'hide-password-label' : 'show-password-label');
  const label = kind === 'password' ? action : `${action}: ${text(kind as NamedKind)}`;
  return html`<button
    part="password-toggle${shown ? ' password-toggle-shown' : ''}"
    type="button"
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
