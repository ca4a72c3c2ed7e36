// What stands in the place of the form for a new password: before it, after it, and where there is no link for it.
import { html, nothing, type TemplateResult } from 'lit';
import { linkFailed, type LinkFailed } from '../account/link-failed.js';
import type { MessageCode } from '../messages/messages.js';

export interface ResetPanels extends Omit<LinkFailed, 'retry'> {
  /** Whose link it is, as far as it says. */
  readonly email: string | undefined;
  /** Page that sends a new link. */
  readonly requestPage: string | undefined;
  readonly signInPage: string | undefined;
  /** Opens a page as the page's own links are. */
  readonly follow: ((event: MouseEvent) => void) | undefined;
  /** Opens the link. */
  readonly goOn: () => void;
}

export const resetPanel = (panel: string, model: ResetPanels): TemplateResult => {
  const { say, email, goOn } = model;
  const link = (to: string | undefined, code: MessageCode) =>
    to ? html`<a part="continue" href=${to} @click=${model.follow}>${say(code)}</a>` : nothing;
  switch (panel) {
    case 'done':
      return html`<p>${say('password-changed')}</p>
        ${link(model.signInPage, 'to-sign-in')}`;
    case 'expired':
      return html`<p>${say('link-expired')}</p>
        ${link(model.requestPage, 'send-new-link')}`;
    case 'confirm':
      return html`<p>${email ? say('link-confirm-as', { email }) : say('link-confirm')}</p>
        <button part="continue" type="button" aria-disabled=${model.pending} @click=${goOn}>
          ${say('continue')}
        </button>`;
    case 'failed':
      return linkFailed({ ...model, retry: goOn });
    default:
      return html`<p>${say('link-missing')}</p>
        ${link(model.requestPage, 'send-new-link')}`;
  }
};
