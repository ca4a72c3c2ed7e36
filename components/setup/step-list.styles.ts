// The list of steps: a bar each, with its word where there is room.
import { css } from 'lit';

export const stepList = css`
  [part='steps'] {
    display: flex;
    gap: calc(var(--_space) * 1.5);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  [part~='step'] {
    flex: 1;
    min-inline-size: 0;
    border-block-start: 3px solid var(--_faint);
    color: var(--_muted);
    font-size: 0.8125em;
  }
  [part~='step-done'],
  [part~='step-current'] {
    border-color: var(--_accent);
  }
  [part~='step-current'] {
    color: inherit;
    font-weight: 600;
  }
  @media (forced-colors: active) {
    [part~='step-done'],
    [part~='step-current'] {
      border-color: Highlight;
    }
  }
  [part~='step'] > * {
    display: block;
    inline-size: 100%;
    min-block-size: 0;
    padding: calc(var(--_space) * 1.75) 0;
    border: 0;
    border-radius: 0.25rem;
    background: none;
    color: inherit;
    text-align: start;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [part~='step'] button:hover {
    color: var(--_link);
    text-decoration: underline;
  }
  .count {
    display: none;
    margin-block-end: calc(var(--_space) * 2);
    color: var(--_muted);
    font-size: 0.875em;
  }
  @container (max-width: 36rem) {
    .count {
      display: block;
    }
    [part~='step'] > * {
      min-block-size: 24px;
      padding: 0;
      font-size: 0;
    }
  }
`;
