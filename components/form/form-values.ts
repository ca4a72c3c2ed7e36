// A form's controls, and what they say at the moment of its submit. Nothing is mirrored while typing: password managers
// write without telling.
import type { Values } from '../../src/core/index.js';
import { unclobbered } from '../../src/core/internal.js';

/** A form's control; custom elements may have less. */
export type Control = HTMLInputElement;

/** Controls of ours that are read here and never sent. Xano's inputs have no hyphen, so no body needs these names. */
export const REMEMBER = 'remember-me';
export const CONFIRM = 'confirm-password';

/** All controls, whatever their names shadow: `<input name="elements">` hides `form.elements`. */
export const controlsOf = (form: HTMLFormElement): Control[] =>
  [...unclobbered(form, 'elements')] as Control[];

/** The first control for a key of the body. */
export const controlNamed = (form: HTMLFormElement, name: string): Control | undefined =>
  controlsOf(form).find((control) => control.name === name || control.name === `${name}[]`);

/** Whether it holds a password, even one that is shown just now. */
export const isSecret = ({ type, autocomplete = '' }: Control): boolean =>
  type === 'password' || autocomplete.endsWith('-password');

/** Key of the body that a control is for: `likes[]` is one of a list. */
export const keyOf = (name: string): string => name.replace(/\[\]$/, '');

/** Whether it is one of those controls of ours. */
export const isReadHere = (key: string): boolean => key === REMEMBER || key === CONFIRM;

/** Whether no body has this key: it is a control of ours, or would change the body itself. */
export const isNeverSent = (key: string): boolean => key === '__proto__' || isReadHere(key);

/** Whether it says something of its own: `form.elements` holds buttons, outputs and field sets, too, whatever their names. */
const hasValue = ({ localName, type }: Control): boolean =>
  !/^(fieldset|output|object)$/.test(localName) && !/^(submit|button|reset|image)$/.test(type);

/** Frameworks of servers write a hidden input beside a check box, with what an unchecked one says (Rails, ASP.NET). */
const withoutStandIn = (controls: readonly Control[]): readonly Control[] => {
  const rest = controls.filter(({ type }) => type !== 'hidden');
  return rest.length === 1 && rest[0]?.type === 'checkbox' ? rest : controls;
};

const isList = (name: string, controls: readonly Control[]): boolean =>
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
 * @param data what the form holds now, its submitter's value too
 */
export const readValues = (form: HTMLFormElement, data: FormData): Values => {
  const controls = controlsOf(form).filter(
    (control) => control.name && hasValue(control) && !control.matches(':disabled'),
  );
  const boxes = controls.filter(({ type }) => type === 'checkbox').map(({ name }) => name);
  const values: Record<string, unknown> = {};
  for (const name of new Set([...data.keys(), ...boxes])) {
    const key = keyOf(name);
    if (isNeverSent(key)) continue;
    const all = controls.filter((control) => control.name === name);
    const own = withoutStandIn(all);
    const entries = data.getAll(name).map((value) => convert(value, own[0]));
    if (isList(name, own) || entries.length > Math.max(all.length, 1))
      values[key] = entries.filter((value) => value !== undefined);
    else if (own[0]?.type === 'checkbox') values[key] = own[0].checked;
    else if (entries[0] !== undefined) values[key] = entries[0];
  }
  return values;
};
