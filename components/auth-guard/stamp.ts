// Puts the contents of a guard's templates into the page, as its light children, and takes them out again.

const MARK = 'data-xano-generated';

/** React fills `<template>` with children instead of content. */
const contentOf = (template: HTMLTemplateElement): DocumentFragment => {
  if (template.content.childNodes.length > 0) return document.importNode(template.content, true);
  const content = document.createDocumentFragment();
  content.append(...[...template.childNodes].map((node) => document.importNode(node, true)));
  return content;
};

/** Text cannot be given to a named slot, nor recognised in a clone: it gets an element around it. */
const wrapText = (node: Node): Node => {
  if (node.nodeType !== Node.TEXT_NODE || !node.textContent?.trim()) return node;
  const span = document.createElement('span');
  span.append(node);
  return span;
};

export class Stamp {
  readonly #stamped = new Map<HTMLTemplateElement, ChildNode[]>();

  constructor(readonly host: HTMLElement) {}

  /** Drops what came along when a stamped guard was cloned. */
  dropStrangers(): void {
    const own = new Set([...this.#stamped.values()].flat());
    for (const child of this.host.querySelectorAll(`:scope > [${MARK}]`)) if (!own.has(child)) child.remove();
  }

  /** Puts in the templates of this slot (`''` is the default one) that are not in yet. */
  put(slot: string): void {
    for (const template of this.host.querySelectorAll<HTMLTemplateElement>(':scope > template')) {
      if (template.slot !== slot || this.#stamped.has(template)) continue;
      const content = contentOf(template);
      const nodes = [...content.childNodes].map((node) => wrapText(node) as ChildNode);
      for (const node of nodes)
        if (node instanceof Element) {
          node.setAttribute(MARK, '');
          if (slot) node.slot = slot;
        }
      this.#stamped.set(template, nodes);
      template.after(...nodes);
    }
  }

  /** Takes everything out. */
  clear(): void {
    for (const nodes of this.#stamped.values()) for (const node of nodes) node.remove();
    this.#stamped.clear();
  }
}
