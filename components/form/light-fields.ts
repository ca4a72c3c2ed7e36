// Keeps the light nodes of a drawn form among its host's children: made from their description, adopted from a server's
// HTML, put back where a framework took them away, and never shared with a clone.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { FROM_SERVER, GENERATED_ATTRIBUTE, isGenerated, removeClonedNodes } from '../shared/generated.js';
import { firstFree, isFreeId, uniqueId } from '../shared/unique-id.js';
import type { FieldKind } from './field-definition.js';
import type { Control } from './form-values.js';
import {
  controlId,
  createNode,
  formId,
  keyOf,
  type LightNode,
  type OwnLabel,
  updateNode,
} from './light-nodes.js';

export class LightFieldsController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #describe: (base: string) => readonly LightNode[];
  /** All that were ever made, by key: a field that comes back has what was typed in it. */
  readonly #made = new Map<string, HTMLElement>();
  /** Those among the host's children now. */
  #nodes: readonly HTMLElement[] = [];
  /** Places for errors of the page's own fields. */
  readonly #errorPlaces = new Set<HTMLElement>();
  /** Labels of the page's own that pass a click on. */
  readonly #pressable = new WeakSet<HTMLElement>();
  /** What all ids begin with. */
  #base = '';

  /** @param describe the nodes that belong there now, given what all ids begin with */
  constructor(host: ReactiveControllerHost & HTMLElement, describe: (base: string) => readonly LightNode[]) {
    this.#host = host;
    this.#describe = describe;
    host.addController(this);
  }

  /** The drawn form, while it is there. */
  get form(): HTMLFormElement | undefined {
    return this.#nodes.find((node) => node instanceof HTMLFormElement);
  }

  /** The control of a field. */
  controlOf(kind: FieldKind): Control | undefined {
    return this.#made.get(keyOf('input', `${kind}-input`)) as Control | undefined;
  }

  hostConnected(): void {
    removeClonedNodes(this.#host, [...this.#nodes, ...this.#errorPlaces]);
    // At once: a clone must never submit the form of its original.
    for (const control of this.#extraControls())
      if (this.#isInForeignForm(control)) control.removeAttribute('form');
  }

  hostUpdated(): void {
    if (!this.#host.isConnected) return;
    this.#adoptFromServer();
    // The same at each load, and readable: the element's own id, or its tag.
    const isFree = (base: string) =>
      isFreeId(formId(base), this.#host, (found) => found === this.#made.get('form'));
    if (!this.#base || !isFree(this.#base))
      this.#base = firstFree(this.#host.id || this.#host.localName, isFree);
    this.#arrange(this.#describe(this.#base).map((description) => this.#node(description)));
    if (this.form)
      for (const control of this.#extraControls())
        if (!control.hasAttribute('form') || this.#isInForeignForm(control)) this.#adoptControl(control);
  }

  /** The page's own label of a field or of the button, tied to it. */
  labelOf(kind: FieldKind | 'submit'): OwnLabel | undefined {
    const slot = `${kind}-label`;
    const selector = `:scope > [slot="${slot}"]:not([${GENERATED_ATTRIBUTE}])`;
    const label = this.#host.querySelector<HTMLElement>(selector);
    if (!label) return undefined;
    if (label instanceof HTMLLabelElement && kind !== 'submit') {
      label.htmlFor = controlId(this.#base, kind);
      return {};
    }
    // A clone has the id of its original.
    if (!label.id || !isFreeId(label.id, label)) label.id = uniqueId(`${this.#base}-${slot}`, label);
    if (kind !== 'submit' && !this.#pressable.has(label))
      label.addEventListener('click', () => this.#press(kind));
    this.#pressable.add(label);
    return label;
  }

  /** What a click on a `<label>` does, for a label that is none. */
  #press(kind: FieldKind): void {
    const control = this.controlOf(kind);
    control?.focus();
    if (control?.type === 'checkbox') control.click();
  }

  /** A place below the page's own field for what is wrong with it. */
  errorPlaceFor(name: string, control: Control): HTMLElement {
    const field = [...this.#host.children].find((child) => child.contains(control));
    const attributes = { 'data-xano-error': name, slot: field?.slot };
    const place = createNode({ tag: 'p', attributes });
    this.#errorPlaces.add(place);
    field?.after(place);
    return place;
  }

  #node(description: LightNode): HTMLElement {
    const key = keyOf(description.tag, description.attributes['slot'] as string | undefined);
    const present = this.#made.get(key);
    if (present) {
      updateNode(present, description);
      return present;
    }
    const node = createNode(description);
    this.#made.set(key, node);
    return node;
  }

  /** Makes `nodes` the first children of the host. What is there already is not touched, so it keeps its focus. */
  #arrange(nodes: readonly HTMLElement[]): void {
    for (const node of this.#nodes) if (!nodes.includes(node)) node.remove();
    const last = nodes.findLast((node) => node.parentNode === this.#host);
    let next = last ? last.nextSibling : this.#host.firstChild;
    for (const node of nodes.toReversed()) {
      if (node.parentNode !== this.#host) this.#host.insertBefore(node, next);
      next = node;
    }
    this.#nodes = nodes;
  }

  /** A server's nodes take the place of ours: they may hold what was typed before the script came. */
  #adoptFromServer(): void {
    const selector = `:scope > [${GENERATED_ATTRIBUTE}="${FROM_SERVER}"]`;
    for (const node of this.#host.querySelectorAll<HTMLElement>(selector)) {
      const key = keyOf(node.localName, node.slot);
      this.#made.get(key)?.remove();
      this.#made.set(key, node);
      node.setAttribute(GENERATED_ATTRIBUTE, '');
      if (key === 'form') this.#base = node.id.replace(/-form$/, '');
      this.#nodes = [...this.#nodes, node];
    }
  }

  /** Controls of the page among the host's children that no form of the page's own inside it holds. */
  #extraControls(): Control[] {
    return [...this.#host.querySelectorAll<Control>(`[name]:not([${GENERATED_ATTRIBUTE}])`)].filter(
      (control) => {
        const enclosing = control.closest('form');
        return !enclosing || !this.#host.contains(enclosing);
      },
    );
  }

  #adoptControl(control: Control): void {
    control.setAttribute('form', formId(this.#base));
    // Firefox judges a group of radio buttons anew only when one of them becomes required.
    if (control.type !== 'radio' || !control.required) return;
    control.required = false;
    control.required = true;
  }

  /** Whether a control names the drawn form of another element: it came along with a clone. */
  #isInForeignForm(control: Control): boolean {
    const id = control.getAttribute('form');
    if (!id) return false;
    const root = this.#host.getRootNode() as ParentNode;
    const form = root.querySelector?.(`#${CSS.escape(id)}`) ?? null;
    return form !== this.form && isGenerated(form);
  }
}
