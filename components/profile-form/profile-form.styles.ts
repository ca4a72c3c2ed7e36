import { css } from 'lit';

export const styles = css`
  /* The browser's own button stands in the middle of the field. */
  [part~='input'] ::slotted([type='file']) {
    padding-block: calc((var(--_field-height) - 1.75em) / 2) !important;
  }
  [part='preview'] {
    inline-size: 4rem;
    block-size: 4rem;
    border-radius: 50%;
    object-fit: cover;
  }
`;
