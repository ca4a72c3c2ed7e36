// Styles of form-controls.ts. They look like the forms', but these controls are in the shadow root and not slotted; the
// forms' own sheet is in the everyday file, which must not grow for the setup.
import { css } from 'lit';

export const controls = css`
  [part='input'] {
    box-sizing: border-box;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--_field-height);
    padding: var(--_space) calc(var(--_space) * 3);
    border: var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    text-overflow: ellipsis;
    transition: border-color var(--_duration);
  }
  select[part='input'] {
    appearance: none;
    padding-inline-end: calc(var(--_space) * 9);
    background:
      linear-gradient(45deg, transparent 50%, currentColor 50%) calc(100% - 1.25em) 55% / 0.4em 0.4em
        no-repeat,
      linear-gradient(-45deg, transparent 50%, currentColor 50%) calc(100% - 0.85em) 55% / 0.4em 0.4em
        no-repeat,
      var(--_surface);
    cursor: pointer;
  }
  select[part='input']:dir(rtl) {
    background-position:
      0.85em 55%,
      1.25em 55%,
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
    inline-size: 1.125em;
    block-size: 1.125em;
    margin: 0.15em 0 0;
    font: inherit;
    accent-color: var(--_accent);
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
    font-size: 0.875em;
    white-space: nowrap;
  }
  [part='option'] [part='badge'] {
    margin-block-start: calc(var(--_space) * 1.5);
  }
`;
