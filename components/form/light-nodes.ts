// The light nodes of a drawn form as data. One description makes a node, updates it, finds it again in a server's HTML,
// and is written as that HTML by light-html.ts. They are light children because password managers, autofill and
// `aria-describedby` do not find what is in a shadow root; they are not Lit's because a framework may remove them, and its
// markers with them. The slots that are ours alone begin with `xano-`, so that no page takes one by accident; those of
// labels are the page's, too.
import { unclobbered } from '../../src/core/internal.js';
import type { ShownText } from '../messages/messages.js';
import { GENERATED_ATTRIBUTE } from '../shared/generated.js';
import { type FieldDefinition, type FieldKind, isCheckbox, isPassword } from './field-definition.js';

export interface LightNode {
  readonly tag: 'form' | 'label' | 'input' | 'p' | 'button';
  /** `true` is an empty attribute; `false` and `undefined` are none. */
  readonly attributes: Readonly<Record<string, string | boolean | undefined>>;
  /** Its text; absent where the content is not written from here. */
  readonly text?: string | undefined;
}

/** A label that the page brings itself; where that is no `<label>`, its id. */
export interface OwnLabel {
  readonly id?: string | undefined;
}

/** What the nodes of a field show beside what defines it. */
export interface FieldState {
  readonly label: ShownText;
  /** In which language the hint is. */
  readonly hint: Omit<ShownText, 'text'>;
  readonly ownLabel?: OwnLabel | undefined;
  /** Its password is readable just now. */
  readonly isVisible: boolean;
  /** It is the last one: Enter sends the form. */
  readonly isLast: boolean;
}

/** What tells a node from the others of its form. */
export const keyOf = (tag: string, slot: string | null | undefined): string => slot || tag;

export const formId = (base: string): string => `${base}-form`;

export const controlId = (base: string, kind: FieldKind): string => `${base}-${kind}`;

/** The form itself; its controls stand beside it and name it by its id. */
export const formNode = (base: string): LightNode => ({
  tag: 'form',
  attributes: { id: formId(base), method: 'post' },
});

/** @param labelledBy id of the page's own label of the button */
export const submitNode = (
  base: string,
  { text, lang, dir }: ShownText,
  labelledBy: string | undefined,
): LightNode => {
  const form = formId(base);
  return {
    tag: 'button',
    attributes: { slot: 'xano-submit', type: 'submit', form, 'aria-labelledby': labelledBy, lang, dir },
    text: labelledBy ? '' : text,
  };
};

const inputTypes = new Map<string, string>([
  ['email', 'email'],
  ['phone', 'tel'],
  ['remember', 'checkbox'],
]);

/** Label, control, hint and error of a field. */
export const fieldNodes = (base: string, field: FieldDefinition, state: FieldState): LightNode[] => {
  const { kind, name, autocomplete, hint = '', passwordrules, minlength } = field;
  const id = controlId(base, kind);
  const described = !isCheckbox(field);
  const password = state.isVisible ? 'text' : 'password';
  const input: LightNode = {
    tag: 'input',
    attributes: {
      slot: `xano-${kind}-input`,
      id,
      form: formId(base),
      name,
      type: isPassword(field) ? password : (inputTypes.get(kind) ?? 'text'),
      autocomplete,
      passwordrules,
      minlength,
      required: described,
      autocapitalize: kind === 'name' ? 'words' : 'none',
      inputmode: kind === 'phone' ? 'tel' : undefined,
      // Addresses and numbers run from left to right in every language.
      dir: kind === 'email' || kind === 'phone' ? 'ltr' : undefined,
      enterkeyhint: described ? (state.isLast ? 'go' : 'next') : undefined,
      spellcheck: 'false',
      'aria-labelledby': state.ownLabel?.id,
      'aria-describedby': `${id}-hint ${id}-error`,
      ...field.attributes,
    },
  };
  const label: LightNode = {
    tag: 'label',
    attributes: { slot: `${kind}-label`, for: id, lang: state.label.lang, dir: state.label.dir },
    text: state.label.text,
  };
  return [
    ...(state.ownLabel ? [] : [label]),
    input,
    ...(described
      ? [
          {
            tag: 'p',
            attributes: {
              slot: `xano-${kind}-hint`,
              id: `${id}-hint`,
              lang: state.hint.lang,
              dir: state.hint.dir,
            },
            text: hint,
          } as const,
          // Errors are written when they happen, by field-errors.ts.
          {
            tag: 'p',
            attributes: { slot: `xano-${kind}-error`, id: `${id}-error`, 'data-xano-error': name },
          } as const,
        ]
      : []),
  ];
};

/** What was last written into a node: a text that somebody changed since, a translator say, is theirs. */
const written = new WeakMap<Node, string>();

/** Makes a node as described; only what differs is written. */
export const updateNode = (node: Element, { attributes, text }: LightNode): void => {
  for (const [name, value] of Object.entries(attributes))
    if (value === undefined || value === false) unclobbered(node, 'removeAttribute')(name);
    else if (unclobbered(node, 'getAttribute')(name) !== (value === true ? '' : value))
      unclobbered(node, 'setAttribute')(name, value === true ? '' : value);
  if (text === undefined || written.get(node) === text) return;
  written.set(node, text);
  if (node.textContent !== text) node.textContent = text;
};

export const createNode = (description: LightNode): HTMLElement => {
  const node = document.createElement(description.tag);
  node.setAttribute(GENERATED_ATTRIBUTE, '');
  updateNode(node, description);
  return node;
};
