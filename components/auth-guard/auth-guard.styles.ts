import { css } from 'lit';

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
  button {
    margin-inline-start: calc(var(--_space) * 3);
  }
`;
