// The wizard that sets a connection up: one step at a time, from a backend to finished pages.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { define } from '../shared/define.js';
import { StatesController } from '../shared/states-controller.js';
import { button, mainButton } from '../shared/styles/button.styles.js';
import { spinner } from '../shared/styles/spinner.styles.js';
import { tokens } from '../shared/styles/tokens.styles.js';
import { answers } from './answers.styles.js';
import { controls } from './form-controls.styles.js';
import { renderProgress } from './progress.js';
import { messages } from './messages.styles.js';
import { styles } from './setup.styles.js';
import type { Step } from './step.js';
import { renderStepActions } from './step-actions.js';
import { renderStepList } from './step-list.js';
import { stepList } from './step-list.styles.js';
import { steps } from './steps/index.js';
import { type StepId, Wizard } from './wizard.js';

/**
 * Sets up a `<xano-connection>`: finds instance, workspace and API group with a Meta API Key or takes a Base
 * URL, tries a sign-in, and writes the finished pages. For developers, on a page of their own. The key is sent
 * to Xano's own hosts only, is stored nowhere, and is forgotten at the end or on leaving.
 *
 * @summary Finds the settings of a connection, and writes the pages.
 * @example
 * <xano-setup></xano-setup>
 *
 * @csspart steps - the list of steps; each is a `step`
 * @csspart step - one of them
 * @csspart step-current - the one shown
 * @csspart step-done - those before it
 * @csspart heading - heading of a step
 * @csspart form - the form of a step
 * @csspart field - a field
 * @csspart label - its label
 * @csspart hint - a hint for it
 * @csspart input - its control
 * @csspart field-error - what is wrong with it
 * @csspart checkbox - a check box with its label
 * @csspart option - a choice with an explanation
 * @csspart badge - a word in it
 * @csspart problem - why its endpoints could not be read
 * @csspart group - fields that belong together
 * @csspart columns - fields beside each other
 * @csspart tree - an answer of the backend
 * @csspart row - a line of it
 * @csspart value - the value in it
 * @csspart notice - what to know
 * @csspart alert - what went wrong
 * @csspart progress - what is under way
 * @csspart spinner - the turning ring in it
 * @csspart code - finished HTML with its button
 * @csspart actions - the buttons of a step
 * @csspart submit - the main one
 * @cssstate busy - Xano is being asked
 */
export class XanoSetup extends LitElement {
  static override styles = [
    tokens,
    button,
    mainButton,
    spinner,
    styles,
    messages,
    controls,
    stepList,
    answers,
  ];
  static override properties = {
    baseUrl: { attribute: 'base-url' },
    metaOrigin: { attribute: 'meta-origin' },
    fetch: { attribute: false },
  };

  /** A Base URL to begin with. */
  declare baseUrl?: string | undefined;
  /** Where Xano lists instances. Default `https://app.xano.com`; for the local Xano its origin. */
  declare metaOrigin?: string | undefined;
  /** In place of the platform's `fetch`. */
  declare fetch?: typeof globalThis.fetch | undefined;

  #wizard: Wizard | undefined;
  #shown: StepId = 'backend';
  /** The focus was in here before the update. */
  #hadFocus = false;
  #answer: HTMLElement | null = null;

  constructor() {
    super();
    new StatesController(this, () => [this.#own.busy && 'busy']);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pagehide', this.#leave);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.#leave);
    this.#leave();
  }

  readonly #leave = (): void => {
    this.#wizard?.forget();
    this.#emptySecrets();
  };

  get #own(): Wizard {
    return (this.#wizard ??= new Wizard(this, this.baseUrl));
  }

  protected override willUpdate(): void {
    this.#hadFocus = this.shadowRoot?.activeElement != null;
  }

  protected override updated(): void {
    const { step, busy, problems } = this.#own;
    if (step !== this.#shown) this.#find('[part="heading"]')?.focus();
    else if (Object.keys(problems).length > 0 && !busy)
      this.#find('[aria-invalid="true"]:not([hidden])')?.focus();
    else this.#followAnswer();
    this.#shown = step;
  }

  /** An answer that stands where somebody typed has to be heard, and the focus must not fall to the body. */
  #followAnswer(): void {
    const answer = this.#find('[part="notice"][tabindex]');
    const isNew = answer !== null && answer !== this.#answer;
    if (this.#hadFocus && (isNew || !this.shadowRoot?.activeElement))
      (answer ?? this.#find('[part="heading"]'))?.focus();
    this.#answer = answer;
  }

  override render(): TemplateResult {
    const wizard = this.#own;
    const step = steps[wizard.step];
    const { busy, error, notice, progress } = wizard;
    return html`
      ${renderStepList(wizard, this.#goTo)}
      <h2 part="heading" tabindex="-1">${step.heading}</h2>
      ${
        // A form of its own for each step: nothing typed in one is left in another.
        Object.keys(steps).map((id) => (id === wizard.step ? this.#form(step) : nothing))
      }
      <div part="alert" role="alert">${error ? html`<p>${error}</p>` : nothing}</div>
      <div part="progress" role="status">${busy ? renderProgress(progress) : nothing}</div>
      <div part=${notice ? 'notice' : nothing} role="status">
        ${notice ? html`<p>${notice}</p>` : nothing}
      </div>
      ${renderStepActions(wizard, { stop: () => wizard.stop(), submitOther: this.#submitOther, back: this.#back })}
    `;
  }

  #form(step: Step): TemplateResult {
    return html`<form
      part="form"
      id="step"
      method="post"
      novalidate
      autocomplete="off"
      @submit=${this.#submit}
    >
      ${step.render(this.#own)}
    </form>`;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const wizard = this.#own;
    if (wizard.busy) return;
    const step = steps[wizard.step];
    const data = new FormData(event.currentTarget as HTMLFormElement);
    wizard.clear();
    const problems = step.read(wizard, data);
    if (problems) {
      wizard.problems = problems;
      return;
    }
    this.#emptySecrets();
    void step.submit(wizard, data);
  };

  readonly #submitOther = (): void => {
    this.#keep();
    steps[this.#own.step].submitOther?.(this.#own);
  };

  readonly #back = (): void => {
    this.#keep();
    this.#own.back();
  };

  readonly #goTo = (id: StepId): void => {
    this.#keep();
    this.#own.stop();
    this.#own.go(id);
  };

  /** What was typed is there again when one comes back; secrets are not. */
  #keep(): void {
    const form = this.#find<HTMLFormElement>('form');
    if (form) steps[this.#own.step].read(this.#own, new FormData(form));
    this.#emptySecrets();
  }

  #emptySecrets(): void {
    for (const input of this.renderRoot.querySelectorAll<HTMLInputElement>('input[type="password"]'))
      input.value = '';
  }

  #find<T extends HTMLElement>(selector: string): T | null {
    return this.renderRoot.querySelector<T>(selector);
  }
}

define('xano-setup', XanoSetup);

declare global {
  interface HTMLElementTagNameMap {
    'xano-setup': XanoSetup;
  }
}
