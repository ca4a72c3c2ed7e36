// The class of all form elements: their public face, and what stands on the screen: the form, drawn or the page's own,
// or what is in its place when it is done or somebody is signed in. A form element is then an action and its fields.
import {
  html,
  isServer,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { AuthError, Status, Values } from '../../src/core/index.js';
import { unclobbered } from '../../src/core/internal.js';
import type { MessageCode, Messages, Said, Wording } from '../messages/messages.js';
import { readOwnTexts } from '../messages/own-texts.js';
import { ChildrenController } from '../shared/children-controller.js';
import { DelayController } from '../shared/delay-controller.js';
import { hasFocus } from '../shared/focus.js';
import { hasServerNodes } from '../shared/generated.js';
import { StatesController } from '../shared/states-controller.js';
import { mainButton } from '../shared/styles/button.styles.js';
import { spinner } from '../shared/styles/spinner.styles.js';
import { tokens } from '../shared/styles/tokens.styles.js';
import { firstGuardBeside } from '../shared/guards.js';
import { isToldByNotice } from '../shared/notices.js';
import { XanoElement } from '../shared/xano-element.js';
import { AuthFormController } from './auth-form-controller.js';
import { CapsLockController } from './caps-lock-controller.js';
import type { Language } from '../messages/languages.js';
import { markLightNodes, styleLightNodes } from './light.styles.js';
import { type FieldDefinition, type FieldKind, isCheckbox, type NamedKind } from './field-definition.js';
import { drawnFormTemplate, type FormModel, type MessagesModel, ownFormTemplate } from './form-template.js';
import { type Control, controlsOf } from './form-values.js';
import { styles } from './form.styles.js';
import { LightFieldsController } from './light-fields.js';
import { fieldNodes, formNode, type LightNode, type OwnLabel, submitNode } from './light-nodes.js';
import { enhanceOwnForm, findOwnForm } from './own-form.js';
import { signedInPanel } from './signed-in-panel.js';

/**
 * What a form element shows: the form, nothing until it is known what, or a panel in the form's place. A panel's name is
 * that of its slot, its part and its state.
 */
export type View = 'form' | 'waiting' | (string & {});

/** Finds the page's own label of a field, or of the button. */
type LabelOf = (kind: FieldKind | 'submit') => OwnLabel | undefined;

/**
 * What the form elements have in common.
 *
 * @slot - a `<form method="dialog">` of the page's own, in place of a drawn one
 * @slot logo - above everything
 * @slot heading - a heading of the page's own, below the logo
 * @slot before - above the fields
 * @slot fields - more controls with their labels; their values become part of the body
 * @slot submit-label - text of the button
 * @slot providers - other ways to sign in, below the button and an *or*
 * @slot after - under everything, for links such as *Create an account*
 *
 * @fires {XanoEvent} xano-authenticate - the session was stored
 * @fires {XanoUserEvent} xano-set-user - the user is known
 * @fires {XanoNavigateEvent} xano-navigate - about to navigate; cancelable
 * @fires {XanoErrorEvent} xano-error - the form's action failed; `error.code` says why
 *
 * @csspart form - everything of the form
 * @csspart logo - around the logo
 * @csspart heading - around the heading
 * @csspart fields - around the fields
 * @csspart field - a field: its label, its box, its rules and what is wrong with it
 * @csspart field-invalid - a field while something is wrong with it
 * @csspart label - the label of a field
 * @csspart required-mark - the asterisk at a required field with `mark="required"`
 * @csspart input - the box of a control
 * @csspart input-invalid - the box of a control while something is wrong with it
 * @csspart input-disabled - the box of a disabled control
 * @csspart field-error - what is wrong with a field
 * @csspart alert - what is wrong with the whole form
 * @csspart alert-icon - the sign in it
 * @csspart alert-text - the sign and the sentence
 * @csspart developer-message - the cause of it, on the developer's own machine only
 * @csspart submit - the button
 * @csspart spinner - a turning ring in the button during a slow answer
 * @csspart providers - around `providers`, with its divider
 * @csspart divider - the *or* above them
 * @csspart footer - around `after`
 * @csspart panel - what is in place of the form
 *
 * @cssstate pending - the form's own action is under way
 * @cssstate error - something is wrong with the form or one of its fields
 */
export abstract class AuthForm extends XanoElement {
  static override styles = [tokens, spinner, mainButton, styles];
  static override properties: PropertyDeclarations = {
    ...XanoElement.properties,
    redirectTo: { attribute: 'redirect-to' },
    endpoint: {},
    heading: {},
    appearance: { reflect: true },
    mark: {},
  };

  /** Where to navigate after Authenticate. Default: the connection's `after-sign-in`. */
  declare redirectTo?: string | undefined;
  /** `[METHOD] [api:GROUP]/path` that this form calls. Default: the connection's. */
  declare endpoint?: string | undefined;

  /** Text of a heading above the form, such as *Sign in to Acme*; empty: the text of the button. Default: no heading. */
  declare heading?: string | undefined;
  /** `card` draws it on a surface of its own, with a border and a shadow. */
  declare appearance?: 'card' | undefined;
  /** Which fields are marked: `optional` ones by a word, `required` ones by an asterisk, or `none`. No check box is, and nothing in a form of the page's own. @default 'optional' */
  declare mark?: 'optional' | 'required' | 'none' | undefined;

  /** The panel that stands in the form's place, whoever is signed in: `done`, where it has done what it is for. */
  protected panel: string | undefined;

  readonly #lightFields = new LightFieldsController(this, (base) => this.#lightNodes(base));
  readonly #action = new AuthFormController(this, {
    form: () => this.form,
    shown: (wording) => this.language.shown(wording),
    send: (...submitted) => this.send(...submitted),
    validate: (form) => this.validate(form),
    textOf: (error) => this.textOf(error),
    fieldPlace: (name, control) => this.#errorPlace(name, control),
    formPlace: () => this.#formErrorPlace,
    leaving: () => this.connections.provided?.navigation.leaving,
    onReset: () => {
      this.panel = undefined;
    },
  });
  readonly #capsLock = new CapsLockController(this);
  readonly #waiting = new DelayController(this, () => this.#isWaiting || this.pending);
  readonly #children = new ChildrenController(this, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['disabled', 'slot'],
  });

  #ownForm: HTMLFormElement | null = null;
  /** The form of the page that has been prepared. */
  #enhancedForm: HTMLFormElement | null = null;
  #view: View = 'form';
  /** Somebody has to see the form; until that is known, there is none. */
  #isWanted = false;
  /** It is not known yet what is to be shown. */
  #isWaiting = false;
  /** The view has changed under the focus. */
  #lostFocus = false;

  constructor() {
    super();
    new StatesController(this, () => [
      this.pending && 'pending',
      !this.#action.errors.isEmpty && 'error',
      this.#view !== 'form' && this.#view,
    ]);
  }

  /** The form that is submitted: drawn here, or the page's own. */
  get form(): HTMLFormElement | undefined {
    return this.#ownForm ?? this.#lightFields.form;
  }

  /** The form's own action is under way. */
  get pending(): boolean {
    return this.#action.pending;
  }

  /** Why the form's last action failed; `undefined` from the next submit on. */
  get error(): AuthError | undefined {
    return this.#action.error;
  }

  /** Submits, as a press on the button does. */
  requestSubmit(): void {
    const { form } = this;
    if (form) unclobbered(form, 'requestSubmit')();
  }

  /** Empties the form, takes its errors away and stops its action. */
  reset(): void {
    const { form } = this;
    if (form) unclobbered(form, 'reset')();
  }

  /** Focuses the first field with an error, else the first; or what stands in the form's place. */
  override focus(options?: FocusOptions): void {
    const controls = this.form && this.#view === 'form' ? controlsOf(this.form) : [];
    const fields = controls.filter((control) => control.matches(':enabled') && control.checkVisibility());
    const field = fields.find(({ name }) => this.#action.errors.has(name)) ?? fields[0];
    if (field) return field.focus(options);
    this.shadowRoot?.querySelector<HTMLElement>('[tabindex]')?.focus(options);
    // A second step in the panel is typed into at once; one that is not shown takes no focus.
    this.querySelector<HTMLElement>('xano-code-form')?.focus(options);
  }

  /** @internal */
  get flowTarget(): string | undefined {
    return this.redirectTo;
  }

  protected override ownTexts(): Messages {
    return { ...super.ownTexts(), ...(isServer ? {} : readOwnTexts(this)) };
  }

  /** The fields to draw. */
  protected abstract drawnFields(): readonly FieldDefinition[];

  /** The text of the button, by its code. */
  protected abstract submitLabel(): MessageCode;

  /** Does what the form is for. */
  protected abstract send(values: Values, form: HTMLFormElement, signal: AbortSignal): Promise<void>;

  /** What the browser does not check: texts by name of the control. */
  protected validate(_form: HTMLFormElement): Record<string, Wording> {
    return {};
  }

  /** The text of a failure that brings no words of its own. */
  protected textOf({ code }: AuthError): MessageCode {
    return code;
  }

  /** What is shown while it has no panel and nothing is under way. */
  protected viewFor(status: Status): View {
    return status === 'signed-in' ? 'signed-in' : status === 'restoring' ? 'waiting' : 'form';
  }

  protected override willUpdate(): void {
    const { panel, session } = this;
    this.#isWanted ||= hasServerNodes(this);
    // A form that stands in the page already does not hide until more is known: somebody may be typing in it.
    const status = session?.status ?? (this.#isWanted ? 'signed-out' : 'restoring');
    const wanted = panel ?? (this.pending ? 'form' : this.viewFor(status));
    this.#ownForm = findOwnForm(this);
    this.#isWaiting = wanted === 'waiting' && !this.#ownForm;
    const view = wanted === 'waiting' ? 'form' : wanted;
    this.#lostFocus = this.hasUpdated && view !== this.#view && (view === panel || hasFocus(this));
    this.#view = view;
    // No form without its texts.
    this.#isWanted ||= view === 'form' && !this.#isWaiting && !!this.language.language;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.isConnected) return;
    if (this.#ownForm && this.#ownForm !== this.#enhancedForm) enhanceOwnForm(this, this.#ownForm);
    this.#enhancedForm = this.#ownForm;
    if (
      !this.#ownForm &&
      this.querySelector(':scope > :is([slot=fields], [slot=forgot], [slot=providers], [slot=after])')
    ) {
      styleLightNodes(this);
      markLightNodes(this, this.mark, this.text('optional'));
    }
    this.#children.ignoreOwnChanges();
    if (this.#lostFocus) this.focus();
  }

  /**
   * @internal The light children of a drawn form, for a server to write.
   *
   * @param base what their ids begin with: the element's id, else its tag
   * @param labelOf the page's own label of a field, or of the button
   * @param language that of the page. Default: English on a server
   */
  lightNodes(base: string, labelOf: LabelOf = () => undefined, language?: Language): readonly LightNode[] {
    if (language) this.language.given = language;
    const all = this.drawnFields();
    const last = all.findLast((field) => !isCheckbox(field));
    const fields = all.flatMap((field) =>
      fieldNodes(base, field, {
        label: this.language.shown(field.label ?? (() => [field.kind as NamedKind])),
        hint: this.language.attributes,
        ownLabel: labelOf(field.kind),
        isVisible: this.#action.isVisible(field.name),
        isLast: field === last,
      }),
    );
    const label = this.language.shown(() => [this.submitLabel()]);
    return [formNode(base), ...fields, submitNode(base, label, labelOf('submit')?.id)];
  }

  /** The light children that are ours: none beside a form of the page's own. */
  #lightNodes(base: string): readonly LightNode[] {
    if (!this.#isWanted || this.#ownForm) return [];
    return this.lightNodes(base, (kind) => this.#lightFields.labelOf(kind));
  }

  /** The page's own place for what is wrong with the whole form. */
  get #formErrorPlace(): HTMLElement | null {
    // A drawn field without a name has one like it: that of a password manager's user name.
    return this.querySelector('[data-xano-error=""]:not([data-xano-generated])');
  }

  #errorPlace(name: string, control: Control | undefined): HTMLElement | null {
    const place = this.querySelector<HTMLElement>(`[data-xano-error="${CSS.escape(name)}"]`);
    return place || !control || this.#ownForm ? place : this.#lightFields.errorPlaceFor(name, control);
  }

  protected override render(): TemplateResult {
    const { announcement } = this.#action.errors;
    const isSlow =
      this.#waiting.isOver &&
      (this.#isWaiting || this.pending) &&
      !(this.#isWaiting && firstGuardBeside(this));
    return html`
      ${this.#isWanted ? this.#formTemplate() : nothing}
      <div role="status" class=${this.#isWaiting ? 'moment' : 'spoken'}>
        ${isSlow ? html`<p>${this.say('pending')}</p>` : nothing}
      </div>
      <div role="alert" class="spoken">${announcement ? html`<p>${announcement}</p>` : nothing}</div>
      ${this.#view === 'form' ? nothing : this.#panelTemplate(this.#view)}
    `;
  }

  #formTemplate(): TemplateResult {
    return html`<div part="form" class=${this.#isWaiting ? 'waiting' : ''} ?hidden=${this.#view !== 'form'}>
      ${this.#ownForm ? ownFormTemplate(this.#messages) : drawnFormTemplate(this.#model)}
    </div>`;
  }

  /** What stands above the fields: why the visitor has to sign in again, or why nothing seems to happen. */
  protected notice(): Said {
    const { status, reason } = this.session ?? {};
    const ended = reason === 'expired' || reason === 'idle' ? (`session-${reason}` as const) : undefined;
    // A guard beside it says the same.
    const isUnconfirmed = status === 'unconfirmed' && !firstGuardBeside(this);
    const notice = isUnconfirmed ? 'error-content' : ended;
    return notice && !isToldByNotice(notice, this.connection) ? this.say(notice) : '';
  }

  get #messages(): MessagesModel {
    const { formError } = this.#action.errors;
    return {
      notice: formError ? '' : this.notice(),
      error: formError && !this.#formErrorPlace ? this.language.sayWording(formError) : '',
      explanation: this.connections.explanationOf(this.error ?? this.session?.error),
    };
  }

  get #model(): FormModel {
    const { errors } = this.#action;
    return {
      ...this.#messages,
      text: this.text,
      say: this.say,
      language: this.language.attributes,
      fields: this.drawnFields(),
      heading: this.heading === '' ? this.say(this.submitLabel()) : (this.heading ?? ''),
      mark: this.mark,
      pending: this.pending,
      belowButton: this.belowButton(),
      capsLockAt: this.#capsLock.field,
      hasContent: (slot) => this.querySelector(`:scope > [slot="${slot}"]`) !== null,
      isInvalid: (name) => errors.has(name),
      controlOf: ({ kind }) => this.#lightFields.controlOf(kind),
      isVisible: (name) => this.#action.isVisible(name),
      togglePassword: (name) => this.#action.togglePassword(name),
    };
  }

  #panelTemplate(view: View): TemplateResult {
    const content = view === 'signed-in' ? this.#signedInPanel() : this.panelContent(view);
    return html`<div part="panel ${view}" tabindex="-1"><slot name=${view}>${content}</slot></div>`;
  }

  /** Tells a failure of something else than a submit; without one, takes back what was told. */
  protected showFailure(error?: unknown): void {
    if (error === undefined) this.#action.clearErrors();
    else if (this.form) this.#action.showFailure(error, this.form);
  }

  /** What stands between the button and what the page has put below it. */
  protected belowButton(): TemplateResult | typeof nothing {
    return nothing;
  }

  /** What a panel shows unless the page says it. */
  protected panelContent(_panel: string): TemplateResult | Said {
    return '';
  }

  #signedInPanel(): TemplateResult {
    const { say, session, connection } = this;
    const { navigation } = this.connections.provided ?? {};
    const target = navigation?.afterSignIn(this.redirectTo);
    return signedInPanel({ say, user: session?.user, target, follow: navigation?.follow, connection });
  }
}
