// Parses HTML into the tags that the checks look at. parse5 follows the HTML standard, so broken markup becomes the same
// tree as in a browser.
import { defaultTreeAdapter, parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Page, Tag } from './examined-page.js';

type Node = DefaultTreeAdapterTypes.Node;

export function parsePage(source: string): Pick<Page, 'source' | 'tags'> {
  const tags: Tag[] = [];

  function readChildren(node: Node, parent: Tag | undefined): Tag[] {
    const content = 'content' in node ? node.content : node;
    const nodes = 'childNodes' in content ? content.childNodes : [];
    return nodes.flatMap((child) => {
      if (!defaultTreeAdapter.isElementNode(child)) return [];
      const children: Tag[] = [];
      const location = child.sourceCodeLocation?.startTag;
      const text = child.childNodes.map((inner) => ('value' in inner ? inner.value : '')).join('');
      const tag: Tag = {
        name: child.tagName.toLowerCase(),
        attributes: Object.fromEntries(child.attrs.map(({ name, value }) => [name, value])),
        parent,
        children,
        text,
        line: location?.startLine,
        selfClosing: location !== undefined && source.slice(0, location.endOffset).endsWith('/>'),
      };
      tags.push(tag);
      children.push(...readChildren(child, tag));
      return [tag];
    });
  }

  readChildren(parse(source, { sourceCodeLocationInfo: true }), undefined);
  return { source, tags };
}
