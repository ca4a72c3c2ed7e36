// Finds the connection that an element of a page uses: the one it names, else the one around it, else the only one.
import type { Page, Tag } from './examined-page.js';
import { ancestors, named } from './examined-page.js';
import type { ConnectionTag } from './read-tag-settings.js';

export function connectionOf(tag: Tag, connections: readonly ConnectionTag[]): ConnectionTag | undefined {
  const id = tag.attributes.connection;
  if (id) return connections.find((one) => one.tag.attributes.id === id);
  const [around] = ancestors(tag).flatMap((outer) => connections.find((one) => one.tag === outer) ?? []);
  return around ?? (connections.length === 1 ? connections[0] : undefined);
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
