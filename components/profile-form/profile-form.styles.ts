import { css } from 'lit';

export const styles = css`
  /* The browser's own button stands in the middle of the field. */
  [part~='input'] ::slotted([type='file']) {
    padding-block: calc((var(--_field-height) - 1.75em) / 2) !important;
  }
  [part~='input'] ::slotted([type='file'])::file-selector-button {
    margin-inline-end: calc(var(--_space) * 2);
    padding: 0 calc(var(--_space) * 2);
    border: var(--_line);
    border-radius: calc(var(--_radius) / 2);
    background: color-mix(in oklab, var(--_surface), currentColor 6%);
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  [part='preview'] {
    margin-block-start: calc(var(--_space) * 1.5);
    inline-size: 4rem;
    block-size: 4rem;
    border-radius: 50%;
    object-fit: cover;
  }
`;
