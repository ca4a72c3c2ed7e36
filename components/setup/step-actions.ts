// The buttons below a step: forwards, its second choice, stop, and back.
import { html, nothing, type TemplateResult } from 'lit';
import { steps } from './steps/index.js';
import type { Wizard } from './wizard.js';

export interface StepActions {
  stop(): void;
  submitOther(): void;
  back(): void;
}

export const renderStepActions = (wizard: Wizard, actions: StepActions): TemplateResult => {
  const { busy } = wizard;
  const step = steps[wizard.step];
  const other = step.other?.(wizard);
  const submit = step.submitLabel ? step.submitLabel(wizard) : 'Continue';
  return html`<div part="actions">
    ${
      submit
        ? html`<button part="submit" type="submit" form="step" aria-disabled=${busy ? 'true' : nothing}>
            ${submit}
          </button>`
        : nothing
    }
    ${other && !busy ? html`<button type="button" @click=${actions.submitOther}>${other}</button>` : nothing}
    ${busy ? html`<button type="button" @click=${actions.stop}>Stop</button>` : nothing}
    ${
      wizard.step === 'backend'
        ? nothing
        : html`<button type="button" class="back" @click=${actions.back}>Back</button>`
    }
  </div>`;
};
