// Looks for elements in the tree that a node stands in: its shadow root, else the document.
import { unclobbered } from '../../src/core/internal.js';

const treeOf = (node: Node): ParentNode => node.getRootNode() as ParentNode;

/** All elements beside a node that fit a selector. */
export const elementsBeside = <E extends Element = HTMLElement>(node: Node, selector: string): E[] => [
  ...unclobbered(treeOf(node), 'querySelectorAll')<E>(selector),
];

/** The first element with this id beside a node. */
export const elementWithId = (id: string, node: Node): Element | null =>
  unclobbered(treeOf(node), 'querySelector')?.(`#${CSS.escape(id)}`) ?? null;
