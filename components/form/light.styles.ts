// The look of what the page puts into a drawn form: its own fields, and links. No shadow root reaches them, so it is a
// sheet of the tree that the element stands in.
import { css } from 'lit';

/**
 * One rule: what has no class looks like ours, whatever a style sheet for all pages says about `input` or `label`; what
 * has a class is the page's alone. A page restyles the former by a selector that names the element, too, such as
 * `xano-sign-up-form > [slot='fields'] select`.
 */
const sheet = css`
  :is(
    xano-sign-in-form,
    xano-sign-up-form,
    xano-profile-form,
    xano-change-password-form,
    xano-reset-password-form,
    xano-forgot-password-form,
    xano-magic-link-form,
    xano-code-form
  ) {
    & > :where([slot='fields']):not([class]),
    & > :where([slot='fields']) :not([class]) {
      &:where(label, input, select, textarea) {
        box-sizing: border-box;
        margin: 0;
        font: inherit;
        outline-offset: -1px;
      }
      &:where(label) {
        display: block;
        inline-size: auto;
        color: inherit;
        font-size: 0.875em;
        font-weight: 500;
      }
      &:where(label:has(input, select, textarea)) {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: calc(var(--_space) * 1.5);
      }
      &:where(label > :is(input, select, textarea, :has(input, select, textarea))) {
        grid-column: 1 / -1;
      }
      /* In the row of the words, also where the control is in the label. */
      &:where(label)::after {
        grid-area: 1 / 2;
        color: var(--_muted);
        font-weight: 400;
      }
      &:where(
          label:has(:is(:read-write, select, [type='file']):enabled:optional),
          label[for]:has(+ :is(:read-write, select, [type='file']):enabled:optional)
        )::after {
        content: ' ' var(--_optional);
      }
      /* A screen reader says that they are required. */
      &:where(
          label:has(:is(:read-write, select, [type='file']):enabled:required),
          label[for]:has(+ :is(:read-write, select, [type='file']):enabled:required)
        )::after {
        content: var(--_required) / '';
      }
      /* No flex and no grid: each link in the text of a consent would become a column of its own. */
      &:where(label:has([type='checkbox'], [type='radio'])) {
        display: flow-root;
        padding-inline-start: calc(1.25em + var(--_space) * 2);
        font-size: inherit;
      }
      &:where([type='checkbox'], [type='radio']) {
        appearance: auto;
        inline-size: 1.25em;
        block-size: 1.25em;
        /* Of the line that marks an error; the box itself is the browser's. */
        border-radius: 0.2em;
        accent-color: var(--_accent);
      }
      &:where([type='radio']) {
        border-radius: 50%;
      }
      &:where(label > [type='checkbox'], label > [type='radio']) {
        float: inline-start;
        margin-inline-start: calc(-1.25em - var(--_space) * 2);
      }
      &:where(select, textarea, input:not([type='checkbox'], [type='radio'], [type='range'], [type='file'])) {
        appearance: none;
        inline-size: 100%;
        block-size: auto;
        min-block-size: var(--_field-height);
        padding: var(--xano-field-padding, var(--_space) calc(var(--_space) * 3));
        border: var(--_line);
        border-radius: var(--_radius);
        background: var(--_surface);
        box-shadow: none;
        color: var(--_text);
        font-size: 1rem;
        font-weight: 400;
        transition: border-color var(--_duration);
      }
      &:where(label > :is(select, textarea, input:not([type='checkbox'], [type='radio']))) {
        font-size: calc(1em / 0.875);
      }
      &:where(select:not([multiple], [size])) {
        padding-inline-end: calc(var(--_space) * 9);
        background:
          linear-gradient(45deg, #0000 50%, currentColor 0) calc(100% - 1.25em) 55% / 0.4em 0.4em no-repeat,
          linear-gradient(-45deg, #0000 50%, currentColor 0) calc(100% - 0.85em) 55% / 0.4em 0.4em no-repeat,
          var(--_surface);
      }
      &:where(select:dir(rtl)) {
        background-position:
          0.85em 55%,
          1.25em 55%,
          0 0;
      }
      &:where(input:hover, select:hover, textarea:hover) {
        border-color: color-mix(in srgb, var(--_border), var(--_text) 50%);
      }
      &:where(input, select, textarea):focus-visible {
        outline: var(--_ring);
      }
      &:where([aria-invalid='true']) {
        outline-offset: 2px;
        border-color: var(--_error);
        box-shadow: inset 0 0 0 1px var(--_error);
      }
      &:where([type='checkbox'], [type='radio']):where([aria-invalid='true']) {
        box-shadow: none;
      }
      &:where([type='checkbox'], [type='radio']):where([aria-invalid='true']:not(:focus-visible)) {
        outline: 2px solid var(--_error);
        outline-offset: 0;
      }
    }
    :where(&) > :where(label[slot='fields'][for]) + :not(label, [class]) {
      margin-block-start: calc(var(--_space) * 1.5 - var(--_gap));
    }
    :where(&) > :where([slot='after'], [slot='forgot'], [slot='providers'], [slot='fields']) {
      &:where(a),
      & :where(a) {
        color: var(--_link);
      }
    }
    @media (forced-colors: active) {
      & > [slot='fields'] select:not([class]) {
        appearance: auto;
      }
    }
  }
`;

/** Gives the page's nodes in the tree of `element` their look. */
export const styleLightNodes = (element: Element): void => {
  const { adoptedStyleSheets } = element.getRootNode() as Document | ShadowRoot;
  const { styleSheet } = sheet;
  if (styleSheet && !adoptedStyleSheets.includes(styleSheet)) adoptedStyleSheets.push(styleSheet);
};

/** By which sheet an element says what the marks of fields are, and what that says. */
const marks = new WeakMap<Element, { readonly sheet: CSSStyleSheet; readonly css: string }>();

/**
 * Says what is behind the labels of the page's own fields. A sheet, since a policy may forbid inline styles.
 *
 * @param mark which fields are marked: the optional ones, unless it says otherwise
 * @param optional what marks those
 */
export const markLightNodes = (element: Element, mark: string | undefined, optional: string): void => {
  const declaration =
    mark === 'required'
      ? "--_required:' *'"
      : mark === 'none'
        ? ''
        : `--_optional:${JSON.stringify(optional)}`;
  const said = marks.get(element);
  if (said?.css === declaration) return;
  const written = said?.sheet ?? new CSSStyleSheet();
  written.replaceSync(`:host{${declaration}}`);
  if (!said) element.shadowRoot?.adoptedStyleSheets.push(written);
  marks.set(element, { sheet: written, css: declaration });
};
