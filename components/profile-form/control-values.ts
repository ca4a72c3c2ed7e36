// What a control of a profile was loaded with, and whether somebody has changed it since. What it says of a value is
// remembered, not the value: a date that it cannot show is empty, and was not emptied by anybody.
import { type Control, isSecret } from '../form/form-values.js';

const isSelect = (control: Element): control is HTMLSelectElement => control.localName === 'select';
const isBox = ({ type }: Control): boolean => type === 'checkbox' || type === 'radio';

const isButton = ({ type }: Control): boolean => /^(button|submit|reset|image)$/.test(type);

/** What a control says, to be compared. */
const saidBy = (control: Control): string => {
  if (isSelect(control)) return JSON.stringify([...control.selectedOptions].map(({ value }) => value));
  if (control.type === 'file')
    return JSON.stringify(
      [...(control.files ?? [])].map((file) => [file.name, file.size, file.lastModified]),
    );
  return isBox(control) ? `${control.checked}` : control.value;
};

/** What is sent for a control that was emptied: the values of a form leave it out. */
export const emptied = ({ name, type }: Control): unknown =>
  type === 'select-multiple' || name.endsWith('[]') ? [] : null;

const loaded = new WeakMap<Control, string>();
/** What a control said when it was sent, while that is being saved. */
const sent = new WeakMap<Control, string>();

/** What a control says after a reset: a range and a colour say something of their own where they have no value. */
const saidUntouched = (control: Control): string => {
  const form = document.createElement('form');
  const copy = control.cloneNode(true) as Control;
  // Firefox gives a control that names a form to no other.
  copy.removeAttribute('form');
  form.append(copy);
  form.reset();
  return saidBy(copy);
};

/** A password is not kept: a default value would be an attribute, for everybody to read. */
const isLoadable = (control: Control): boolean =>
  !isButton(control) && control.type !== 'file' && !isSecret(control);

/** Whether a control waits for the value that it is to say. */
export const isUnloaded = (control: Control): boolean => isLoadable(control) && !loaded.has(control);

/** Whether somebody has gone on typing since it was sent, be it back to what was there before. */
const isChangedSinceSent = (control: Control): boolean =>
  sent.has(control) && saidBy(control) !== sent.get(control);

/** Whether a control says something else than it was loaded with, or than what is being saved. */
export const isChanged = (control: Control): boolean => {
  if (isButton(control)) return false;
  if (!isLoadable(control)) return control.value !== '';
  // Where nothing was loaded yet, somebody may have been quicker.
  return isChangedSinceSent(control) || saidBy(control) !== (loaded.get(control) ?? saidUntouched(control));
};

const textOf = (value: unknown): string =>
  /^(string|number|boolean)$/.test(typeof value) ? String(value) : '';

/** A column of numbers or of text says yes in its own way. */
const isYes = (value: unknown): boolean => /^(true|1)$/.test(textOf(value));

/** Makes a reset lead back to some options. WebKit chooses an option that becomes a default, whatever was chosen. */
const writeDefaultOptions = (select: HTMLSelectElement, values: readonly string[]): void => {
  const { selectedIndex } = select;
  const chosen = [...select.selectedOptions];
  for (const option of select.options) option.defaultSelected = values.includes(option.value);
  if (!select.multiple) select.selectedIndex = selectedIndex;
  else for (const option of select.options) option.selected = chosen.includes(option);
};

/** What a reset leads back to. */
const writeDefault = (control: Control, values: readonly unknown[], name: string): void => {
  if (isSelect(control)) writeDefaultOptions(control, values.map(textOf));
  else if (isBox(control)) {
    const isListed = control.type === 'radio' || name.endsWith('[]');
    control.defaultChecked = isListed ? values.map(textOf).includes(control.value) : isYes(values[0]);
  } else control.defaultValue = textOf(values[0]);
};

/** Makes a control say what a reset leads back to. */
const writeValue = (control: Control): void => {
  if (isSelect(control)) for (const option of control.options) option.selected = option.defaultSelected;
  else if (isBox(control)) control.checked = control.defaultChecked;
  else control.value = control.defaultValue;
};

/** Makes a reset lead back to what a control said once. */
const writeSaidDefault = (control: Control, said: string): void => {
  if (isSelect(control)) writeDefaultOptions(control, JSON.parse(said) as string[]);
  else if (isBox(control)) control.defaultChecked = said === 'true';
  else control.defaultValue = said;
};

/** To be called when a control is sent: what is typed from now on is not part of it. */
export const beginSaving = (control: Control): void => {
  sent.set(control, saidBy(control));
};

/** To be called when saving is over. What was sent and saved is what the account holds; later changes stay changes. */
export const endSaving = (control: Control, isSaved: boolean): void => {
  const said = sent.get(control);
  const isSame = !isChangedSinceSent(control);
  sent.delete(control);
  if (!isSaved || said === undefined) return;
  if (!isLoadable(control)) {
    if (isSame) control.value = '';
    return;
  }
  writeSaidDefault(control, said);
  loaded.set(control, said);
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
