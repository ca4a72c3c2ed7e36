// A small turning ring that shows after 300 ms, so that fast answers do not flicker.
import { css } from 'lit';

export const spinner = css`
  [part='spinner'] {
    box-sizing: border-box;
    inline-size: 1em;
    block-size: 1em;
    border: 0.15em solid;
    border-radius: 50%;
    /* By a mask: forced colours make each side of a border visible, and a whole ring does not seem to turn. */
    mask: conic-gradient(#0000 25%, #000 0);
    animation:
      xano-turn 0.8s 0.3s linear infinite,
      xano-appear 0s 0.3s both;
  }
  @keyframes xano-turn {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    [part='spinner'] {
      animation-name: none, xano-appear;
    }
  }
`;
