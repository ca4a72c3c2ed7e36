// What stands in a form's place where the link of an e-mail could not be opened just now: why, and another try.
import { html, nothing, type TemplateResult } from 'lit';
import type { AuthError } from '../../src/core/index.js';
import type { Say } from '../messages/messages.js';
import { failureText } from './failure-text.js';

export interface LinkFailed {
  readonly say: Say;
  readonly error: AuthError | undefined;
  /** The cause of it, for the developer; empty for none. */
  readonly explanation: string;
  /** It is being tried again. */
  readonly pending: boolean;
  readonly retry: () => void;
}

export const linkFailed = ({ say, error, explanation, pending, retry }: LinkFailed): TemplateResult =>
  html`<p>${error ? failureText(error, say) : say('unexpected')}</p>
    ${explanation ? html`<p part="developer-message">${explanation}</p>` : nothing}
    <button part="continue" type="button" aria-disabled=${pending} @click=${retry}>${say('retry')}</button>`;
