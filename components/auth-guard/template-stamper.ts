// Puts the contents of a guard's templates into the page, as its light children, and takes them out again. A form among
// them may hold `<input name="remove">`, so nothing of these nodes is read or called directly.
import { unclobbered } from '../../src/core/internal.js';
import { GENERATED_ATTRIBUTE, removeClonedNodes } from '../shared/generated.js';

/** Text cannot be given to a named slot, nor recognised in a clone: it gets an element around it. */
const copyOf = (node: Node, slot: string): ChildNode => {
  let copy = document.importNode(node, true) as ChildNode;
  if (copy instanceof Text && copy.data.trim()) {
    const span = document.createElement('span');
    span.append(copy);
    copy = span;
  }
  if (copy instanceof Element) {
    const setAttribute = unclobbered(copy, 'setAttribute');
    setAttribute(GENERATED_ATTRIBUTE, '');
    if (slot) setAttribute('slot', slot);
  }
  return copy;
};

export class TemplateStamper {
  readonly #host: HTMLElement;
  readonly #stamped = new Map<HTMLTemplateElement, ChildNode[]>();

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Removes what came along when a stamped guard was cloned. */
  removeClonedNodes(): void {
    removeClonedNodes(this.#host, this.#nodes());
  }

  /** Puts in the templates of this slot (`''` is the default one) that are not in yet. */
  put(slot: string): void {
    // Not by `children`: that list is made anew after each node that comes in.
    let next = this.#host.firstElementChild;
    while (next) {
      const child = next;
      next = unclobbered(child, 'nextElementSibling');
      const template = child instanceof HTMLTemplateElement && child.slot === slot && child;
      if (!template || this.#stamped.has(template)) continue;
      // React fills <template> with children instead of content.
      const source = template.content.hasChildNodes() ? template.content : template;
      const nodes = [...source.childNodes].map((node) => copyOf(node, slot));
      this.#stamped.set(template, nodes);
      template.after(...nodes);
    }
  }

  /** Takes everything out. */
  clear(): void {
    for (const node of this.#nodes()) unclobbered(node, 'remove')();
    this.#stamped.clear();
  }

  #nodes(): ChildNode[] {
    return [...this.#stamped.values()].flat();
  }
}
