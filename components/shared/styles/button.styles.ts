// The look of buttons: the quiet ones, and how the main one answers to the mouse.
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
    color: var(--_text);
    font: inherit;
    cursor: pointer;
    overflow-wrap: anywhere;
    transition:
      border-color var(--_duration),
      background-color var(--_duration);
  }
  button:hover {
    border-color: currentColor;
  }
  button:active {
    background: color-mix(in oklab, var(--_surface), currentColor 10%);
  }
`;

/** Main buttons: filled with the accent colour, which moves away from that of the text on it. */
export const mainButton = css`
  :host {
    --_away: oklch(from var(--_on-accent) calc((0.6 - l) * 999) 0 0);
  }
  [part='submit'],
  [part='continue'] {
    /* Forced colours show it. */
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
    transition: background-color var(--_duration);
  }
  [part='submit']:hover,
  [part='continue']:hover {
    /* On a dark page the fill comes close to the ground: the edge stays. */
    border-color: var(--_accent);
    background: color-mix(in oklab, var(--_accent), var(--_away) 12%);
  }
  [part='submit']:active,
  [part='continue']:active {
    background: color-mix(in oklab, var(--_accent), var(--_away) 24%);
  }
`;
