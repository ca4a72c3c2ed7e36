// The button that shows a password.
import { html, nothing, svg, type TemplateResult } from 'lit';

const eye = (crossed: boolean): TemplateResult => html`
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path d="M2.5 12S6 5.5 12 5.5s9.5 6.5 9.5 6.5-3.5 6.5-9.5 6.5S2.5 12 2.5 12Z" />
    <circle cx="12" cy="12" r="2.75" />
    ${crossed ? svg`<path d="m4.5 4 15 16" />` : nothing}
  </svg>
`;

/** @param shown the password is shown; the label stays the same, the button is pressed then */
export const passwordToggle = (shown: boolean, label: string, toggle: () => void): TemplateResult => html`
  <button
    part="password-toggle"
    type="button"
    aria-pressed=${shown}
    aria-label=${label}
    title=${label}
    @click=${toggle}
  >
    ${eye(shown)}
  </button>
`;
