// Functions that run inside the page under test. Each is sent as source text, so it may use nothing from around it.

/** A console argument as text, the same in every engine; what a developer would find in the console, objects included. */
export function consoleText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return String(value);
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}

/**
 * Where to click for a selector, in viewport coordinates. `host >>> inner` steps into an open shadow root.
 * While there is no such place, says why.
 */
export function findPoint(selector: string): { x: number; y: number } | { problem: string } {
  let scope: ParentNode = document;
  let element: Element | null = null;
  for (const part of selector.split('>>>')) {
    if (element) {
      if (!element.shadowRoot) return { problem: `no open shadow root before "${part.trim()}"` };
      scope = element.shadowRoot;
    }
    // A router may keep pages that were left, hidden: what a person can see comes first.
    const found = [...scope.querySelectorAll(part.trim())];
    element = found.find((one) => one.checkVisibility()) ?? found[0] ?? null;
    if (!element) return { problem: `nothing matches "${part.trim()}"` };
  }
  if (!element) return { problem: 'an empty selector' };
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const box = element.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return { problem: 'it is not visible' };
  if (element.matches(':disabled')) return { problem: 'it is disabled' };

  const point = { x: Math.floor(box.left + box.width / 2), y: Math.floor(box.top + box.height / 2) };
  let top = document.elementFromPoint(point.x, point.y);
  for (let root = top?.shadowRoot; root; root = top?.shadowRoot) {
    const inner: Element | null = root.elementFromPoint(point.x, point.y);
    if (!inner || inner.getRootNode() !== root) break;
    top = inner;
  }
  // Upwards in the flattened tree: the click must arrive at the element or inside it.
  for (let node: Node | null = top; node;) {
    if (node === element) return point;
    node =
      (node instanceof Element && node.assignedSlot) ||
      (node.parentNode ?? (node instanceof ShadowRoot ? node.host : null));
  }
  return { problem: `it is covered by ${top ? `<${top.localName}>` : 'nothing, outside of the viewport'}` };
}
