import { css } from '../base/css.js';

export const styles = css`
  :host {
    display: block;
  }
  :host(:focus) {
    outline: none;
  }
  [part='pending'] {
    color: var(--_muted);
  }
  [part='developer-message'] {
    font-size: 0.8125em;
  }
  button {
    margin-inline-start: calc(var(--_space) * 3);
  }
`;
