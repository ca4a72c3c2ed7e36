// The list of steps: where one is, and a way back to what is done.
import { html, nothing, type TemplateResult } from 'lit';
import { steps } from './steps/index.js';
import type { StepId, Wizard } from './wizard.js';

/** @param goTo leads to a step that is done */
export const renderStepList = (wizard: Wizard, goTo: (id: StepId) => void): TemplateResult => {
  const at = wizard.steps.indexOf(wizard.step);
  return html`<nav aria-label="Steps of the setup">
    <p class="count">Step ${at + 1} of ${wizard.steps.length}</p>
    <ol part="steps">
      ${wizard.steps.map(
        (id, index) =>
          html`<li
            part="step ${index === at ? 'step-current' : index < at ? 'step-done' : ''}"
            aria-current=${index === at ? 'step' : nothing}
          >
            ${
              index < at
                ? html`<button type="button" @click=${() => goTo(id)}>${steps[id].title}</button>`
                : html`<span>${steps[id].title}</span>`
            }
          </li>`,
      )}
    </ol>
  </nav>`;
};
