// Writes the tags of the forms, with a control in the light DOM for each further input of the endpoint.
import type { FormFields } from './form-fields.js';
import { type Attributes, element, escapeText } from './html-markup.js';
import type { InputField } from './openapi.js';

const formAttributes = (form: FormFields): Attributes => ({
  identifier: form.identifier === 'email' ? undefined : form.identifier,
  'identifier-field': form.identifierField === form.identifier ? undefined : form.identifierField,
  'password-field': form.passwordField === 'password' ? undefined : form.passwordField,
});

const label = (name: string): string => {
  const words = name.replace(/[_-]+/g, ' ').trim();
  return escapeText(words.charAt(0).toUpperCase() + words.slice(1));
};

const types = new Map([
  ['integer', 'number'],
  ['number', 'number'],
  ['boolean', 'checkbox'],
  ['file', 'file'],
]);

/** A control for an input that the form element does not draw itself. */
const extraField = ({ name, type }: InputField): string[] => {
  if (type === 'object') return [];
  const control = /passw/i.test(name) ? 'password' : types.get(type);
  const attributes = { type: control, name: type === 'array' ? `${name}[]` : name };
  const input = element('input', attributes);
  return [element('label', { slot: 'fields' }, label(name), input)];
};

/** A form that leads to the account page; without `fields` it has the element's default fields. */
const formTag = (
  tag: string,
  fields: FormFields | undefined,
  further: Attributes = {},
  inside: readonly string[] = [],
): string =>
  element(
    tag,
    { 'redirect-to': 'account.html', ...(fields && formAttributes(fields)), ...further },
    ...(fields?.extras.flatMap(extraField) ?? []),
    ...inside,
  );

/** @param inside what else stands in it */
export const signInForm = (fields: FormFields | undefined, inside?: readonly string[]): string =>
  formTag('xano-sign-in-form', fields, {}, inside);

export const signUpForm = (fields: FormFields | undefined): string =>
  formTag(
    'xano-sign-up-form',
    fields,
    fields && {
      'without-name': !fields.nameField,
      'name-field': fields.nameField === 'name' ? undefined : fields.nameField,
    },
  );
