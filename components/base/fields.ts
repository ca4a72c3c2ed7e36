// The fields of the forms as data, and how one is drawn: its control, label, hint and error are light
// children, which password managers, autofill and `aria-describedby` find; the box around them, with parts for
// the page's CSS, is in the shadow root.
import { html, nothing, type TemplateResult } from 'lit';
import type { LightNode } from './light-nodes.js';

/** What a first field may ask for. */
export type Identifier = 'email' | 'username' | 'phone';

export interface Field {
  /** Names its slots and parts. */
  readonly kind: Identifier | 'name' | 'password' | 'confirm' | 'remember';
  /** Key in the body. */
  readonly name: string;
  readonly label: string;
  readonly autocomplete?: string | undefined;
  readonly hint?: string | undefined;
  /** Attributes of its own. */
  readonly more?: Record<string, string | undefined>;
}

const types: Partial<Record<Field['kind'], string>> = {
  email: 'email',
  phone: 'tel',
  password: 'password',
  confirm: 'password',
  remember: 'checkbox',
};

/** What a field is drawn with. */
export interface FieldLook {
  /** Id of the light node with this key. */
  id(key: string): string;
  /** The page's own node in a slot. */
  own(slot: string): HTMLElement | undefined;
  /** Id of the form. */
  form: string;
  /** Passwords are shown. */
  shown: boolean;
}

/** A field's light children. */
export const lightField = (
  { kind, name, label, autocomplete, hint, more }: Field,
  { id, own, form, shown }: FieldLook,
): LightNode[] => {
  const [input, labelled, hinted] = [`${kind}-input`, `${kind}-label`, `${kind}-hint`];
  const { [kind]: type = 'text' } = types;
  const check = type === 'checkbox';
  const words = kind === 'name';
  const ownLabel = own(labelled);
  if (ownLabel && /^(xano-|$)/.test(ownLabel.id)) ownLabel.id = id(labelled);
  if (ownLabel instanceof HTMLLabelElement) ownLabel.htmlFor = id(input);
  const nodes: LightNode[] = [
    {
      key: input,
      tag: 'input',
      attributes: {
        form,
        name,
        type: type === 'password' && shown ? 'text' : type,
        autocomplete,
        autocapitalize: check ? undefined : words ? 'words' : 'none',
        spellcheck: check || words ? undefined : 'false',
        required: check ? undefined : '',
        inputmode: type === 'email' || type === 'tel' ? type : undefined,
        'aria-labelledby': ownLabel?.id,
        ...more,
      },
    },
  ];
  if (!ownLabel) nodes.unshift({ key: labelled, tag: 'label', attributes: { for: id(input) }, text: label });
  if (hint) nodes.push({ key: hinted, tag: 'p', text: hint });
  if (!check) nodes.push({ key: `${kind}-error`, tag: 'p', attributes: { 'data-xano-error': name } });
  return nodes;
};

/** State of a drawn field. */
export interface FieldState {
  readonly invalid: boolean;
  readonly disabled: boolean;
  readonly toggle?: TemplateResult | undefined;
}

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

const part = (name: string, kind: string, ...states: (string | false)[]): string =>
  [name, `${name}-${kind}`, ...states.filter(Boolean)].join(' ');

/** The visible box of a field. */
export const fieldBox = (
  { kind, hint }: Field,
  { invalid, disabled, toggle }: FieldState,
): TemplateResult => html`
  <div part=${part('field', kind, invalid && 'field-invalid')}>
    <div part=${part('label', kind)} @click=${press}>
      <slot name="${kind}-label"></slot><span part="required-mark" aria-hidden="true">*</span>
    </div>
    ${hint ? html`<div part=${part('hint', kind)}><slot name="${kind}-hint"></slot></div>` : nothing}
    <div
      part=${part('input', kind, invalid && 'input-invalid', disabled && 'input-disabled')}
      @mousedown=${press}
    >
      <slot name="${kind}-input"></slot>${toggle}
    </div>
    <div part=${part('field-error', kind)} ?hidden=${!invalid}><slot name="${kind}-error"></slot></div>
  </div>
`;

/** A check box with its label. */
export const checkBox = ({ kind }: Field): TemplateResult => html`
  <div part=${kind}>
    <span part="checkbox"><slot name="${kind}-input"></slot></span
    ><span part=${part('label', kind)} @click=${press}><slot name="${kind}-label"></slot></span>
  </div>
`;
