import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  :host(:focus) {
    outline: none;
  }
  p {
    margin: 0;
  }
  [part='pending'] {
    color: var(--_muted);
    animation: xano-appear 0s 0.3s both;
  }
  @keyframes xano-appear {
    from {
      visibility: hidden;
    }
    to {
      visibility: visible;
    }
  }
  [part='error'],
  [part='forbidden'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 3);
  }
  button {
    min-block-size: var(--_button-height);
    padding: var(--_space) calc(var(--_space) * 4);
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  button:focus-visible {
    outline: var(--_focus-width) solid var(--_focus);
    outline-offset: 2px;
  }
`;
