// What stands in a form's place when its e-mail is on its way: that it is, a way to have it sent again, and a way back.
import { html, type TemplateResult } from 'lit';
import { type SendAgain, sendAgain } from './send-again.js';

export interface LinkSent extends Omit<SendAgain, 'label'> {
  /** Has another address asked for. */
  readonly startAgain: () => void;
}

export const linkSent = (model: LinkSent): TemplateResult =>
  html`<p>${model.say('link-sent')}</p>
    ${sendAgain({ ...model, label: 'send-again' })}
    <button part="cancel" type="button" @click=${model.startAgain}>${model.say('other-address')}</button>`;
