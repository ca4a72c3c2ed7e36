// What a guard says where the page has put nothing into the slot of its state, and what a visitor can do about it.
import { html, nothing, type TemplateResult } from 'lit';
import type { MessageCode, Say } from '../messages/messages.js';
import type { GuardState } from './guard-state.js';

export interface DefaultContent {
  readonly say: Say;
  readonly state: GuardState;
  /** The session is being confirmed for longer than a moment. */
  readonly isSlow: boolean;
  /** There is a session, but whose cannot be confirmed now. */
  readonly isUnconfirmed: boolean;
  /** Whether to say that the role is missing. */
  readonly explains: boolean;
  /** Where the sign-in page is, if it was to be led to and this page is still there. */
  readonly signInPage: string | undefined;
  /** What a click on the link to it does. */
  readonly follow: (event: MouseEvent) => void;
  /** Why, for developers; empty for nothing. */
  readonly explanation: string;
  readonly retry: () => void;
  readonly switchAccount: () => void;
}

type Content = TemplateResult | typeof nothing;

/** The sentence; it is read out. */
export const sentence = (content: DefaultContent): Content => {
  const { say, state, signInPage, follow } = content;
  if (state === 'pending' && content.isSlow) return html`<p part="pending">${say('pending')}</p>`;
  if (state === 'forbidden' && content.explains)
    return html`<p part="forbidden">${say('forbidden-content')}</p>`;
  if (state === 'error') {
    const code = content.isUnconfirmed ? 'error-content' : 'configuration';
    return html`<p part="error">${say(code)}</p>`;
  }
  return state === 'signed-out' && signInPage
    ? html`<a part="sign-in-link" href=${signInPage} @click=${follow}>${say('sign-in')}</a>`
    : nothing;
};

/** The ways on, below the sentence. */
export const waysOn = (content: DefaultContent): Content => {
  const { say, state, explanation } = content;
  const button = (part: string, code: MessageCode, click: () => void) =>
    html`<button part=${part} @click=${click}>${say(code)}</button>`;
  if (state === 'forbidden' && content.explains)
    return html`<div part="actions">
      ${history.length > 1 ? button('back-button', 'go-back', () => history.back()) : nothing}
      ${button('switch-button', 'use-another-account', content.switchAccount)}
    </div>`;
  if (state !== 'error') return nothing;
  return html`${
    content.isUnconfirmed
      ? html`<div part="actions">${button('retry-button', 'retry', content.retry)}</div>`
      : nothing
  }${explanation ? html`<p part="developer-message">${explanation}</p>` : nothing}`;
};
