// The settings of the core's table as properties of the elements that hold them.
import type { PropertyDeclarations, ReactiveElement } from 'lit';
import type { ConnectionSettings } from '../../src/core/index.js';
import { attributeName, settings } from '../../src/core/internal.js';

/** A property with its attribute for each setting; names, types and words are those of the table. */
export const settingProperties: PropertyDeclarations = Object.fromEntries(
  Object.entries(settings).map(([name, { type }]) => [name, { type, attribute: attributeName(name) }]),
);

/** A property of a `<xano-header>`; its attribute while the element is not defined yet. */
const read = (header: Element, name: string): string =>
  String(Reflect.get(header, name) ?? header.getAttribute(name) ?? '');

/** What an element's properties and its `<xano-header>` children say. */
export const readSettings = (element: ReactiveElement): ConnectionSettings => {
  const names = Object.keys(settings) as (keyof typeof settings)[];
  const headers = [...element.children].filter((child) => child.localName === 'xano-header');
  return {
    // A removed attribute leaves `null` behind.
    ...Object.fromEntries(names.map((name) => [name, Reflect.get(element, name) ?? undefined])),
    headers: headers.map((header) => ({ name: read(header, 'name'), value: read(header, 'value') })),
  };
};

/** Tells the element around one that its settings have changed. */
export const notifyParent = ({ parentElement }: Element): void =>
  (parentElement as Partial<ReactiveElement> | null)?.requestUpdate?.();
