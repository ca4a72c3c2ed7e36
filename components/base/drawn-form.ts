// A form drawn for an element: what stands among its light children, and the boxes for it in the shadow root.
import { html, nothing, type TemplateResult } from 'lit';
import { checkBox, type Field, fieldBox, lightField } from './fields.js';
import { type Control } from './form-values.js';
import { describe, type LightNode, LightNodes, MARK } from './light-nodes.js';

/** What a form looks like now. */
export interface DrawnState {
  readonly fields: readonly Field[];
  readonly submitLabel: string;
  readonly errors: ReadonlyMap<string, string>;
  readonly pending: boolean;
  /** Passwords are shown. */
  readonly shown: boolean;
  readonly toggle: TemplateResult;
  /** Goes before the fields, and before the button. */
  readonly notice: unknown;
  readonly alert: unknown;
}

export class DrawnForm {
  readonly #light: LightNodes;

  constructor(readonly host: HTMLElement) {
    this.#light = new LightNodes(host);
  }

  get form(): HTMLFormElement | undefined {
    return this.#light.get('form') as HTMLFormElement | undefined;
  }

  /** At once on connecting: a clone must never submit the form of its original. */
  connected(): void {
    this.#light.dropStrangers();
    this.#adoptExtras();
  }

  /** Takes everything back: the page has a form of its own. */
  clear(): void {
    this.#light.draw([]);
  }

  /** Draws the light children. */
  draw({ fields, submitLabel, shown }: DrawnState): void {
    const light = this.#light;
    const form = light.id('form');
    const id = (key: string) => light.id(key);
    const own = (slot: string) => this.#own(slot);
    const label = own('submit-label');
    if (label) label.id ||= id('submit-label');
    const nodes: LightNode[] = fields.flatMap((field) => lightField(field, { id, own, form, shown }));
    light.draw([
      { key: 'form', tag: 'form', attributes: { method: 'post' } },
      ...nodes,
      {
        key: 'submit',
        tag: 'button',
        attributes: { type: 'submit', form, 'aria-labelledby': label?.id },
        text: label ? '' : submitLabel,
      },
    ]);
    for (const { kind } of fields) {
      const [input, hint] = [light.get(`${kind}-input`), light.get(`${kind}-hint`)];
      if (input && hint) describe(input, hint);
    }
    this.#adoptExtras();
  }

  /** A place for what is wrong with a control of the page's own. */
  placeFor(name: string, control: Control): HTMLElement {
    const field = [...this.host.children].find((child) => child.contains(control));
    const place = document.createElement('p');
    place.setAttribute(MARK, '');
    place.setAttribute('data-xano-error', name);
    place.slot = field?.slot ?? '';
    field?.after(place);
    return place;
  }

  /** The boxes. */
  render({ fields, errors, pending, toggle, notice, alert }: DrawnState): TemplateResult {
    const box = (field: Field): TemplateResult =>
      field.kind === 'remember'
        ? checkBox(field)
        : fieldBox(field, {
            invalid: errors.has(field.name),
            disabled: this.#light.get(`${field.kind}-input`)?.matches(':disabled') ?? false,
            toggle: field.kind === 'password' ? toggle : undefined,
          });
    const boxes = fields.filter(({ kind }) => kind !== 'remember');
    const rest = fields.filter(({ kind }) => kind === 'remember');
    return html`
      ${this.#part('heading')}<slot name="before"></slot>${notice}
      <div part="fields">${boxes.map(box)}<slot name="fields"></slot>${rest.map(box)}</div>
      <div class="end">
        ${alert}
        <div part="submit">
          <slot name="submit"></slot><slot name="submit-label"></slot>
          ${pending ? html`<span part="spinner"></span>` : nothing}
        </div>
      </div>
      ${this.#part('footer', 'after')}
    `;
  }

  #part(part: string, slot = part): unknown {
    return this.#own(slot) ? html`<div part=${part}><slot name=${slot}></slot></div>` : nothing;
  }

  #own(slot: string): HTMLElement | undefined {
    return this.host.querySelector<HTMLElement>(`:scope > [slot="${slot}"]:not([${MARK}])`) ?? undefined;
  }

  /** Controls among the page's own children become part of the form; a clone's leave the original's at once. */
  #adoptExtras(): void {
    const id = this.#light.id('form');
    const form = this.form && ':not([form]), ';
    for (const control of this.host.querySelectorAll(
      `:is(${form ?? ''}[form^='xano-'])[name]:not(form [name])`,
    ))
      if (control.getAttribute('form') !== id) control.setAttribute('form', id);
  }
}
