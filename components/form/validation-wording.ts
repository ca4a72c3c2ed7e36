// What is wrong with a control that the browser refuses, in our words: its own bubbles speak its own language.
import type { MessageCode, MessageValues, Wording } from '../messages/messages.js';
import { GENERATED_ATTRIBUTE, isGenerated } from '../shared/generated.js';
import { connections } from '../shared/connections.js';
import { elementWithId } from '../shared/same-tree.js';
import type { FieldKind } from './field-definition.js';
import { CONFIRM, type Control, isSecret } from './form-values.js';

/** By the last word of `autocomplete`, as pages write it. */
const kinds: { readonly [token: string]: FieldKind | undefined } = {
  email: 'email',
  username: 'username',
  tel: 'phone',
  name: 'name',
};

/** What a control asks for, if it is one of the things that we have words for. */
const kindOf = (control: Control): FieldKind | undefined => {
  const { name, type, slot, autocomplete = '' } = control;
  if (isGenerated(control)) return slot.replace(/^xano-(.*)-input$/, '$1');
  if (name === CONFIRM) return 'confirm';
  if (isSecret(control)) return 'password';
  const kind = kinds[autocomplete.split(' ').at(-1) ?? ''];
  // In a form of the page's own it is the address of the account, elsewhere one of several.
  return type === 'email' && (kind === 'username' || !isGenerated(control.form)) ? type : kind;
};

const WITHOUT_LABEL = `select, textarea, button, script, style, template, [data-xano-error], [${GENERATED_ATTRIBUTE}]`;

/** What a label says, without what stands in it beside its words. */
const wordsOf = (label: Element | null | undefined): string => {
  const copy = label?.cloneNode(true) as Element | undefined;
  copy?.querySelectorAll(WITHOUT_LABEL).forEach((node) => node.remove());
  return (copy?.textContent ?? '')
    .replace(/\s+/g, ' ')
    .replace(/[\s.:*：。]+$/, '')
    .trim();
};

/** How the page calls a control. */
const labelOf = (control: Control): string => {
  const id = control.getAttribute('aria-labelledby')?.split(' ')[0];
  return (
    (control.type === 'radio' && wordsOf(control.closest('fieldset')?.querySelector('legend'))) ||
    (id && wordsOf(elementWithId(id, control))) ||
    control.getAttribute('aria-label') ||
    wordsOf(control.labels?.[0]) ||
    control.placeholder ||
    control.name
  );
};

const missingCode = ({ type }: Control): MessageCode => {
  if (type === 'checkbox') return 'field-tick';
  return /^(radio|select|file|color)/.test(type) ? 'field-choose' : 'field-missing';
};

const codeOf = (control: Control): MessageCode => {
  const { validity, type, title } = control;
  if (validity.valueMissing) return missingCode(control);
  if (validity.typeMismatch && type === 'email') return 'email-invalid';
  if (validity.tooShort) return 'field-short';
  if (validity.tooLong) return 'field-long';
  if (validity.rangeUnderflow) return 'field-low';
  if (validity.rangeOverflow) return 'field-high';
  return validity.patternMismatch && title ? 'field-format' : 'field-invalid';
};

/** @param control it must be invalid */
export const validationWording = (control: Control): Wording => {
  const { validity, validationMessage } = control;
  // A page's own words, set by its script or by a custom element.
  if (validationMessage && (validity.customError || control.localName.includes('-')))
    return validationMessage;
  const missing = `${kindOf(control)}-missing` as MessageCode;
  if (validity.valueMissing && missing in connections.languages.english.texts) return () => [missing];
  const label = labelOf(control);
  if (!label) return () => ['invalid-input'];
  const code = codeOf(control);
  const values: MessageValues = {
    label,
    format: control.title,
    min: validity.tooShort ? control.minLength : control.min,
    max: validity.tooLong ? control.maxLength : control.max,
  };
  return () => [code, values];
};
