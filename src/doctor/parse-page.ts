// Parses HTML into the tags that the checks look at. parse5 follows the HTML standard, so broken markup becomes the same
// tree as in a browser.
import { defaultTreeAdapter, parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Page, Tag } from './examined-page.js';

type Node = DefaultTreeAdapterTypes.Node;
type ElementNode = DefaultTreeAdapterTypes.Element;

/** A tag whose children are still to be read. */
interface Unread {
  readonly element: ElementNode;
  readonly parent: Tag | undefined;
  readonly siblings: Tag[];
}

export function parsePage(source: string): Pick<Page, 'source' | 'tags'> {
  const tags: Tag[] = [];
  // A stack of its own, as a page may be nested deeper than the program's.
  const unread = elementsIn(parse(source, { sourceCodeLocationInfo: true }), undefined, []);
  for (let next = unread.pop(); next; next = unread.pop()) {
    const { element, parent, siblings } = next;
    const children: Tag[] = [];
    const tag = readTag(element, parent, children, source);
    tags.push(tag);
    siblings.push(tag);
    unread.push(...elementsIn(element, tag, children));
  }
  return { source, tags };
}

/** The child elements of a node, last one first: taken from the end, they come in the order of the source. */
function elementsIn(node: Node, parent: Tag | undefined, siblings: Tag[]): Unread[] {
  const content = 'content' in node ? node.content : node;
  const nodes = 'childNodes' in content ? content.childNodes : [];
  return nodes
    .filter((child) => defaultTreeAdapter.isElementNode(child))
    .map((element) => ({ element, parent, siblings }))
    .reverse();
}

function readTag(element: ElementNode, parent: Tag | undefined, children: Tag[], source: string): Tag {
  const location = element.sourceCodeLocation?.startTag;
  return {
    name: element.tagName.toLowerCase(),
    attributes: Object.fromEntries(element.attrs.map(({ name, value }) => [name, value])),
    parent,
    children,
    text: element.childNodes.map((inner) => ('value' in inner ? inner.value : '')).join(''),
    line: location?.startLine,
    selfClosing: location !== undefined && source.endsWith('/>', location.endOffset),
  };
}
