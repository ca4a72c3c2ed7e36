// Keeps the light nodes of a drawn form among its host's children: made from their description, adopted from a server's
// HTML, put back where a framework took them away, and never shared with a clone.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { unclobbered } from '../../src/core/internal.js';
import { FROM_SERVER, GENERATED_ATTRIBUTE, isGenerated, removeClonedNodes } from '../shared/generated.js';
import { elementWithId } from '../shared/same-tree.js';
import { firstFree, isFreeId, uniqueId } from '../shared/unique-id.js';
import type { FieldKind } from './field-definition.js';
import { type Control, controlsOf } from './form-values.js';
import {
  controlId,
  createNode,
  formId,
  keyOf,
  type LightNode,
  type OwnLabel,
  updateNode,
} from './light-nodes.js';

/** What comes before a form is submitted, or is that. */
const BEFORE_SUBMIT = ['click', 'keydown', 'submit'];
/** These come before what the page's own listeners at the control do. */
const FOCUS = ['focus', 'blur'];

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
  /** Which of the host's nodes has the focus, or had it until a framework took the node away. */
  #focused: EventTarget | null = null;

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
    return this.#made.get(keyOf('input', `xano-${kind}-input`)) as Control | undefined;
  }

  hostConnected(): void {
    removeClonedNodes(this.#host, [...this.#nodes, ...this.#errorPlaces]);
    for (const type of BEFORE_SUBMIT) this.#host.addEventListener(type, this.#keepControls, true);
    for (const type of FOCUS) this.#host.addEventListener(type, this.#followFocus, true);
    // At once: a clone must never submit the form of its original.
    for (const control of this.#extraControls())
      if (this.#isInForeignForm(control)) control.removeAttribute('form');
  }

  hostDisconnected(): void {
    for (const type of BEFORE_SUBMIT) this.#host.removeEventListener(type, this.#keepControls, true);
    for (const type of FOCUS) this.#host.removeEventListener(type, this.#followFocus, true);
    this.#focused = null;
  }

  /** Not all of a page is its author's: a form that came in front of ours with its id has taken our controls. */
  readonly #keepControls = (event: Event): void => {
    const isTyping = event instanceof KeyboardEvent && event.key !== 'Enter';
    if (!isTyping) this.hostUpdated();
  };

  readonly #followFocus = (event: Event): void => {
    const { type, target } = event;
    if (type === 'focus') this.#focused = target;
    else if ((event as FocusEvent).relatedTarget) this.#focused = null;
    // Chromium blurs a node that is being taken away, too: that one is gone a moment later, and is to have the focus again.
    else
      queueMicrotask(() => {
        if (this.#focused === target && this.#host.contains(target as Node)) this.#focused = null;
      });
  };

  hostUpdated(): void {
    if (!this.#host.isConnected) return;
    this.#adoptFromServer();
    const before = formId(this.#base);
    // The same at each load, and readable: the element's own id, or its tag.
    const isFree = (base: string) =>
      isFreeId(formId(base), this.#host, (found) => found === this.#made.get('form'));
    if (!this.#base || !isFree(this.#base))
      this.#base = firstFree(this.#host.id || this.#host.localName, isFree);
    this.#arrange(this.#describe(this.#base).map((description) => this.#node(description)));
    const { form } = this;
    if (!form) return;
    for (const control of this.#extraControls().filter((one) => this.#isInPlace(one)))
      if ([null, before].includes(control.getAttribute('form')) || this.#isInForeignForm(control))
        this.#adoptControl(control);
    // Fields elsewhere in the page that name the form are no part of it.
    for (const control of controlsOf(form))
      if (!this.#host.contains(control) && !/submit|button|reset/.test(control.type))
        control.removeAttribute('form');
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
    const field = this.#childWith(control);
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
    for (const node of this.#nodes) if (!nodes.includes(node)) this.#remove(node);
    const isChild = (node: HTMLElement): boolean => unclobbered(node, 'parentNode') === this.#host;
    const last = nodes.findLast(isChild);
    let next = last ? last.nextSibling : this.#host.firstChild;
    for (const node of nodes.toReversed()) {
      if (!isChild(node)) this.#putBack(node, next);
      next = node;
    }
    this.#nodes = nodes;
  }

  #remove(node: HTMLElement): void {
    if (node === this.#focused) this.#focused = null;
    unclobbered(node, 'remove')();
  }

  /** What a framework took away in the midst of typing is typed on into, unless the focus is elsewhere by now. */
  #putBack(node: HTMLElement, next: Node | null): void {
    this.#host.insertBefore(node, next);
    if (node === this.#focused && unclobbered(document, 'activeElement') === unclobbered(document, 'body'))
      node.focus({ preventScroll: true });
  }

  /** A server's nodes take the place of ours: they may hold what was typed before the script came. */
  #adoptFromServer(): void {
    const selector = `:scope > [${GENERATED_ATTRIBUTE}="${FROM_SERVER}"]`;
    for (const node of this.#host.querySelectorAll<HTMLElement>(selector)) {
      const key = node instanceof HTMLFormElement ? 'form' : keyOf(node.localName, node.slot);
      const present = this.#made.get(key);
      if (present) unclobbered(present, 'remove')();
      this.#made.set(key, node);
      unclobbered(node, 'setAttribute')(GENERATED_ATTRIBUTE, '');
      if (key === 'form') this.#base = unclobbered(node, 'id').replace(/-form$/, '');
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

  /** What names a slot that the form has not, or not now, nobody sees: it is neither checked nor sent. */
  #isInPlace(control: Control): boolean {
    const { slot, assignedSlot } = this.#childWith(control) ?? control;
    return !slot || assignedSlot !== null;
  }

  #childWith(control: Control): Element | undefined {
    return [...this.#host.children].find((child) => unclobbered(child, 'contains')(control));
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
    const form = elementWithId(id, this.#host);
    return form !== this.form && isGenerated(form);
  }
}
