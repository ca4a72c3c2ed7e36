// The look of what a step says: errors of a field, alerts, notices and progress.
import { css } from 'lit';

export const messages = css`
  [part='field-error'],
  [part='alert'] > p {
    display: flex;
    align-items: baseline;
    gap: calc(var(--_space) * 2);
    color: var(--_error-text);
  }
  [part='field-error']::before,
  [part='alert'] > p::before {
    content: '!' / '';
    flex: none;
    inline-size: 1.35em;
    border-radius: 50%;
    background: var(--_error);
    color: var(--_error-surface);
    font: 700 0.85em/1.35 system-ui;
    text-align: center;
  }
  [part='alert'] > p,
  [part='notice'] {
    padding: calc(var(--_space) * 3);
    /* Forced colours show it. */
    border: 1px solid transparent;
    border-radius: var(--_radius);
    overflow-wrap: anywhere;
  }
  [part='alert'] > p {
    background: var(--_error-surface);
    color: var(--_error);
  }
  [part='notice'] {
    background: var(--_soft);
  }
  :is([part='alert'], [part='progress']):not(:empty),
  form ~ [part='notice'] {
    margin-block-start: var(--_gap);
  }
  [part='progress'] {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    color: var(--_muted);
  }
  [part='progress'] label {
    flex: 1;
  }
  progress {
    display: block;
    inline-size: 100%;
    margin-block-start: var(--_space);
    accent-color: var(--_accent);
  }
`;
