import { css } from 'lit';

/** No box of its own: in a grid or a row, an empty connection must not take a place. */
export const styles = css`
  :host {
    display: contents;
  }
  ::slotted(:is(xano-environment, xano-header, xano-text)) {
    display: none;
  }
`;
