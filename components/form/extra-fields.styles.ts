// The look of the page's own fields in a drawn form. No shadow root reaches them, so it is a sheet of the tree that the
// element stands in.
import { css } from 'lit';

/** They look like ours. Everything that the page says about them wins; what has a class is the page's alone. */
const sheet = css`
  :where(xano-sign-in-form, xano-sign-up-form)
    :where([slot='fields'], [slot='fields'] *):where(:not([class])) {
    &:where(label) {
      font-weight: 600;
    }
    &:where(label:has(input, select, textarea)) {
      display: grid;
      gap: calc(var(--_space) * 1.5);
    }
    /* No flex and no grid: each link in the text of a consent would become a column of its own. */
    &:where(label:has([type='checkbox'], [type='radio'])) {
      display: flow-root;
      padding-inline-start: calc(20px + var(--_space) * 2);
      font-weight: inherit;
    }
    &:where([type='checkbox'], [type='radio']) {
      inline-size: 20px;
      block-size: 20px;
      margin: 0;
      accent-color: var(--_accent);
    }
    &:where(label > [type='checkbox'], label > [type='radio']) {
      float: inline-start;
      margin-inline-start: calc(-20px - var(--_space) * 2);
    }
    &:where(select, textarea, input:not([type='checkbox'], [type='radio'], [type='range'], [type='file'])) {
      box-sizing: border-box;
      inline-size: 100%;
      min-block-size: var(--_field-height);
      padding: var(--_space) calc(var(--_space) * 3);
      border: var(--_line);
      border-radius: var(--_radius);
      background: var(--_surface);
      color: var(--_field-text);
      font: inherit;
      font-weight: 400;
    }
    &:where(:focus-visible) {
      outline: var(--_ring);
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

/** Gives the page's fields in the tree of `element` their look. */
export const styleExtraFields = (element: Element): void => {
  const { adoptedStyleSheets } = element.getRootNode() as Document | ShadowRoot;
  const { styleSheet } = sheet;
  if (styleSheet && !adoptedStyleSheets.includes(styleSheet)) adoptedStyleSheets.push(styleSheet);
};
