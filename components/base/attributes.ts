// The attributes of an element, for Lit: one for each property, of the same name in kebab case.

import type { PropertyDeclarations } from '@lit/reactive-element';

type Type = StringConstructor | NumberConstructor | BooleanConstructor;

/** `{ redirectTo: String }`: a property `redirectTo` and an attribute `redirect-to`. */
export const attributes = (types: Readonly<Record<string, Type>>): PropertyDeclarations =>
  Object.fromEntries(
    Object.entries(types).map(([name, type]) => [
      name,
      { type, attribute: name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) },
    ]),
  );
