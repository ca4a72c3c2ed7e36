import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    max-inline-size: var(--xano-max-width, 24rem);
  }
  :host(:state(hidden)) {
    display: none;
  }
  [part='button'] {
    inline-size: 100%;
  }
  [part='icon'] {
    display: flex;
    inline-size: 1.25em;
    block-size: 1.25em;
  }
  [part='icon']:not(.filled) {
    display: none;
  }
  [part='message'] {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
    margin-block-start: calc(var(--_space) * 2);
  }
  [part='message'] p {
    flex-basis: 100%;
    margin: 0;
    color: var(--_error-text);
    font-size: 0.875em;
    font-weight: 500;
  }
  [aria-disabled='true'] {
    cursor: progress;
  }
`;
