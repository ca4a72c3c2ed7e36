// How a field is drawn in the shadow root: boxes with parts for the page's CSS, around its light nodes.
import { html, nothing, type TemplateResult } from 'lit';
import type { Said, ShownText } from '../messages/messages.js';
import { type FieldDefinition, type FieldKind, isCheckbox, type Rule } from './field-definition.js';

/** What changes about a field that is drawn. */
export interface FieldBoxState {
  readonly invalid: boolean;
  readonly disabled: boolean;
  /** It has the mark of a required field. */
  readonly isMarked: boolean;
  /** A press on the box is one on its control. */
  readonly onPress: (event: MouseEvent) => void;
  /** What stands behind the control in its box. */
  readonly button?: TemplateResult | undefined;
  /** What is to be known while typing; empty for nothing. */
  readonly remark: Said;
  /** In which language the texts are. */
  readonly language: Omit<ShownText, 'text'>;
}

/** The names of a part: its own, that with the kind, and those of its states. */
const parts = (name: string, kind: FieldKind, ...states: (string | false)[]): string =>
  [name, ...[kind, ...states].filter((one) => one !== false).map((one) => `${name}-${one}`)].join(' ');

/** A check box, with its label behind it. */
const checkboxTemplate = ({ kind }: FieldDefinition, { onPress }: FieldBoxState): TemplateResult => html`
  <div part=${kind}>
    <div part="checkbox" @mousedown=${onPress}><slot name="xano-${kind}-input"></slot></div>
    <div part="label-${kind}"><slot name="${kind}-label"></slot></div>
  </div>
`;

/** The light hint says the same to who does not see it. */
const rulesTemplate = (rules: readonly Rule[], { lang, dir }: FieldBoxState['language']): TemplateResult =>
  html`<ul part="rules" aria-hidden="true" lang=${lang ?? nothing} dir=${dir ?? nothing}>
    ${rules.map(({ text, isMet }) => html`<li part="rule rule-${isMet ? 'met' : 'unmet'}">${text}</li>`)}
  </ul>`;

/** A password that may be forgotten. Where a current one stands above a new one, the first slot takes what is in it. */
const isAskedFor = (kind: FieldKind): boolean => kind === 'password' || kind === 'current';

/** Label, hint, control and error, one below the other. */
const inputTemplate = (field: FieldDefinition, state: FieldBoxState): TemplateResult => {
  const { kind, rules = [] } = field;
  const { invalid, disabled, isMarked, onPress, button, remark } = state;
  const states = [invalid && 'invalid', disabled && 'disabled'] as const;
  return html`
    <div part=${parts('field', kind, states[0])} ?hidden=${field.isHidden}>
      <div part=${parts('label', kind)}>
        <slot name="${kind}-label"></slot
        >${isMarked ? html`<span part="required-mark" aria-hidden="true">&nbsp;*</span>` : nothing}
      </div>
      <div hidden><slot name="xano-${kind}-hint"></slot></div>
      <div part=${parts('input', kind, ...states)} @mousedown=${onPress}>
        <slot name="xano-${kind}-input"></slot>${button ?? nothing}
      </div>
      ${isAskedFor(kind) ? html`<slot name="forgot"></slot>` : nothing}${field.below ?? nothing}
      <div part=${parts('field-error', kind)} ?hidden=${!invalid}>
        <slot name="xano-${kind}-error"></slot>
      </div>
      ${button ? html`<div part=${remark ? 'caps-lock' : nothing} role="status">${remark ? html`<p>${remark}</p>` : nothing}</div>` : nothing}
      ${rules.length > 0 ? rulesTemplate(rules, state.language) : nothing}
    </div>
  `;
};

export const fieldTemplate = (field: FieldDefinition, state: FieldBoxState): TemplateResult =>
  isCheckbox(field) ? checkboxTemplate(field, state) : inputTemplate(field, state);
