// The page's own fields in a form: their values as a body, and their look in a drawn form, which no shadow root
// can reach. Loaded where there are any.
import type { Values } from '../../src/core/index.js';
import { css } from './css.js';
import { CONFIRM, type Control, controlsOf, REMEMBER } from './form-values.js';

/** They look like ours. Everything that the page says about them wins; what has a class is the page's alone. */
const sheet = css`
  :where(xano-sign-in-form, xano-sign-up-form)
    :where([slot='fields'], [slot='fields'] *):where(:not([class])) {
    &:where(label) {
      font-weight: 600;
    }
    &:where(label:has(input, select, textarea)) {
      display: grid;
      gap: calc(var(--_space) * 1.5);
    }
    &:where(label:has([type='checkbox'], [type='radio'])) {
      display: flex;
      gap: calc(var(--_space) * 2);
      font-weight: inherit;
    }
    &:where([type='checkbox'], [type='radio']) {
      flex: none;
      inline-size: 20px;
      block-size: 20px;
      margin: 0;
      accent-color: var(--_accent);
    }
    &:where(select, textarea, input:not([type='checkbox'], [type='radio'], [type='range'], [type='file'])) {
      box-sizing: border-box;
      inline-size: 100%;
      min-block-size: var(--_field-height);
      padding: var(--_space) calc(var(--_space) * 3);
      border: var(--_line);
      border-radius: var(--_radius);
      background: var(--_surface);
      color: var(--_field-text);
      font: inherit;
      font-weight: 400;
    }
    &:where(:focus-visible) {
      outline: var(--_ring);
      outline-offset: 2px;
    }
    &:where([aria-invalid='true']) {
      border-color: var(--_error);
    }
  }
  :where(xano-sign-in-form, xano-sign-up-form) > :where(label[slot='fields'][for] + :not(label)) {
    margin-block-start: calc(var(--_space) * 1.5 - var(--_gap));
  }
`;

/** Inside the form element: where what is wrong with them stands; its sign is that of our own fields. */
const errors = css`
  ::slotted([slot='fields'][data-xano-error]) {
    display: flex !important;
    align-items: baseline !important;
    gap: calc(var(--_space) * 1.5) !important;
    margin-block-start: calc(var(--_space) * 1.5 - var(--_gap)) !important;
    color: var(--_error) !important;
    font-size: 0.875em !important;
  }
  ::slotted([data-xano-error]:empty) {
    display: none !important;
  }
`;

const adopt = ({ adoptedStyleSheets }: DocumentOrShadowRoot, sheet: CSSStyleSheet): void => {
  if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
};

/** Dresses the fields of a form element. */
export const dress = (element: Element): void => {
  adopt(element.getRootNode() as Document | ShadowRoot, sheet);
  if (element.shadowRoot) adopt(element.shadowRoot, errors);
};

const isList = (name: string, controls: Control[]): boolean =>
  name.endsWith('[]') ||
  controls.some(({ type }) => type === 'select-multiple') ||
  controls.filter(({ type }) => type !== 'radio').length > 1;

const convert = (value: FormDataEntryValue, control: Control | undefined): unknown => {
  if (typeof value !== 'string') return value.name || value.size ? value : undefined;
  if (control?.type !== 'number' && control?.type !== 'range') return value;
  return value === '' ? undefined : Number(value);
};

/**
 * The body of a call: a lone check box is a boolean, a repeated name or `name[]` a list, `type=number` a
 * number, a file stays a file; an empty number or file is left out, and so is the name `__proto__`.
 *
 * @param data what it holds now, its submitter's value too
 */
export const readValues = (form: HTMLFormElement, data: FormData): Values => {
  const controls = controlsOf(form).filter(
    (control) => control.name && control.type !== 'submit' && !control.matches(':disabled'),
  );
  const boxes = controls.filter(({ type }) => type === 'checkbox').map(({ name }) => name);
  const values: Record<string, unknown> = {};
  for (const name of new Set([...data.keys(), ...boxes])) {
    const key = name.replace(/\[\]$/, '');
    if (key === '__proto__' || name === REMEMBER || name === CONFIRM) continue;
    const own = controls.filter((control) => control.name === name);
    const entries = data.getAll(name).map((value) => convert(value, own[0]));
    if (isList(name, own) || entries.length > 1) values[key] = entries.filter((value) => value !== undefined);
    else if (own[0]?.type === 'checkbox') values[key] = own[0].checked;
    else if (entries[0] !== undefined) values[key] = entries[0];
  }
  return values;
};
