// The look of a button that is not the page's main one.
import { css } from 'lit';

export const button = css`
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_space) * 2);
    min-block-size: var(--_button-height);
    padding: var(--_space) calc(var(--_space) * 4);
    border: var(--_line);
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
`;
