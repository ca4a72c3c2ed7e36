// The look of the forms. The boxes are in the shadow root; the nodes slotted into them lose every look of their
// own by `all: unset !important`, which from in here beats whatever the page says about `input` or `label`.
import { css } from 'lit';

/**
 * What the page can set beside what all elements share.
 *
 * @cssprop --xano-gap - distance between fields
 * @cssprop --xano-max-width - greatest width of a form
 */
export const styles = css`
  :host {
    --_gap: var(--xano-gap, calc(var(--_space) * 4));
    /* On a surface of ours the page's own text colour might not be readable. */
    --_field-text: var(--xano-color-text, light-dark(#17191d, #f1f2f4));
    display: block;
    position: relative;
    max-inline-size: var(--xano-max-width, 24rem);
    line-height: 1.4;
  }
  div {
    display: flex;
    flex-direction: column;
    gap: var(--_gap);
  }
  [part='form'] {
    gap: calc(var(--_gap) * 1.25);
  }
  .waiting {
    visibility: hidden;
  }
  .moment {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    color: var(--_muted);
    animation: xano-appear 0s 0.3s both;
  }
  [tabindex]:focus {
    outline: none;
  }
  ::slotted([slot='heading']),
  ::slotted([slot='after']) {
    margin: 0 !important;
  }
  ::slotted([data-xano-generated]) {
    all: unset !important;
  }

  [part~='field'] {
    gap: calc(var(--_space) * 1.5);
  }
  [part~='label'] {
    display: block;
    font-weight: 600;
  }
  [part='required-mark'] {
    display: none;
  }
  [part~='hint'],
  [part~='field-error'] {
    font-size: 0.875em;
  }
  [part~='hint'] {
    margin-block-start: calc(var(--_space) * -1);
    color: var(--_muted);
    white-space: pre-line;
  }
  [part~='input'] {
    flex-direction: row;
    gap: 0;
    box-sizing: border-box;
    min-block-size: var(--_field-height);
    border: var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_field-text);
    cursor: text;
    transition: border-color var(--_duration);
  }
  [part~='input']:where(:hover) {
    border-color: color-mix(in srgb, var(--_border), currentColor 50%);
  }
  [part~='input-invalid'] {
    border-color: var(--_error);
    box-shadow: inset 0 0 0 1px var(--_error);
  }
  [part~='input-disabled'] {
    opacity: 0.55;
    cursor: not-allowed;
  }
  [part~='input'] ::slotted(input) {
    flex: 1 !important;
    min-inline-size: 0 !important;
    padding: var(--_space) calc(var(--_space) * 3) !important;
  }
  [part~='input'] ::slotted(input:autofill) {
    /* The browser's own colours never arrive. A transition of the text's would outlast a change of theme. */
    transition: background-color 99999s !important;
    -webkit-text-fill-color: var(--_field-text) !important;
  }
  [part~='input']:focus-within:not(:has(:focus)) {
    outline: var(--_ring);
    outline-offset: 2px;
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
  [part='password-toggle'] {
    inline-size: calc(var(--_field-height) - 2px);
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    cursor: pointer;
  }
  [part='password-toggle']:hover {
    color: inherit;
  }
  [part='password-toggle']:focus-visible {
    outline-offset: -4px;
  }
  /* An eye; a stroke through it while the password is shown. */
  [part='password-toggle']::before {
    content: '';
    display: block;
    box-sizing: border-box;
    inline-size: 15px;
    block-size: 15px;
    margin: auto;
    border: 1.6px solid;
    border-radius: 75% 8%;
    rotate: 45deg;
    background: radial-gradient(currentColor 2.5px, transparent 3px);
  }
  [aria-pressed='true'] {
    background: linear-gradient(to top right, transparent 47.5%, currentColor 0 52.5%, transparent 0) center /
      18px 18px no-repeat;
  }

  [part='remember'] {
    flex-direction: row;
    align-items: center;
    gap: calc(var(--_space) * 2);
  }
  [part='checkbox'] ::slotted(input) {
    appearance: auto !important;
    display: block !important;
    inline-size: 20px !important;
    block-size: 20px !important;
    accent-color: var(--_accent) !important;
  }
  [part~='label-remember'] {
    font-weight: inherit;
  }

  [part~='field-error'],
  [part='alert'] > :first-child {
    display: flex;
    flex-direction: row;
    align-items: baseline;
    gap: calc(var(--_space) * 1.5);
    color: var(--_error);
  }
  [part~='field-error']::before,
  [part='alert'] > :first-child::before,
  ::slotted([slot='fields'][data-xano-error])::before {
    content: '!' / '';
    flex: none;
    inline-size: 16px;
    border-radius: 50%;
    background: var(--_error);
    color: var(--_error-surface);
    font: 700 12px/16px system-ui;
    text-align: center;
  }
  [part='alert'],
  [part='notice'] {
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 3);
    border-radius: var(--_radius);
    background: var(--_error-surface);
  }
  [part='notice'] {
    background: color-mix(in srgb, var(--_accent) 12%, transparent);
  }
  /* Out of the way, but there: what appears in a live region is read out only if the region was there before. */
  [part='alert']:not(:has(*)) {
    all: unset !important;
    position: absolute !important;
  }

  [part='submit'],
  [part='continue'] {
    display: grid;
    min-block-size: var(--_button-height);
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    transition: background-color var(--_duration);
  }
  [part='submit']:hover,
  [part='continue']:hover {
    background: color-mix(in oklab, var(--_accent), var(--_on-accent) 14%);
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

  [part='signed-in'] {
    flex-flow: wrap;
    gap: calc(var(--_space) * 3);
  }
  [part='signed-in'] p {
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
    gap: calc(var(--_space) * 1.5) !important;
    margin-block-start: calc(var(--_space) * 1.5 - var(--_gap)) !important;
    color: var(--_error) !important;
    font-size: 0.875em !important;
  }
  ::slotted([data-xano-error]:empty) {
    display: none !important;
  }
`;
