// Light children that an element draws for itself, beside those of the page: marked, with ids of their own
// per instance, put back if a framework takes them away, and never taken along by a clone.

/** Marks what was drawn. */
export const MARK = 'data-xano-generated';

type Attributes = Readonly<Record<string, string | undefined>>;

/** What is to be drawn; `key` is also the slot, except for the form, which nobody sees. `text` only where it is ours alone. */
export interface LightNode {
  readonly key: string;
  readonly tag: string;
  readonly attributes?: Attributes | undefined;
  readonly text?: string | undefined;
}

/** Sets attributes, or removes those that are `undefined`. A form's own methods can be hidden by its controls' names. */
export const setAttributes = (node: Element, attributes: Attributes): void => {
  const { getAttribute, removeAttribute, setAttribute } = Element.prototype;
  for (const [name, value] of Object.entries(attributes))
    if (value === undefined) removeAttribute.call(node, name);
    else if (getAttribute.call(node, name) !== value) setAttribute.call(node, name, value);
};

/** An id that no other instance has; in a clone it is known for a copy by its start. */
export const newId = (): string => `xano-${Math.random().toString(36).slice(2, 10)}`;

/** Ties a text to its control, beside what describes it already. */
export const describe = (control: HTMLElement, text: HTMLElement): void => {
  text.id ||= newId();
  const ids = new Set(control.getAttribute('aria-describedby')?.split(/\s+/));
  control.setAttribute('aria-describedby', [...ids.add(text.id)].join(' '));
};

export class LightNodes {
  readonly #prefix = newId();
  readonly #nodes = new Map<string, HTMLElement>();

  constructor(readonly host: HTMLElement) {}

  /** The id of a node of this instance. */
  id(key: string): string {
    return `${this.#prefix}-${key}`;
  }

  get(key: string): HTMLElement | undefined {
    return this.#nodes.get(key);
  }

  /** Drops what came along when a drawn element was cloned. */
  dropStrangers(): void {
    const own = new Set<Element>(this.#nodes.values());
    for (const child of this.host.querySelectorAll(`:scope > [${MARK}]`)) if (!own.has(child)) child.remove();
  }

  /** Draws these and no others, before the page's own children. */
  draw(wanted: readonly LightNode[]): void {
    const keys = new Set(wanted.map(({ key }) => key));
    for (const [key, node] of this.#nodes)
      if (!keys.has(key)) {
        node.remove();
        this.#nodes.delete(key);
      }
    const missing: HTMLElement[] = [];
    for (const { key, tag, attributes = {}, text } of wanted) {
      let node = this.#nodes.get(key);
      if (!node) {
        node = document.createElement(tag);
        setAttributes(node, { id: this.id(key), slot: tag === 'form' ? undefined : key, [MARK]: '' });
        this.#nodes.set(key, node);
      }
      setAttributes(node, attributes);
      if (text !== undefined && node.textContent !== text) node.textContent = text;
      if (!this.host.contains(node)) missing.push(node);
    }
    this.host.prepend(...missing);
  }
}
