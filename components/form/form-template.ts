// How a form is drawn in the shadow root: from a model of what is so, with nothing read or written beside it.
import { html, nothing, type TemplateResult } from 'lit';
import type { Said, Say } from '../messages/messages.js';
import { type FieldDefinition, isCheckbox, isPassword } from './field-definition.js';
import { fieldTemplate } from './field-template.js';
import type { Control } from './form-values.js';
import { passwordToggle, type PasswordToggleModel } from './password-toggle.js';

/** What stands around every form, drawn or the page's own. */
export interface MessagesModel {
  /** Why the visitor has to sign in again, or why nothing seems to happen; empty for none. */
  readonly notice: Said;
  /** What is wrong with the whole form; empty for nothing. */
  readonly error: Said;
  /** Why, for developers; empty for nothing. */
  readonly explanation: string;
}

export interface FormModel extends MessagesModel, PasswordToggleModel {
  /** Text of the heading, where the page brings none; empty for none. */
  readonly heading: Said;
  readonly say: Say;
  readonly fields: readonly FieldDefinition[];
  /** Which fields are marked: those that are not required, unless it says otherwise. */
  readonly mark: string | undefined;
  readonly pending: boolean;
  readonly belowButton: TemplateResult | typeof nothing;
  /** Whether the page has put something into a slot. */
  readonly hasContent: (slot: string) => boolean;
  readonly isInvalid: (name: string) => boolean;
  /** The field in which a password is being typed in capitals by mistake. */
  readonly capsLockAt: string | undefined;
  readonly controlOf: (field: FieldDefinition) => Control | undefined;
}

/** Both are there from the start, empty: a live region that comes with its text is not read out. */
const noticeTemplate = ({ notice }: MessagesModel): TemplateResult =>
  html`<div part=${notice ? 'notice' : nothing} role="status">
    ${notice ? html`<p>${notice}</p>` : nothing}
  </div>`;

const alertTemplate = ({ error, explanation }: MessagesModel): TemplateResult =>
  html`<div part="alert" role="alert">
    ${error ? html`<p part="alert-text"><span part="alert-icon"></span><span>${error}</span></p>` : nothing}${
      explanation ? html`<p part="developer-message">${explanation}</p>` : nothing
    }
  </div>`;

/** Around a form of the page's own. */
export const ownFormTemplate = (model: MessagesModel): TemplateResult =>
  html`${noticeTemplate(model)}<slot></slot>${alertTemplate(model)}`;

const drawField = (field: FieldDefinition, model: FormModel): TemplateResult => {
  const control = () => model.controlOf(field);
  return fieldTemplate(field, {
    invalid: model.isInvalid(field.name),
    disabled: control()?.matches(':disabled') ?? false,
    button: isPassword(field) ? passwordToggle(field, model) : undefined,
    isMarked: model.mark === 'required' && field.attributes?.['required'] !== false,
    language: model.language,
    remark: model.capsLockAt === field.name ? model.say('caps-lock') : '',
    onPress: (event) => {
      if ((event.target as Element).closest('input, button')) return;
      event.preventDefault();
      control()?.focus();
    },
  });
};

export const drawnFormTemplate = (model: FormModel): TemplateResult => {
  const { fields, heading, pending, hasContent, say } = model;
  // The page's own fields go between ours and the check box.
  const last = fields.at(-1);
  const count = last && isCheckbox(last) ? fields.length - 1 : fields.length;
  return html`
    <div part="logo" ?hidden=${!hasContent('logo')}><slot name="logo"></slot></div>
    <div part="heading" ?hidden=${!heading && !hasContent('heading')}>
      <slot name="heading">${heading ? html`<h2>${heading}</h2>` : nothing}</slot>
    </div>
    <slot name="before"></slot>
    ${noticeTemplate(model)}
    <div part="fields">
      ${fields.slice(0, count).map((field) => drawField(field, model))}
      <slot name="fields"></slot>
      ${fields.slice(count).map((field) => drawField(field, model))}
    </div>
    ${alertTemplate(model)}
    <div part="submit">
      <slot name="xano-submit"></slot><slot name="submit-label"></slot>
      <span part="spinner" ?hidden=${!pending}></span>
    </div>
    ${model.belowButton}
    <div part="providers" ?hidden=${!hasContent('providers')}>
      <div part="divider">${say('or')}</div>
      <slot name="providers"></slot>
    </div>
    <div part="footer" ?hidden=${!hasContent('after')}><slot name="after"></slot></div>
  `;
};
