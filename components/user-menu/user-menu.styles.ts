import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
  }
  :host(:state(hidden)) {
    display: none;
  }
  [part='button'] {
    max-inline-size: 100%;
    border-radius: 99rem;
    padding: calc(var(--_space) * 1.5);
    padding-inline-end: calc(var(--_space) * 4);
  }
  [part='avatar'] {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 2rem;
    block-size: 2rem;
    overflow: hidden;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
    font-size: 0.8125em;
  }
  [part='avatar'] img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  [part='name'] {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [part='menu'] {
    position: fixed;
    inset: auto;
    margin: 0;
    min-inline-size: 12rem;
    max-inline-size: min(20rem, 100vi - 1rem);
    box-sizing: border-box;
    padding: calc(var(--_space) * 1.5);
    border: var(--_line);
    border-radius: calc(var(--_radius) * 1.25);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 0.5rem 1.5rem rgb(0 0 0 / 18%);
  }
  /* Each entry has a line of its own, however the page displays links; and the page can hide one. */
  [part='menu']:popover-open {
    display: flex;
    flex-direction: column;
  }
  [part='sign-out'],
  ::slotted(:is(a, button):not([hidden])) {
    display: flex;
  }
  [part='sign-out'],
  ::slotted(:is(a, button)) {
    box-sizing: border-box !important;
    inline-size: 100% !important;
    min-block-size: var(--_button-height) !important;
    padding: var(--_space) calc(var(--_space) * 3) !important;
    border: 0 !important;
    border-radius: var(--_radius) !important;
    align-items: center !important;
    justify-content: flex-start !important;
    background: none !important;
    color: inherit !important;
    font: inherit !important;
    text-decoration: none !important;
    cursor: pointer !important;
  }
  ::slotted(:focus-visible) {
    outline: var(--_ring) !important;
    outline-offset: 2px !important;
  }
  ::slotted(:disabled) {
    opacity: 0.5 !important;
    cursor: default !important;
  }
  [part='sign-out']:is(:hover, :focus-visible),
  ::slotted(:is(a, button):is(:hover, :focus-visible):not(:disabled)) {
    background: color-mix(in oklab, var(--_surface), currentColor 10%) !important;
  }
`;
