// A form drawn for an element, unless the page brings its own: what stands among the light children, and the
// boxes for it in the shadow root.
import { complain } from './complain.js';
import { arrange, h, set, write } from './dom.js';
import { drawField, type Field, type FieldView, type Kind } from './fields.js';
import type { Control } from './form-values.js';
import { dropStrangers, MARK } from './generated.js';
import { SubmitElement } from './submit-element.js';

const slot = (name: string) => h('slot', { name });

export abstract class DrawnElement extends SubmitElement {
  /** The page's own form. */
  protected own: HTMLFormElement | null = null;
  /** Of the drawn form; in no other instance, and a clone is known for a copy by its start. */
  readonly #id = `xano-${Math.random().toString(36).slice(2)}`;
  readonly #children = new MutationObserver(() => this.requestUpdate());

  /** The light children that are ours. */
  #nodes: HTMLElement[] = [];
  readonly #form = h('form', { [MARK]: true, id: this.#id, method: 'post' });
  readonly #button = h('button', { [MARK]: true, slot: 'submit', type: 'submit', form: this.#id });
  readonly #views = new Map<Kind, FieldView>();

  readonly #extra = slot('fields');
  readonly #fields = h('div', { part: 'fields' });
  readonly #heading = h('div', { part: 'heading' }, slot('heading'));
  readonly #spinner = h('span', { part: 'spinner' });
  readonly #submit = h('div', { part: 'submit' }, slot('submit'), slot('submit-label'), this.#spinner);
  readonly #footer = h('div', { part: 'footer' }, slot('after'));
  readonly #before = slot('before');
  readonly #toggle = h('button', {
    part: 'password-toggle',
    click: () => this.showPasswords(!this.shown),
  });
  readonly #all = h('slot', {});

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
    return this.own ?? (this.#nodes.length > 0 ? this.#form : undefined);
  }

  /** The fields to draw. */
  protected abstract fields(): Field[];

  /** The text of the button. */
  protected abstract submitLabel(): string;

  protected override place(name: string, control: Control | undefined): HTMLElement | null {
    const place = this.querySelector<HTMLElement>(`[data-xano-error="${CSS.escape(name)}"]`);
    if (place || !control || this.own) return place;
    const field = [...this.children].find((child) => child.contains(control));
    const added = h('p', { [MARK]: true, 'data-xano-error': name, slot: field?.slot ?? '' });
    field?.after(added);
    return added;
  }

  /** Draws the form into `part`, around a notice and the alert. */
  protected drawForm(part: HTMLElement, notice: HTMLElement | undefined, alert: HTMLElement): void {
    const own = this.querySelector<HTMLFormElement>(
      ':scope > form:not([slot], [data-xano-generated]), :scope > :not([slot]) form',
    );
    if (own && own !== this.own && !Element.prototype.matches.call(own, '[method=post i]'))
      complain(
        `the <form> in <${this.localName}> needs method="post": a submit before the script runs would write the password into the address.`,
      );
    this.own = own;
    const nodes = own
      ? [notice, this.#all, alert]
      : [this.#heading, this.#before, notice, this.#fields, alert, this.#submit, this.#footer];
    arrange<HTMLElement>(part, part.children, nodes);
    if (own) {
      this.#nodes = arrange(this, this.#nodes, []);
      this.querySelector('[data-xano-error=""]:not([role])')?.setAttribute('role', 'alert');
    } else this.#draw();
    this.#children.takeRecords();
  }

  /** Draws the light children, before the page's own, also where a framework took them away; and their boxes. */
  #draw(): void {
    const fields = this.fields();
    const light: HTMLElement[] = [];
    const boxes: HTMLElement[] = fields.map((field) => {
      const { kind, name } = field;
      let view = this.#views.get(kind);
      if (!view) {
        view = drawField(field, this.#id, ...(kind === 'password' ? [this.#toggle] : []));
        this.#views.set(kind, view);
      }
      const own = this.#ownIn(`${kind}-label`);
      const invalid = this.errors.has(name);
      light.push(...view.update(field, { label: this.text(kind), own, shown: this.shown, invalid }));
      return view.box;
    });
    // The page's own fields go between ours and the check box.
    boxes.splice(fields.at(-1)?.kind === 'remember' ? -1 : boxes.length, 0, this.#extra);
    arrange(this.#fields, this.#fields.children, boxes);

    const label = this.#ownIn('submit-label');
    set(this.#button, { 'aria-labelledby': label?.id });
    write(this.#button, label ? '' : this.submitLabel());
    this.#nodes = arrange(this, this.#nodes, [this.#form, ...light, this.#button], this.firstChild);
    this.#adoptExtras();

    // Its label stays the same; it is pressed while the password is shown.
    const title = this.text('show-password-label');
    set(this.#toggle, { 'aria-pressed': `${this.shown}`, 'aria-label': title, title });
    this.#heading.hidden = !this.#ownIn('heading');
    this.#footer.hidden = !this.#ownIn('after');
    this.#spinner.hidden = !this.pending;
  }

  /** The page's own node in a slot, with an id; a clone's must not be that of the original. */
  #ownIn(slot: string): HTMLElement | null {
    const own = this.querySelector<HTMLElement>(`:scope > [slot="${slot}"]:not([${MARK}])`);
    if (own && /^(xano-|$)/.test(own.id)) own.id = `${this.#id}-${slot}`;
    return own;
  }

  /** Controls among the page's own children become part of the form; a clone's leave the original's at once. */
  #adoptExtras(): void {
    const fresh = this.form ? ':not([form]), ' : '';
    for (const control of this.querySelectorAll(`:is(${fresh}[form^='xano-'])[name]:not(form [name])`))
      if (control.getAttribute('form') !== this.#id) control.setAttribute('form', this.#id);
  }
}
