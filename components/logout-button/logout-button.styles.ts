import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
  }
  :host(:state(hidden)) {
    display: none;
  }
  button {
    max-inline-size: 100%;
  }
  [aria-disabled='true'] {
    cursor: progress;
  }
`;
