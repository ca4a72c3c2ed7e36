// What a control of a profile was loaded with, and whether somebody has changed it since. What it says of a value is
// remembered, not the value: a date that it cannot show is empty, and was not emptied by anybody.
import type { Control } from '../form/form-values.js';

const isSelect = (control: Element): control is HTMLSelectElement => control.localName === 'select';
const isBox = ({ type }: Control): boolean => type === 'checkbox' || type === 'radio';

const isButton = ({ type }: Control): boolean => /^(button|submit|reset|image)$/.test(type);

/** What a control says, to be compared. */
const saidBy = (control: Control): string => {
  if (isSelect(control)) return JSON.stringify([...control.selectedOptions].map(({ value }) => value));
  if (control.type === 'file') return `${control.files?.length ?? 0}`;
  return isBox(control) ? `${control.checked}` : control.value;
};

const loaded = new WeakMap<Control, string>();

/** What a control says after a reset: a range and a colour say something of their own where they have no value. */
const saidUntouched = (control: Control): string => {
  const form = document.createElement('form');
  const copy = control.cloneNode(true) as Control;
  form.append(copy);
  form.reset();
  return saidBy(copy);
};

const isLoadable = (control: Control): boolean => !isButton(control) && control.type !== 'file';

/** Whether a control waits for the value that it is to say. */
export const isUnloaded = (control: Control): boolean => isLoadable(control) && !loaded.has(control);

/** Whether a control says something else than it was loaded with. */
export const isChanged = (control: Control): boolean => {
  if (isButton(control)) return false;
  if (control.type === 'file') return (control.files?.length ?? 0) > 0;
  // Where nothing was loaded yet, somebody may have been quicker.
  return saidBy(control) !== (loaded.get(control) ?? saidUntouched(control));
};

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** What a reset leads back to. */
const writeDefault = (control: Control, values: readonly unknown[], name: string): void => {
  if (isSelect(control))
    for (const option of control.options) option.defaultSelected = values.map(textOf).includes(option.value);
  else if (isBox(control)) {
    const isListed = control.type === 'radio' || name.endsWith('[]');
    control.defaultChecked = isListed ? values.map(textOf).includes(control.value) : values[0] === true;
  } else control.defaultValue = textOf(values[0]);
};

/** Makes a control say what a reset leads back to. */
const writeValue = (control: Control): void => {
  if (isSelect(control)) for (const option of control.options) option.selected = option.defaultSelected;
  else if (isBox(control)) control.checked = control.defaultChecked;
  else control.value = control.defaultValue;
};

/** Takes what a control says for what it was loaded with. */
export const acceptControl = (control: Control): void => {
  if (isSelect(control)) for (const option of control.options) option.defaultSelected = option.selected;
  else if (isBox(control)) control.defaultChecked = control.checked;
  else control.defaultValue = control.value;
  loaded.set(control, saidBy(control));
};

/**
 * Loads values of the user into controls. What somebody has changed stays, and is compared with the new value.
 *
 * @param valueOf gives that of a control
 */
export const loadControls = (all: readonly Control[], valueOf: (control: Control) => unknown): void => {
  const controls = all.filter(isLoadable);
  const changed = controls.filter(isChanged);
  /** One radio button of a group takes the choice from the others. */
  const isMine = (control: Control): boolean =>
    !changed.some((one) => one === control || (one.type === 'radio' && one.name === control.name));
  for (const control of controls) writeDefault(control, [valueOf(control)].flat(), control.name);
  const mine = controls.filter(isMine);
  for (const control of mine) writeValue(control);
  for (const control of controls)
    loaded.set(control, mine.includes(control) ? saidBy(control) : saidUntouched(control));
};
