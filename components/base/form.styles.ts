// The look of the forms. The boxes are in the shadow root; the nodes slotted into them lose every look of their
// own by `all: unset !important`, which from in here beats whatever the page says about `input` or `label`.
import { css } from 'lit';

export const styles = css`
  :host {
    /* On a surface of ours the page's own text colour might not be readable. */
    --_field-text: var(--xano-color-text, light-dark(#17191d, #f1f2f4));
    display: block;
    position: relative;
    max-inline-size: var(--_max-width);
    line-height: 1.4;
  }
  p {
    margin: 0;
  }
  [part='form'],
  [part='fields'],
  [part='footer'],
  .end {
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

  [part~='field'] {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 1.5);
  }
  ::slotted([data-xano-generated]) {
    all: unset !important;
    box-sizing: border-box !important;
    white-space: pre-line !important;
  }
  [part~='label'] {
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
  }
  [part~='input'] {
    display: flex;
    box-sizing: border-box;
    min-block-size: var(--_field-height);
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_field-text);
    cursor: text;
    transition: border-color var(--_duration);
  }
  [part~='input']:hover {
    border-color: color-mix(in srgb, var(--_border), currentColor 50%);
  }
  [part~='input-invalid'] {
    border-color: var(--_error) !important;
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
    white-space: nowrap !important;
  }
  [part~='input'] ::slotted(input:autofill) {
    /* The browser's own colours never arrive. A transition of the text's would outlast a change of theme. */
    transition: background-color 99999s !important;
    -webkit-text-fill-color: var(--_field-text) !important;
  }
  [part~='input']:focus-within:not(:has(button:focus)),
  button:focus-visible,
  a:focus-visible {
    outline: var(--_focus-width) solid var(--_focus);
    outline-offset: 2px;
  }
  [part='checkbox'] ::slotted(:focus-visible),
  [part='submit'] ::slotted(:focus-visible) {
    outline: var(--_focus-width) solid var(--_focus) !important;
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
  svg {
    display: block;
    inline-size: 20px;
    margin: auto;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  [part='remember'] {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
  }
  [part='checkbox'] {
    display: flex;
  }
  [part='checkbox'] ::slotted(input) {
    appearance: auto !important;
    inline-size: 20px !important;
    block-size: 20px !important;
    accent-color: var(--_accent) !important;
  }
  [part~='label-remember'] {
    font-weight: inherit;
  }

  [part~='field-error'],
  [part='alert'] > :first-child,
  ::slotted(p[data-xano-error]) {
    color: var(--_error) !important;
  }
  [part~='field-error'],
  [part='alert'] > p {
    display: flex;
    align-items: baseline;
    gap: calc(var(--_space) * 1.5);
  }
  ::slotted(p[slot='fields'][data-xano-error]) {
    display: flex !important;
    align-items: baseline !important;
    gap: calc(var(--_space) * 1.5) !important;
    margin-block-start: calc(var(--_space) * 1.5 - var(--_gap)) !important;
    font-size: 0.875em !important;
  }
  ::slotted(p[data-xano-error]:empty) {
    display: none !important;
  }
  [part~='field-error']::before,
  [part='alert'] > p:first-child::before,
  ::slotted(p[slot='fields'][data-xano-error])::before {
    content: '!' / '';
    flex: none;
    display: inline-block;
    box-sizing: border-box;
    inline-size: 16px;
    block-size: 16px;
    border-radius: 50%;
    background: var(--_error);
    color: var(--_error-surface);
    font: 700 12px/16px system-ui;
    text-align: center;
  }
  [part='alert']:empty {
    all: unset !important;
    display: block !important;
  }
  [part='alert'],
  [part='notice'] {
    padding: calc(var(--_space) * 3);
    border-radius: var(--_radius);
    background: var(--_error-surface);
  }
  [part='notice'] {
    background: color-mix(in srgb, var(--_accent) 12%, transparent);
  }
  .end {
    gap: 0;
  }
  [part='alert']:not(:empty) {
    margin-block-end: var(--_gap);
  }
  [part='alert'] > [part='developer-message'] {
    margin-block-start: calc(var(--_space) * 2);
    color: inherit;
    font-size: 0.8125em;
    overflow-wrap: anywhere;
  }

  [part='submit'],
  [part='continue'] {
    position: relative;
    display: grid;
    box-sizing: border-box;
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
    position: absolute;
    inset-block: 0;
    inset-inline-end: calc(var(--_space) * 4);
    margin-block: auto;
  }
  :host(:state(pending)) [part='submit'] {
    cursor: progress;
  }

  [part='signed-in'] {
    display: flex;
    flex-wrap: wrap;
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
  ::slotted([hidden][hidden][hidden]) {
    display: none !important;
  }
`;

/**
 * For the page's own fields in a drawn form, which no shadow root can reach: they look like ours. Everything
 * that the page says about them wins, and what has a class is the page's alone.
 */
export const extras = css`
  :where(xano-sign-in-form, xano-sign-up-form)
    :where([slot='fields'], [slot='fields'] *):where(:not([class])) {
    &:where(label) {
      font-weight: 600;
    }
    &:where(label:has(input, select, textarea)) {
      display: grid;
      gap: calc(var(--_space) * 1.5);
    }
    &:where(label:has([type='checkbox'], [type='radio'])) {
      display: flex;
      gap: calc(var(--_space) * 2);
      font-weight: inherit;
    }
    &:where([type='checkbox'], [type='radio']) {
      flex: none;
      inline-size: 20px;
      block-size: 20px;
      margin: 0;
      accent-color: var(--_accent);
    }
    &:where(select, textarea, input:not([type='checkbox'], [type='radio'], [type='range'], [type='file'])) {
      box-sizing: border-box;
      inline-size: 100%;
      min-block-size: var(--_field-height);
      padding: var(--_space) calc(var(--_space) * 3);
      border: var(--_border-width) solid var(--_border);
      border-radius: var(--_radius);
      background-color: var(--_surface);
      color: var(--_field-text);
      font: inherit;
      font-weight: 400;
    }
    &:where(input, select, textarea):where(:focus-visible) {
      outline: var(--_focus-width) solid var(--_focus);
      outline-offset: 2px;
    }
    &:where([aria-invalid='true']) {
      border-color: var(--_error);
    }
  }
  :where(xano-sign-in-form, xano-sign-up-form) > :where(label[slot='fields'][for] + :not(label)) {
    margin-block-start: calc(var(--_space) * 1.5 - var(--_gap));
  }
`;
