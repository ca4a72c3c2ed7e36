// A page's source with the places of its elements, and changes of it that leave all else to the letter.
import { defaultTreeAdapter as tree, parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

export type ElementNode = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** A piece of the source that is replaced. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface Found {
  readonly element: ElementNode;
  /** What is declared by `lang` at it or around it; empty for nothing. */
  readonly lang: string;
}

export const attributesOf = ({ attrs }: ElementNode): Record<string, string> =>
  Object.fromEntries(attrs.map(({ name, value }) => [name, value]));

export const childElements = (node: Node): ElementNode[] =>
  'childNodes' in node ? node.childNodes.filter((child) => tree.isElementNode(child)) : [];

/** All elements in the order of the source, those of templates too. Not by recursion: pages may be nested deeply. */
const elementsIn = (document: Node): Found[] => {
  const found: Found[] = [];
  const left = [{ node: document, lang: '' }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { node } = next;
    const isElement = tree.isElementNode(node);
    const lang = (isElement && attributesOf(node)['lang']) || next.lang;
    if (isElement) found.push({ element: node, lang });
    const content = 'content' in node ? childElements(node.content) : [];
    const inside = [...content, ...childElements(node)].toReversed();
    left.push(...inside.map((child) => ({ node: child, lang })));
  }
  return found;
};

/** All elements of a page, with where they stand in its source. */
export const elementsOf = (source: string): Found[] =>
  elementsIn(parse(source, { sourceCodeLocationInfo: true }));

/** Puts `text` in the place of an element; nowhere where the source has no such element, as one that a parser adds. */
export const replacement = ({ sourceCodeLocation }: ElementNode, text: string): Change[] =>
  sourceCodeLocation
    ? [{ from: sourceCodeLocation.startOffset, to: sourceCodeLocation.endOffset, text }]
    : [];

export const apply = (source: string, changes: readonly Change[]): string =>
  changes
    .toSorted((a, b) => b.from - a.from || b.to - a.to)
    .reduce((text, { from, to, text: put }) => text.slice(0, from) + put + text.slice(to), source);
