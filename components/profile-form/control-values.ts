// What a control of a profile was loaded with, and whether somebody has changed it since. The browser remembers the
// first in the control's default, so that a reset leads back to it.
import type { Control } from '../form/form-values.js';

const isSelect = (control: Element): control is HTMLSelectElement => control.localName === 'select';
const isBox = ({ type }: Control): boolean => type === 'checkbox' || type === 'radio';

/** Whether a control says something else than it was loaded with. */
export const isChanged = (control: Control): boolean => {
  if (isSelect(control))
    return [...control.options].some((option) => option.selected !== option.defaultSelected);
  if (control.type === 'file') return (control.files?.length ?? 0) > 0;
  return isBox(control) ? control.checked !== control.defaultChecked : control.value !== control.defaultValue;
};

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** Loads a value of the user into a control. What somebody has changed stays, and is compared with the new value. */
export const loadControl = (control: Control, value: unknown): void => {
  const values = [value].flat();
  const isMine = !isChanged(control);
  if (isSelect(control)) {
    for (const option of control.options) {
      option.defaultSelected = values.map(textOf).includes(option.value);
      if (isMine) option.selected = option.defaultSelected;
    }
  } else if (isBox(control)) {
    const isListed = control.type === 'radio' || control.name.endsWith('[]');
    control.defaultChecked = isListed ? values.map(textOf).includes(control.value) : value === true;
    if (isMine) control.checked = control.defaultChecked;
  } else if (control.type !== 'file') {
    control.defaultValue = textOf(value);
    if (isMine) control.value = control.defaultValue;
  }
};
