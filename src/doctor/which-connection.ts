// Finds the connection that an element of a page uses: the one it names, else the one around it, else the only one.
import type { Page, Tag } from './examined-page.js';
import { closest, named } from './examined-page.js';
import type { ConnectionTag } from './read-tag-settings.js';

export function connectionOf(tag: Tag, connections: readonly ConnectionTag[]): ConnectionTag | undefined {
  const id = tag.attributes.connection;
  if (id) return connections.find((one) => one.tag.attributes.id === id);
  const isConnection = (outer: Tag) =>
    outer.name === 'xano-connection' && connections.some((one) => one.tag === outer);
  const around = closest(tag.parent, isConnection);
  const [only, second] = connections;
  return connections.find((one) => one.tag === around) ?? (second ? undefined : only);
}

/** The elements of these names that use a connection. */
export function elementsOf(
  connection: ConnectionTag,
  connections: readonly ConnectionTag[],
  page: Page,
  ...names: readonly string[]
): readonly Tag[] {
  return named(page, ...names).filter((tag) => connectionOf(tag, connections) === connection);
}
