// A small turning ring that shows after 300 ms, so that fast answers do not flicker.
import { css } from 'lit';

export const spinner = css`
  [part~='spinner'] {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    box-sizing: border-box;
    border: 2px solid currentColor;
    border-inline-end-color: transparent;
    border-radius: 50%;
    animation:
      xano-turn 0.8s linear infinite,
      xano-appear 0s 0.3s both;
  }
  @keyframes xano-turn {
    to {
      rotate: 1turn;
    }
  }
  @keyframes xano-appear {
    from {
      visibility: hidden;
    }
    to {
      visibility: visible;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    [part~='spinner'] {
      animation: xano-appear 0s 0.3s both;
    }
  }
`;
