// How elements draw. They are small: what they show is made once and changed in place, without a template
// engine that each page would have to load.

/** What is not there is left out. */
type Child = Node | string | false | undefined;

const present = <T>(child: T | false | undefined | ''): child is T => !!child;

type Value = string | boolean | undefined | ((event: Event) => void);

/** Attributes as given: `true` is an empty one, `false` and `undefined` take it away, a function listens. */
export const set = <T extends Element>(node: T, attributes: Readonly<Record<string, Value>>): T => {
  for (const [name, value] of Object.entries(attributes))
    if (typeof value === 'function') node.addEventListener(name, value);
    else if (value === undefined || value === false) node.removeAttribute(name);
    else if (node.getAttribute(name) !== value) node.setAttribute(name, value === true ? '' : value);
  return node;
};

/** A new element. */
export const h = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, Value>>,
  ...children: Child[]
): HTMLElementTagNameMap[K] => {
  const node = set(document.createElement(tag), attributes);
  node.append(...children.filter(present));
  return node;
};

/** New children, unless they are as the old ones. */
export const redraw = (parent: Element, ...children: Child[]): void => {
  if (!parent.firstChild && !children.some(present)) return;
  const fresh = parent.cloneNode() as Element;
  fresh.append(...children.filter(present));
  if (!parent.isEqualNode(fresh)) parent.replaceChildren(...fresh.childNodes);
};

/** Text, written only where it is another: selections and live regions notice every write. */
export const write = (node: Node, text: string): void => {
  if (node.textContent !== text) node.textContent = text;
};

/**
 * Makes `nodes`, in this order, the part of a parent's children that is ours; gaps are left out. What is
 * there already is not touched, so it keeps its focus.
 *
 * @param before what was ours until now
 * @param end what comes after ours
 * @returns what is ours now
 */
export const arrange = <T extends ChildNode>(
  parent: Node,
  before: Iterable<ChildNode>,
  nodes: readonly (T | false | undefined)[],
  end: Node | null = null,
): T[] => {
  const wanted = nodes.filter(present);
  for (const node of [...before]) if (!wanted.includes(node as T)) node.remove();
  wanted.reduceRight<Node | null>((next, node) => {
    if (node.parentNode !== parent) parent.insertBefore(node, next);
    return node;
  }, end);
  return wanted;
};
