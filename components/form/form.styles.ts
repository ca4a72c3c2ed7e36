// The look of the forms. The boxes are in the shadow root; the nodes slotted into them lose every look of their
// own by `all: unset !important`, which from in here beats whatever the page says about `input` or `label`.
import { css } from 'lit';

/**
 * What the page can set beside what all elements share.
 *
 * @cssprop --xano-gap - distance between fields
 * @cssprop --xano-max-width - greatest width of a form
 * @cssprop --xano-field-padding - distance between the border of a field and what is typed in it
 * @cssprop --xano-color-placeholder - a placeholder that the page gives to a field
 * @cssprop --xano-color-success - rules that the password keeps
 */
export const styles = css`
  :host {
    --_gap: var(--xano-gap, calc(var(--_space) * 4));
    display: block;
    position: relative;
    max-inline-size: var(--xano-max-width, 24rem);
    line-height: 1.4;
  }
  :host([appearance='card']) {
    padding: calc(var(--_space) * 8);
    border: 1px solid color-mix(in srgb, var(--_border) 40%, transparent);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 0.5rem 2rem -0.75rem #0003;
  }
  div {
    display: flex;
    flex-direction: column;
    gap: var(--_gap);
    overflow-wrap: anywhere;
  }
  [part='form'] {
    gap: calc(var(--_gap) * 1.5);
  }
  .waiting {
    opacity: 0;
  }
  /* Who is typing goes on typing: what is not visible loses the focus. */
  .waiting:not(:focus-within) {
    visibility: hidden;
  }
  .moment {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    color: var(--_muted);
  }
  .spoken {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: clip;
    clip-path: inset(50%);
  }
  [tabindex]:focus {
    outline: none;
  }
  [part='logo'] {
    align-items: start;
  }
  h2 {
    margin: 0;
    font-size: 1.5em;
    line-height: 1.2;
    letter-spacing: -0.015em;
    text-wrap: balance;
  }
  ::slotted([slot='heading']),
  ::slotted([slot='after']) {
    margin: 0 !important;
  }
  ::slotted([data-xano-generated]) {
    all: unset !important;
  }

  [part~='field'] {
    display: grid;
    /* Beside a long link in the slot forgot, the label keeps room for its words. */
    grid-template-columns: minmax(50%, 1fr) auto;
    gap: calc(var(--_space) * 1.5) calc(var(--_space) * 4);
    align-items: baseline;
  }
  [part~='field'] > * {
    grid-column: 1 / -1;
  }
  [part~='label'] {
    display: block;
    grid-column: 1;
  }
  [part~='label'],
  [part~='field-error'],
  [part='caps-lock'],
  [part='rules'],
  [part='divider'],
  [part='footer'],
  ::slotted([slot='forgot']) {
    font-size: 0.875em;
  }
  [part~='label'],
  [part~='label-remember'],
  [part~='field-error'] {
    font-weight: 500;
  }
  /* After the control in the order of the focus, above it on the screen. */
  ::slotted([slot='forgot']) {
    grid-area: 1 / 2;
  }
  [part='caps-lock'],
  [part='rules'],
  [part='divider'],
  [part='footer'] {
    color: var(--_muted);
  }
  [part~='input'] {
    flex-direction: row;
    gap: 0;
    box-sizing: border-box;
    min-block-size: var(--_field-height);
    border: var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    cursor: text;
    outline-offset: -1px;
    transition: border-color var(--_duration);
  }
  [part~='input']:where(:hover) {
    border-color: color-mix(in srgb, var(--_border), currentColor 50%);
  }
  [part~='input-invalid'] {
    border-color: var(--_error);
    box-shadow: inset 0 0 0 1px var(--_error);
    /* The ring is around the red edge, not upon it. */
    outline-offset: 2px;
  }
  [part~='input-disabled'] {
    opacity: 0.55;
    cursor: not-allowed;
  }
  [part~='input'] ::slotted(input) {
    flex: 1 !important;
    min-inline-size: 0 !important;
    padding: var(--xano-field-padding, var(--_space) calc(var(--_space) * 3)) !important;
  }
  /* It reads from left to right, and begins where the others begin. */
  :host(:dir(rtl)) [part~='input'] ::slotted([dir='ltr']) {
    text-align: right !important;
  }
  [part~='input'] ::slotted(input)::placeholder {
    color: var(--xano-color-placeholder, var(--_muted)) !important;
    opacity: 1 !important;
  }
  [part~='input'] ::slotted(input:autofill) {
    /* The browser's own colours never arrive. A transition of the text's would outlast a change of theme. */
    transition: background-color 99999s !important;
    -webkit-text-fill-color: var(--_text) !important;
  }
  [part~='input']:focus-within:not(:has(:focus)) {
    outline: var(--_ring);
  }
  [part='checkbox'] ::slotted(:focus-visible),
  [part='submit'] ::slotted(:focus-visible) {
    outline: var(--_ring) !important;
    outline-offset: 2px !important;
  }
  @media (pointer: coarse) {
    /* A smaller font would make phones zoom in. */
    [part~='input'] ::slotted(input) {
      font-size: max(16px, 1em) !important;
    }
  }
  [part~='password-toggle'] {
    display: grid;
    place-content: center;
    inline-size: var(--_field-height);
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    font: inherit;
    cursor: pointer;
  }
  [part~='password-toggle']:hover {
    color: inherit;
  }
  [part~='password-toggle']:focus-visible {
    outline-offset: -4px;
  }
  svg {
    inline-size: 1.25em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
  }
  [part='password-toggle'] .slash {
    display: none;
  }

  [part='rules'] {
    display: flex;
    flex-direction: column;
    gap: var(--_space);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  [part~='rule'] {
    display: flex;
    gap: 0.6em;
  }
  /* A dot; a tick once the rule is kept. Drawn by borders, which forced colours keep. */
  [part~='rule']::before {
    content: '';
    box-sizing: border-box;
    flex: none;
    inline-size: 0.375rem;
    block-size: 0.375rem;
    margin: 0.5em 0.2em 0;
    border: 0.15em solid;
    border-radius: 50%;
    background: currentColor;
  }
  [part~='rule-met'] {
    color: var(--xano-color-success, oklch(from currentColor clamp(0.43, (l - 0.6) * 999, 0.78) 0.13 152));
  }
  [part~='rule-met']::before {
    block-size: 0.8em;
    margin-block: 0.15em;
    border-width: 0 0.15em 0.15em 0;
    border-radius: 0;
    background: none;
    rotate: 45deg;
  }

  [part='remember'] {
    flex-direction: row;
    align-items: center;
    gap: calc(var(--_space) * 2);
  }
  [part='checkbox'] {
    inline-size: 1.25em;
    block-size: 1.25em;
    accent-color: var(--_accent);
  }
  [part='checkbox'] ::slotted(input) {
    appearance: auto !important;
    accent-color: inherit !important;
    inline-size: 100% !important;
    block-size: 100% !important;
  }

  [part~='field-error'],
  [part='alert-text'] {
    display: flex;
    flex-direction: row;
    align-items: baseline;
    gap: calc(var(--_space) * 2);
    color: var(--_error-text);
  }
  [part~='field-error']::before,
  [part='alert-icon']::before,
  ::slotted([slot='fields'][data-xano-error])::before {
    content: '!' / '';
    flex: none;
    display: block;
    inline-size: 1.35em;
    border-radius: 50%;
    background: var(--_error);
    color: var(--_error-surface);
    font: 700 0.85em/1.35 system-ui;
    text-align: center;
  }
  [part='alert'],
  [part='notice'] {
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 3);
    /* Forced colours show it. */
    border: 1px solid transparent;
    border-radius: var(--_radius);
  }
  [part='alert'] {
    background: var(--_error-surface);
    color: var(--_text);
  }
  [part='notice'] {
    background: color-mix(in srgb, var(--_accent) 12%, transparent);
  }

  [part='submit'],
  [part='continue'] {
    display: grid;
    box-sizing: border-box;
    min-block-size: var(--_button-height);
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }
  /* Handed on to the button in it, for its ring. */
  [part='submit'] slot {
    border-radius: inherit;
  }
  [part='submit'] > * {
    grid-area: 1 / 1;
  }
  [part='submit'] ::slotted(*) {
    grid-area: 1 / 1 !important;
    padding: var(--_space) calc(var(--_space) * 9) !important;
    border-radius: inherit !important;
  }
  [part='submit'] ::slotted([slot='submit-label']) {
    place-self: center;
    pointer-events: none;
  }
  [part='spinner'] {
    place-self: center end;
    margin-inline-end: calc(var(--_space) * 4);
  }
  :host(:state(pending)) [part='submit'] {
    cursor: progress;
  }

  [part='divider'] {
    flex-direction: row;
    align-items: center;
  }
  [part='divider']::before,
  [part='divider']::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid color-mix(in srgb, currentColor 30%, transparent);
  }

  [part~='panel'] {
    flex-flow: wrap;
    gap: calc(var(--_space) * 3);
  }
  [part~='panel'] p {
    flex-basis: 100%;
  }
  [part='continue'] {
    place-content: center;
    padding-inline: calc(var(--_space) * 5);
  }
  [hidden],
  ::slotted([hidden]) {
    display: none !important;
  }

  /* What is wrong with the page's own fields. */
  ::slotted([slot='fields'][data-xano-error]) {
    display: flex !important;
    align-items: baseline !important;
    gap: calc(var(--_space) * 2) !important;
    margin-block-start: calc(var(--_space) * 1.5 - var(--_gap)) !important;
    color: var(--_error-text) !important;
    font-weight: 500 !important;
    font-size: 0.875em !important;
  }
  ::slotted([data-xano-error]:empty) {
    display: none !important;
  }
  @media (forced-colors: active) {
    [part~='input-invalid'] {
      border-width: 3px;
    }
  }
`;
