import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  :host(:focus),
  [tabindex]:focus {
    outline: none;
  }
  [part='pending'] {
    color: var(--_muted);
  }
  [part='forbidden'],
  [part='error'] {
    display: flex;
    align-items: baseline;
    gap: calc(var(--_space) * 2);
  }
  [part='forbidden']::before,
  [part='error']::before {
    content: '!' / '';
    flex: none;
    inline-size: 1.35em;
    border-radius: 50%;
    background: var(--_error);
    color: var(--_error-surface);
    font: 700 0.85em/1.35 system-ui;
    text-align: center;
  }
  [part='error'] + [part='developer-message'],
  div + [part='developer-message'] {
    margin-block-start: calc(var(--_space) * 2);
  }
  [part='actions'] {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
    margin-block: calc(var(--_space) * 3);
  }
`;
