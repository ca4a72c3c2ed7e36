// A password of each strength, typed one after the other.
import type { AuthForm } from '../../../components/form/auth-form.js';
import { hasPart, input } from './forms.js';
import { waitUntil } from './wait.js';

const passwords = [
  ['password1', 'weak'],
  ['purple3day', 'fair'],
  ['Wq7rtz!fn', 'good'],
  ['correct horse battery', 'strong'],
] as const;

/** @param seen is called once a strength is shown */
export const typeEachStrength = async (form: AuthForm, seen: () => void): Promise<void> => {
  const field = input(form, 'password');
  field.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
  for (const [password, strength] of passwords) {
    field.value = password;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await waitUntil(() => hasPart(form, `strength-${strength}`), `strength-${strength}`);
    seen();
  }
};
