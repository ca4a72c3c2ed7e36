// How a field is drawn: its control, label, hint and error are light children, which password managers,
// autofill and `aria-describedby` find; the box around them, with parts for the page's CSS, is in the shadow
// root.
import { html, nothing, type TemplateResult } from 'lit';

/** What a first field may ask for. */
export type Identifier = 'email' | 'username' | 'phone';

/** All kinds, from first to last. Each names its slots, parts and label. */
const kinds = ['name', 'email', 'username', 'phone', 'password', 'confirm', 'remember'] as const;

export interface Field {
  readonly kind: (typeof kinds)[number];
  /** Key in the body. */
  readonly name: string;
  readonly autocomplete?: string | undefined;
  readonly hint?: string | undefined;
  /** For password managers that make one up. */
  readonly rules?: string | undefined;
}

const types: Partial<Record<Field['kind'], string>> = {
  email: 'email',
  phone: 'tel',
  password: 'password',
  confirm: 'password',
  remember: 'checkbox',
};

/** Draws a field or nothing for each kind: what was typed stays where it is when one comes in between. */
export const inOrder = <T>(fields: readonly Field[], draw: (field: Field) => T) =>
  kinds.map((kind) => {
    const field = fields.find((one) => one.kind === kind);
    return field ? draw(field) : nothing;
  });

/**
 * A field's light children.
 *
 * @param form id of the form
 * @param own the page's own label
 * @param shown passwords are shown
 */
export const lightField = (
  { kind, name, autocomplete, hint, rules }: Field,
  form: string,
  label: string,
  own: HTMLElement | null,
  shown: boolean,
): TemplateResult => {
  const id = `${form}-${kind}`;
  const type = types[kind] ?? 'text';
  if (own instanceof HTMLLabelElement) own.htmlFor = id;
  return html`
    ${own ? nothing : html`<label data-xano-generated slot="${kind}-label" for=${id}>${label}</label>`}
    <input
      data-xano-generated
      slot="${kind}-input"
      id=${id}
      form=${form}
      name=${name}
      type=${shown && type === 'password' ? 'text' : type}
      ?required=${kind !== 'remember'}
      autocomplete=${autocomplete ?? nothing}
      autocapitalize=${kind === 'name' ? 'words' : 'none'}
      inputmode=${kind === 'phone' ? 'tel' : nothing}
      spellcheck="false"
      passwordrules=${rules ?? nothing}
      aria-labelledby=${own?.id ?? nothing}
      aria-describedby="${id}-hint ${id}-error"
    />
    <p data-xano-generated slot="${kind}-hint" id="${id}-hint">${hint}</p>
    <p data-xano-generated slot="${kind}-error" id="${id}-error" data-xano-error=${name}></p>
  `;
};

/** A press on the box or on a label that is no `<label>` is one on the control. */
const press = (event: Event): void => {
  if ((event.target as Element).closest('input, button, label, a')) return;
  const field = (event.currentTarget as Element).parentElement;
  const slot = field?.querySelector<HTMLSlotElement>('slot[name$=-input]');
  const control = slot?.assignedElements()[0] as HTMLInputElement | undefined;
  event.preventDefault();
  control?.focus();
  if (control?.type === 'checkbox') control.click();
};

/** The names of a part: its own, that with the kind, and those of its states. */
const parts = (name: string, kind: string, invalid?: boolean, disabled?: boolean): string =>
  `${name} ${name}-${kind}${invalid ? ` ${name}-invalid` : ''}${disabled ? ` ${name}-disabled` : ''}`;

/**
 * The visible box of a field.
 *
 * @param toggle what shows a password
 */
export const fieldBox = (
  { kind, hint }: Field,
  invalid: boolean,
  disabled: boolean,
  toggle: unknown,
): TemplateResult => html`
  <div part=${parts('field', kind, invalid)}>
    <div part=${parts('label', kind)} @click=${press}>
      <slot name="${kind}-label"></slot><span part="required-mark" aria-hidden="true">*</span>
    </div>
    ${hint ? html`<div part=${parts('hint', kind)}><slot name="${kind}-hint"></slot></div>` : nothing}
    <div part=${parts('input', kind, invalid, disabled)} @mousedown=${press}>
      <slot name="${kind}-input"></slot>${toggle}
    </div>
    <div part=${parts('field-error', kind)} ?hidden=${!invalid}><slot name="${kind}-error"></slot></div>
  </div>
`;

/** A check box with its label. */
export const checkBox = ({ kind }: Field): TemplateResult => html`
  <div part=${kind}>
    <span part="checkbox"><slot name="${kind}-input"></slot></span
    ><span part=${parts('label', kind)} @click=${press}><slot name="${kind}-label"></slot></span>
  </div>
`;

/** The button that shows a password. Its label stays the same; it is pressed while the password is shown. */
export const passwordToggle = (shown: boolean, label: string, toggle: () => void): TemplateResult => html`
  <button part="password-toggle" aria-pressed=${shown} aria-label=${label} title=${label} @click=${toggle}>
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path
        d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12Zm7 0a3 3 0 1 0 6 0 3 3 0 1 0-6 0${
          shown ? 'M4 4l16 16' : ''
        }"
      />
    </svg>
  </button>
`;
