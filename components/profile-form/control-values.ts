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

/** What a control says before anybody has touched it: a range and a colour say something of their own. */
const saidUntouched = (control: Control): string => {
  const form = document.createElement('form');
  const copy = control.cloneNode(true) as Control;
  form.append(copy);
  form.reset();
  return saidBy(copy);
};

/** Takes what a control says for what it was loaded with. */
export const acceptControl = (control: Control): void => void loaded.set(control, saidBy(control));

/** Whether a control says something else than it was loaded with. */
export const isChanged = (control: Control): boolean => {
  if (isButton(control)) return false;
  if (control.type === 'file') return (control.files?.length ?? 0) > 0;
  // Where nothing was loaded yet, somebody may have been quicker.
  return saidBy(control) !== (loaded.get(control) ?? saidUntouched(control));
};

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** Makes a control say a value, at once and after a reset. */
const write = (control: Control, values: readonly unknown[], name: string): void => {
  if (isSelect(control)) {
    for (const option of control.options) {
      option.defaultSelected = values.map(textOf).includes(option.value);
      option.selected = option.defaultSelected;
    }
  } else if (isBox(control)) {
    const isListed = control.type === 'radio' || name.endsWith('[]');
    control.defaultChecked = isListed ? values.map(textOf).includes(control.value) : values[0] === true;
    control.checked = control.defaultChecked;
  } else {
    control.defaultValue = textOf(values[0]);
    control.value = control.defaultValue;
  }
};

/** Loads a value of the user into a control. What somebody has changed stays, and is compared with the new value. */
export const loadControl = (control: Control, value: unknown): void => {
  if (isButton(control) || control.type === 'file') return;
  const values = [value].flat();
  const isMine = !isChanged(control);
  // A copy tells what the control would say.
  const copy = isMine ? control : (control.cloneNode(true) as Control);
  write(copy, values, control.name);
  loaded.set(control, saidBy(copy));
};
