import { css } from 'lit';

/** What the account's forms have beside those of every form. */
export const accountStyles = css`
  [part='send-again-wait'] {
    font-size: 0.875em;
    color: var(--_muted);
  }
  [aria-disabled='true'] {
    cursor: default;
    opacity: 0.65;
  }
`;
