// Marks the light nodes that an element of ours made. A clone takes them along, and has to tell them from what the
// page wrote.
import { isServer } from 'lit';
import { unclobbered } from '../../src/core/internal.js';

/** On every light node of ours; with the value {@link FROM_SERVER} where a server wrote it. */
export const GENERATED_ATTRIBUTE = 'data-xano-generated';

/** The value of the mark in a server's HTML: such nodes are adopted, not replaced. */
export const FROM_SERVER = 'server';

/** Whether a server has written light nodes into the element, and they have not been adopted yet. */
export const hasServerNodes = (host: Element): boolean =>
  !isServer && host.querySelector(`:scope > [${GENERATED_ATTRIBUTE}="${FROM_SERVER}"]`) !== null;

export const isGenerated = (node: Element | null): boolean =>
  node !== null && unclobbered(node, 'hasAttribute')(GENERATED_ATTRIBUTE);

/** Removes the generated nodes that came along when the host was cloned: all but its `own` and a server's. */
export const removeClonedNodes = (host: Element, own: readonly Node[]): void => {
  const selector = `:scope > [${GENERATED_ATTRIBUTE}]:not([${GENERATED_ATTRIBUTE}="${FROM_SERVER}"])`;
  for (const child of host.querySelectorAll(selector))
    if (!own.includes(child)) unclobbered(child, 'remove')();
};
