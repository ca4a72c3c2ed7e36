import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  :host(:not(:state(shown))) {
    display: none;
  }
  [part='notice'] {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    border: var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
  }
  p {
    margin: 0;
  }
  button {
    flex: none;
  }
`;
