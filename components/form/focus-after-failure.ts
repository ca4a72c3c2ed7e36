// Where the focus goes after a failed submit: to the first control in error.
import { type Control, controlsOf } from './form-values.js';

/** @returns the control that has the focus already: nothing but an announcement tells what is wrong with it */
export const focusFirstInError = (
  form: HTMLFormElement | undefined,
  isInError: (name: string) => boolean,
): Control | undefined => {
  const controls = form ? controlsOf(form) : [];
  const first = controls.find(({ name }) => name && isInError(name));
  if (first?.matches(':focus')) return first;
  first?.focus();
  return undefined;
};
