import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
  }
  :host(:state(hidden)) {
    display: none;
  }
  dialog {
    inline-size: min(26rem, 100vi - 2rem);
    box-sizing: border-box;
    padding: calc(var(--_space) * 6);
    border: var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    color: var(--_text);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 50%);
  }
  h2 {
    margin: 0;
    font-size: 1.25em;
  }
  p {
    margin-block: calc(var(--_space) * 2);
  }
  label {
    display: block;
    margin-block: calc(var(--_space) * 4) calc(var(--_space) * 1.5);
    font-weight: 500;
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }
  input {
    inline-size: 100%;
    box-sizing: border-box;
    min-block-size: var(--_field-height);
    padding-inline: calc(var(--_space) * 3);
    border: var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
  }
  [aria-invalid='true'] {
    border-color: var(--_error-text);
  }
  [part='error'] {
    color: var(--_error-text);
    font-weight: 500;
    font-size: 0.875em;
  }
  [part='actions'] {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: calc(var(--_space) * 2);
    margin-block-start: calc(var(--_space) * 5);
  }
  [part='confirm-button'] {
    border-color: transparent;
    background: light-dark(#b42318, #d92d20);
    color: #fff;
    font-weight: 600;
  }
`;
