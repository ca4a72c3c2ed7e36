// The interface of a step of the wizard.
import type { TemplateResult } from 'lit';
import type { Wizard } from './wizard.js';

/** What is wrong, by name of the field. */
export type Problems = Readonly<Record<string, string>>;

export interface Step {
  /** A word for the list of steps. */
  readonly title: string;
  readonly heading: string;
  render(wizard: Wizard): TemplateResult;
  /** Reads the form into the draft, and says what is missing. */
  read(wizard: Wizard, data: FormData): Problems | undefined;
  /** Does the step's work with what was read, and goes to the next step. */
  submit(wizard: Wizard, data: FormData): void | Promise<void>;
  /** Text of the button; `undefined`: there is none. Default *Continue*. */
  submitLabel?(wizard: Wizard): string | undefined;
  /** Text of a second button. */
  other?(wizard: Wizard): string;
  submitOther?(wizard: Wizard): void;
}
