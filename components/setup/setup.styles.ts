// The look of the setup: the forms' own, for controls that are all in the shadow root.
import { css } from '../base/css.js';

export const styles = css`
  :host {
    --_gap: var(--xano-gap, calc(var(--_space) * 4));
    --_field-text: var(--xano-color-text, light-dark(#17191d, #f1f2f4));
    --_soft: color-mix(in srgb, var(--_accent) 10%, transparent);
    --_hairline: 1px solid color-mix(in srgb, var(--_border) 45%, transparent);
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
  h2:focus {
    outline: none;
  }

  [part='input'] {
    box-sizing: border-box;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--_field-height);
    padding: var(--_space) calc(var(--_space) * 3);
    border: var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_field-text);
    font: inherit;
    text-overflow: ellipsis;
    transition: border-color var(--_duration);
  }
  select[part='input'] {
    appearance: none;
    padding-inline-end: calc(var(--_space) * 9);
    background:
      linear-gradient(45deg, transparent 50%, currentColor 50%) calc(100% - 20px) 55% / 6px 6px no-repeat,
      linear-gradient(-45deg, transparent 50%, currentColor 50%) calc(100% - 14px) 55% / 6px 6px no-repeat,
      var(--_surface);
    cursor: pointer;
  }
  select[part='input']:dir(rtl) {
    background-position:
      14px 55%,
      20px 55%,
      0 0;
  }
  @media (forced-colors: active) {
    select[part='input'] {
      appearance: auto;
    }
  }
  [part='input']:hover {
    border-color: color-mix(in srgb, var(--_border), currentColor 50%);
  }
  [part='input'][aria-invalid] {
    border-color: var(--_error);
    box-shadow: inset 0 0 0 1px var(--_error);
  }
  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  @media (pointer: coarse) {
    [part='input'] {
      font-size: max(16px, 1em);
    }
  }
  input:is([type='radio'], [type='checkbox']) {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 0.15em 0 0;
    accent-color: var(--_accent);
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
    color: var(--_error);
  }

  [part='checkbox'],
  [part='option'] {
    display: flex;
    align-items: flex-start;
    gap: calc(var(--_space) * 2.5);
    cursor: pointer;
  }
  [part='option'] {
    padding: calc(var(--_space) * 3) calc(var(--_space) * 3.5);
    border: var(--_hairline);
    border-radius: var(--_radius);
    transition: border-color var(--_duration);
  }
  [part='option']:hover {
    border-color: var(--_border);
  }
  [part='option']:has(:checked) {
    border-color: var(--_accent);
    background: var(--_soft);
  }
  [part='option']:has(:focus-visible) {
    outline: var(--_ring);
    outline-offset: 2px;
  }
  [part='option'] :focus-visible,
  [part='row'] :focus-visible {
    outline: none;
  }
  [part='option'] > span {
    flex: 1;
    min-inline-size: 0;
  }
  [part='badge'] {
    display: inline-block;
    padding: 1px calc(var(--_space) * 2);
    border-radius: 99px;
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
    color: var(--_field-text);
    font-size: 0.875em;
    white-space: nowrap;
  }
  [part='option'] [part='badge'] {
    margin-block-start: calc(var(--_space) * 1.5);
  }

  summary {
    inline-size: fit-content;
    min-block-size: 24px;
    border-radius: 4px;
    cursor: pointer;
  }
  details > div {
    margin-block-start: var(--_gap);
  }

  [part='field-error'],
  [part='alert'] > p {
    display: flex;
    align-items: baseline;
    gap: calc(var(--_space) * 1.5);
    color: var(--_error);
  }
  [part='field-error']::before,
  [part='alert'] > p::before {
    content: '!' / '';
    flex: none;
    inline-size: 16px;
    border-radius: 50%;
    background: var(--_error);
    color: var(--_error-surface);
    font: 700 12px/16px system-ui;
    text-align: center;
  }
  [part='alert'] > p,
  [part='notice'] {
    padding: calc(var(--_space) * 3);
    border-radius: var(--_radius);
    overflow-wrap: anywhere;
  }
  [part='alert'] > p {
    background: var(--_error-surface);
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

  [part='actions'] {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 3);
    margin-block-start: calc(var(--_gap) * 1.5);
  }
  [part='submit'] {
    min-inline-size: 9rem;
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  [part='submit']:hover {
    border-color: transparent;
    background: color-mix(in oklab, var(--_accent), var(--_on-accent) 14%);
  }
  [part='submit'][aria-disabled] {
    cursor: progress;
    opacity: 0.65;
  }
  .back {
    margin-inline-start: auto;
    border-color: transparent;
    background: none;
  }
  /* Read out only if it was there before. */
  [part='alert']:empty,
  [part='progress']:empty {
    position: absolute;
  }
`;
