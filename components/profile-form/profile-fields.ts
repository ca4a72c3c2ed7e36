// Which fields a profile draws, by the keys of the user that it is given.
import { html } from 'lit';
import type { FieldDefinition } from '../form/field-definition.js';

/** Fields that the library has words for, by their kind; any other is labelled by its key. */
const known = new Map<string, Partial<FieldDefinition>>([
  ['name', { autocomplete: 'name' }],
  ['email', { autocomplete: 'email' }],
  ['phone', { autocomplete: 'tel' }],
  ['username', { autocomplete: 'username' }],
]);

/** Kinds that mean more than a key of the user: a password, a check box, the form itself, its button. */
const special = /^(current|confirm|remember|form|submit)$/;

/** `first_name` -> *First name*. */
const wordsOf = (name: string): string => {
  const words = name.replace(/[_-]+/g, ' ').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
};

const pictureField = (name: string, source: string | undefined): FieldDefinition => ({
  kind: name,
  name,
  attributes: { type: 'file', accept: 'image/*', required: false },
  below: source ? html`<img part="preview" src=${source} alt="" />` : undefined,
});

/**
 * @param keys those of the user, separated by spaces
 * @param picture address of the picture to show; empty for none
 */
export const profileFields = (keys: string, picture: string | undefined): FieldDefinition[] => {
  const names = new Set(keys.split(/[\s,]+/).filter(Boolean));
  return [...names].map((name): FieldDefinition => {
    if (name === 'avatar') return pictureField(name, picture);
    const kind = known.get(name);
    return {
      kind: special.test(name) ? `own-${name}` : name,
      name,
      label: kind ? undefined : wordsOf(name),
      ...kind,
      attributes: { required: kind !== undefined },
    };
  });
};
