// How a field is drawn: its control, label, hint and error are light children, which password managers,
// autofill and `aria-describedby` find; the box around them, with parts for the page's CSS, is in the shadow
// root.
import { h, set, write } from './dom.js';
import { MARK } from './generated.js';

/** What a first field may ask for. */
export type Identifier = 'email' | 'username' | 'phone';

/** Each names its slots, parts and label. */
export type Kind = Identifier | 'name' | 'password' | 'confirm' | 'remember';

export interface Field {
  readonly kind: Kind;
  /** Key in the body. */
  readonly name: string;
  readonly autocomplete?: string | undefined;
  readonly hint?: string | undefined;
  /** For password managers that make one up. */
  readonly rules?: string | undefined;
}

/** What changes about a field that is drawn. */
export interface FieldState {
  readonly label: string;
  /** The page's own label. */
  readonly own: HTMLElement | null;
  /** Passwords are shown. */
  readonly shown: boolean;
  readonly invalid: boolean;
}

export interface FieldView {
  /** Around the light children, in the shadow root. */
  readonly box: HTMLElement;
  /** @returns its light children now */
  update(field: Field, state: FieldState): HTMLElement[];
}

const types: Partial<Record<Kind, string>> = {
  email: 'email',
  phone: 'tel',
  password: 'password',
  confirm: 'password',
  remember: 'checkbox',
};

/** The names of a part: its own, that with the kind, and those of its states. */
const parts = (name: string, ...more: (string | false)[]): string =>
  more.reduce<string>((all, one) => (one ? `${all} ${name}-${one}` : all), name);

/**
 * A field of this kind.
 *
 * @param form id of its form
 * @param toggle what shows a password
 */
export const drawField = (
  { kind, autocomplete }: Field,
  form: string,
  ...toggle: HTMLElement[]
): FieldView => {
  const id = `${form}-${kind}`;
  const type = types[kind] ?? 'text';
  const isBox = kind === 'remember';
  const light = <K extends 'label' | 'input' | 'p'>(tag: K, part: string, attributes = {}) =>
    h(tag, { [MARK]: true, slot: `${kind}-${part}`, ...attributes });
  const label = light('label', 'label', { for: id });
  const hint = light('p', 'hint', { id: `${id}-hint` });
  const error = light('p', 'error', { id: `${id}-error` });
  const input = light('input', 'input', {
    id,
    form,
    autocomplete,
    required: !isBox,
    autocapitalize: kind === 'name' ? 'words' : 'none',
    inputmode: kind === 'phone' && 'tel',
    spellcheck: 'false',
    'aria-describedby': `${hint.id} ${error.id}`,
  });

  /** A press on the box or on a label that is no `<label>` is one on the control. */
  const press = (event: Event): void => {
    if ((event.target as Element).closest('input, button, label, a')) return;
    event.preventDefault();
    input.focus();
    if (isBox && event.type === 'click') input.click();
  };
  const part = (name: string, slot = name, ...more: HTMLElement[]) =>
    h('div', { part: parts(name, kind) }, h('slot', { name: `${kind}-${slot}` }), ...more);

  const labelPart = set(part('label'), { click: press });
  const hintPart = part('hint');
  const inputPart = set(part('input', 'input', ...toggle), { mousedown: press });
  const errorPart = part('field-error', 'error');
  if (!isBox) labelPart.append(h('span', { part: 'required-mark', 'aria-hidden': 'true' }, '*'));
  const box = isBox
    ? h('div', { part: kind }, set(inputPart, { part: 'checkbox' }), labelPart)
    : h('div', {}, labelPart, hintPart, inputPart, errorPart);

  return {
    box,
    update({ name, hint: text = '', rules }, { label: words, own, shown, invalid }) {
      if (own instanceof HTMLLabelElement) own.htmlFor = id;
      set(input, {
        name,
        type: shown && type === 'password' ? 'text' : type,
        passwordrules: rules,
        'aria-labelledby': own?.id,
      });
      set(error, { 'data-xano-error': name });
      write(label, words);
      write(hint, text);
      hintPart.hidden = !text;
      errorPart.hidden = !invalid;
      if (!isBox) {
        set(box, { part: parts('field', kind, invalid && 'invalid') });
        set(inputPart, {
          part: parts('input', kind, invalid && 'invalid', input.matches(':disabled') && 'disabled'),
        });
      }
      return [...(own ? [] : [label]), input, ...(isBox ? [] : [hint, error])];
    },
  };
};
