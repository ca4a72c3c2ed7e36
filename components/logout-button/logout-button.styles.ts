import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
  }
  :host(:state(hidden)) {
    display: none;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_space) * 2);
    box-sizing: border-box;
    max-inline-size: 100%;
    min-block-size: var(--_button-height);
    padding: var(--_space) calc(var(--_space) * 4);
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    cursor: pointer;
    transition: border-color var(--_duration);
  }
  button:hover {
    border-color: currentColor;
  }
  button:focus-visible {
    outline: var(--_focus-width) solid var(--_focus);
    outline-offset: 2px;
  }
  button[aria-disabled='true'] {
    cursor: progress;
  }
`;
