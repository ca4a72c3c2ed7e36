// Ids that are the same at each load, and unique where they stand.
import { elementWithId } from './same-tree.js';

/** Whether no other element of the node's tree has this id. */
export const isFreeId = (
  id: string,
  node: Node,
  isOwn: (found: Element) => boolean = (found) => found === node,
): boolean => {
  const found = elementWithId(id, node);
  return !found || isOwn(found);
};

/** The first of `base`, `base-2`, `base-3` … that suits. */
export const firstFree = (base: string, isFree: (candidate: string) => boolean): string => {
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? base : `${base}-${count}`;
    if (isFree(candidate)) return candidate;
  }
};

/** An id for a node that no other element of its tree has. */
export const uniqueId = (base: string, node: Node): string => firstFree(base, (id) => isFreeId(id, node));
