// A form drawn for an element, unless the page brings its own: what stands among the light children, and the
// boxes for it in the shadow root.
import { html, nothing, render, type TemplateResult } from 'lit';
import { complain } from './complain.js';
import { checkBox, type Field, fieldBox, inOrder, lightField, passwordToggle } from './fields.js';
import type { Control } from './form-values.js';
import { dropStrangers, MARK } from './generated.js';
import { SubmitElement } from './submit-element.js';

export abstract class DrawnElement extends SubmitElement {
  /** The page's own form. */
  protected own: HTMLFormElement | null = null;
  /** Of the drawn form; in no other instance, and a clone is known for a copy by its start. */
  readonly #id = `xano-${Math.random().toString(36).slice(2)}`;
  /** Our light nodes stand before it. */
  readonly #end = document.createComment('');
  /** All of them, with Lit's markers. */
  #nodes: ChildNode[] = [];
  readonly #children = new MutationObserver(() => this.requestUpdate());

  override connectedCallback(): void {
    super.connectedCallback();
    // At once: a clone must never submit the form of its original.
    dropStrangers(this, this.#nodes);
    this.#adoptExtras();
    const attributeFilter = ['disabled', 'slot'];
    this.#children.observe(this, { subtree: true, childList: true, attributes: true, attributeFilter });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#children.disconnect();
  }

  get form(): HTMLFormElement | undefined {
    return this.own ?? this.#nodes.find((node) => node instanceof HTMLFormElement);
  }

  /** The fields to draw. */
  protected abstract fields(): Field[];

  /** The text of the button. */
  protected abstract submitLabel(): string;

  protected override place(name: string, control: Control | undefined): HTMLElement | null {
    const place = this.querySelector<HTMLElement>(`[data-xano-error="${CSS.escape(name)}"]`);
    if (place || !control || this.own) return place;
    const field = [...this.children].find((child) => child.contains(control));
    const added = document.createElement('p');
    added.setAttribute(MARK, '');
    added.setAttribute('data-xano-error', name);
    added.slot = field?.slot ?? '';
    field?.after(added);
    return added;
  }

  protected override willUpdate(): void {
    super.willUpdate();
    if (!this.isConnected) return;
    const own = this.querySelector<HTMLFormElement>(
      ':scope > form:not([slot], [data-xano-generated]), :scope > :not([slot]) form',
    );
    if (own && own !== this.own && !Element.prototype.matches.call(own, '[method=post i]'))
      complain(
        `the <form> in <${this.localName}> needs method="post": a submit before the script runs would write the password into the address.`,
      );
    this.own = own;
    if (own) {
      for (const node of this.#nodes) node.remove();
      this.querySelector('[data-xano-error=""]:not([role])')?.setAttribute('role', 'alert');
    } else this.#draw();
    this.#children.takeRecords();
  }

  /** What the shadow root shows of the form. */
  protected boxes(notice: unknown, alert: unknown): TemplateResult {
    if (this.own) return html`${notice}<slot></slot>${alert}`;
    const toggle = passwordToggle(this.shown, this.text('show-password-label'), () =>
      this.showPasswords(!this.shown),
    );
    const box = (field: Field) => {
      const { kind, name } = field;
      // Of two slots with one name the first counts: the page's own fields go between ours and the check box.
      if (kind === 'remember') return [html`<slot name="fields"></slot>`, checkBox(field)];
      const disabled = this.querySelector(`:scope > [slot="${kind}-input"]:disabled`) !== null;
      return fieldBox(field, this.errors.has(name), disabled, kind === 'password' ? toggle : nothing);
    };
    return html`
      ${this.#around('heading')}<slot name="before"></slot>${notice}
      <div part="fields">${inOrder(this.fields(), box)}<slot name="fields"></slot></div>
      ${alert}
      <div part="submit">
        <slot name="submit"></slot><slot name="submit-label"></slot>
        ${this.pending ? html`<span part="spinner"></span>` : nothing}
      </div>
      ${this.#around('footer', 'after')}
    `;
  }

  #around(part: string, slot = part): unknown {
    return this.#ownIn(slot) ? html`<div part=${part}><slot name=${slot}></slot></div>` : nothing;
  }

  /** The page's own node in a slot, with an id; a clone's must not be that of the original. */
  #ownIn(slot: string): HTMLElement | null {
    const own = this.querySelector<HTMLElement>(`:scope > [slot="${slot}"]:not([${MARK}])`);
    if (own && /^(xano-|$)/.test(own.id)) own.id = `${this.#id}-${slot}`;
    return own;
  }

  /** Draws the light children, before the page's own, also where a framework took them away. */
  #draw(): void {
    const id = this.#id;
    const label = this.#ownIn('submit-label');
    if (this.#nodes.length === 0) this.prepend(this.#end);
    else if (this.#nodes.some(({ parentNode }) => parentNode !== this)) this.prepend(...this.#nodes);
    const { startNode } = render(
      html`<form data-xano-generated id=${id} method="post"></form>
        ${inOrder(this.fields(), (field) => {
          const { kind } = field;
          return lightField(field, id, this.text(kind), this.#ownIn(`${kind}-label`), this.shown);
        })}
        <button
          data-xano-generated
          slot="submit"
          type="submit"
          form=${id}
          aria-labelledby=${label?.id ?? nothing}
        >
          ${label ? nothing : this.submitLabel()}
        </button>`,
      this,
      { renderBefore: this.#end },
    );
    this.#nodes = [];
    for (let node = startNode as ChildNode | null; node; node = node.nextSibling) {
      this.#nodes.push(node);
      if (node === this.#end) break;
    }
    this.#adoptExtras();
  }

  /** Controls among the page's own children become part of the form; a clone's leave the original's at once. */
  #adoptExtras(): void {
    const fresh = this.form ? ':not([form]), ' : '';
    for (const control of this.querySelectorAll(`:is(${fresh}[form^='xano-'])[name]:not(form [name])`))
      if (control.getAttribute('form') !== this.#id) control.setAttribute('form', this.#id);
  }
}
