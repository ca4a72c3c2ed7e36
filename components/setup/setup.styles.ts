// The look of a step and its buttons. Messages, form controls, the list of steps and answers have sheets of their own.
import { css } from 'lit';

export const styles = css`
  :host {
    --_gap: var(--xano-gap, calc(var(--_space) * 4));
    --_soft: color-mix(in srgb, var(--_accent) 10%, transparent);
    --_faint: color-mix(in srgb, var(--_border) 45%, transparent);
    --_hairline: 1px solid var(--_faint);
    display: block;
    container-type: inline-size;
    max-inline-size: 44rem;
    line-height: 1.45;
  }
  [hidden] {
    display: none !important;
  }
  form,
  details > div,
  [part='field'],
  [part='group'],
  fieldset {
    display: flex;
    flex-direction: column;
    gap: var(--_gap);
    min-inline-size: 0;
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    gap: calc(var(--_space) * 2);
  }
  legend,
  [part='label'],
  summary {
    padding: 0;
    font-weight: 600;
  }
  legend {
    margin-block-end: calc(var(--_space) * 2);
  }
  [part='field'] {
    gap: calc(var(--_space) * 1.5);
  }
  [part='group'] {
    gap: var(--_gap);
    padding: calc(var(--_space) * 4);
  }
  [part='group'],
  [part='option'],
  [part='tree'],
  [part='code'] {
    border: var(--_hairline);
    border-radius: var(--_radius);
  }
  [part='group'] legend {
    /* Among the content, not on the border. */
    float: inline-start;
    margin: 0;
  }
  [part='group'] button {
    align-self: start;
  }
  [part='columns'] {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr));
    gap: var(--_gap);
    align-items: end;
  }
  /* English sentences, also on a page that runs from right to left. */
  :host(:dir(rtl)) :is(h2, p, legend, small, summary, [part='label']) {
    unicode-bidi: plaintext;
    text-align: right;
  }
  code,
  pre {
    font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    font-size: 0.875em;
  }
  code {
    overflow-wrap: anywhere;
  }

  h2 {
    margin: calc(var(--_space) * 5) 0;
    font-size: 1.375em;
    line-height: 1.25;
    letter-spacing: -0.01em;
  }
  [tabindex]:focus {
    outline: none;
  }

  [part='hint'],
  [part='field-error'],
  small {
    font-size: 0.875em;
  }
  [part='hint'],
  small {
    color: var(--_muted);
  }
  small {
    display: block;
  }
  strong + code {
    color: var(--_muted);
  }
  [part='problem'] {
    color: var(--_error-text);
  }

  summary {
    inline-size: fit-content;
    min-block-size: 24px;
    border-radius: 0.25rem;
    cursor: pointer;
  }
  details > div {
    margin-block-start: var(--_gap);
  }

  [part='actions'] {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 3);
    margin-block-start: calc(var(--_gap) * 1.5);
  }
  [part='submit'] {
    min-inline-size: 9rem;
  }
  [part='submit'][aria-disabled] {
    cursor: progress;
    opacity: 0.65;
  }
  .back {
    margin-inline-start: auto;
    border-color: transparent;
    background: none;
    color: inherit;
  }
`;
