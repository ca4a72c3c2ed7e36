// The look of what is read rather than filled in: an answer as a tree, and finished HTML.
import { css } from 'lit';

export const answers = css`
  [part='tree'] {
    overflow-x: auto;
    padding: calc(var(--_space) * 2);
  }
  [part='tree'] ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  [part='tree'] ul ul {
    margin-inline-start: calc(var(--_space) * 4);
    border-inline-start: var(--_hairline);
    padding-inline-start: calc(var(--_space) * 2);
  }
  [part='row'] {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    min-block-size: 32px;
    padding-inline: calc(var(--_space) * 2);
    border-radius: 6px;
  }
  label[part='row'] {
    cursor: pointer;
  }
  label[part='row']:hover {
    background: var(--_soft);
  }
  label[part='row']:has(:focus-visible) {
    outline: var(--_ring);
  }
  [part='row'] code {
    flex: none;
    overflow-wrap: normal;
  }
  [part='row'] input {
    margin: 0;
  }
  [part='row'] [part='badge'] {
    margin-inline-start: auto;
    visibility: hidden;
  }
  [part='row']:hover [part='badge'],
  [part='row']:has(:checked) [part='badge'] {
    visibility: visible;
  }
  [part='row']:has(:checked) {
    background: var(--_soft);
  }
  @container (max-width: 36rem) {
    [part='row']:not(:has(:checked)) [part='badge'] {
      display: none;
    }
  }
  [part='value'] {
    color: var(--_muted);
    overflow-wrap: anywhere;
  }

  [part='code'] {
    overflow: clip;
  }
  [part='code'] header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space) calc(var(--_space) * 3);
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 1.5) calc(var(--_space) * 1.5)
      calc(var(--_space) * 4);
    border-block-end: var(--_hairline);
    background: var(--_soft);
  }
  [part='code'] small {
    display: inline;
  }
  [part='code'] button {
    min-block-size: 36px;
    padding-inline: calc(var(--_space) * 3);
    font-size: 0.875em;
  }
  pre {
    max-block-size: 20rem;
    margin: 0;
    padding: calc(var(--_space) * 4);
    overflow: auto;
    text-align: left;
    line-height: 1.6;
  }
  pre code {
    font-size: 1em;
  }
  pre:focus-visible {
    outline-offset: -3px;
  }
`;
