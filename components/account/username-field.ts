// Tells password managers whose password a form is about: they look for a field with the user name.
import type { FieldDefinition } from '../form/field-definition.js';

/** A field that nobody sees and nothing is sent of. */
export const usernameField = (username: string | undefined): FieldDefinition => ({
  kind: 'account',
  name: '',
  label: '',
  isHidden: true,
  autocomplete: 'username',
  attributes: { value: username, name: undefined, required: false, readonly: true, tabindex: '-1' },
});
