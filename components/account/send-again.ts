// The button that has an e-mail sent once more, after a wait.
import { html, nothing, type TemplateResult } from 'lit';
import type { MessageCode, Say } from '../messages/messages.js';

export interface SendAgain {
  readonly say: Say;
  /** Text of the button. */
  readonly label: MessageCode;
  /** Until it may be pressed. */
  readonly seconds: number;
  readonly pending: boolean;
  /** It was sent again. */
  readonly isSent: boolean;
  readonly send: () => void;
}

export const sendAgain = ({ say, label, seconds, pending, isSent, send }: SendAgain): TemplateResult => {
  const waits = seconds > 0;
  return html`<button
      part="send-again"
      type="button"
      aria-disabled=${waits || pending}
      aria-describedby=${waits ? 'wait' : nothing}
      @click=${() => waits || pending || send()}
    >
      ${say(label)}
    </button>
    <p part="send-again-wait" id="wait" ?hidden=${!waits}>${say('send-again-in', { seconds })}</p>
    <div role="status" class="spoken">${isSent && waits ? html`<p>${say('sent-again')}</p>` : nothing}</div>`;
};
