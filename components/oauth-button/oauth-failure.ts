// What a provider's button says of a failure, and the way on that it offers.
import { html, nothing, type TemplateResult } from 'lit';
import type { OAuthMode } from '../../src/account/index.js';
import type { AuthError } from '../../src/core/index.js';
import type { MessageCode, Said, Say } from '../messages/messages.js';
import { RATE_WINDOW } from '../shared/rate-window.js';

/** What a failure means at a provider, where the language's own text would say less. */
const failures: { readonly [code: string]: MessageCode | undefined } = {
  aborted: 'oauth-canceled',
  'not-found': 'oauth-unknown',
  forbidden: 'oauth-known',
  'flow-expired': 'oauth-expired',
  'server-error': 'oauth-failed',
};

export interface OAuthFailure {
  readonly error: AuthError;
  /** As the provider writes its name. */
  readonly provider: string;
  readonly say: Say;
  /** The cause of it, for the developer. */
  readonly explanation: string | undefined;
  /** Begins anew, in another way. */
  readonly begin: (how: { mode?: OAuthMode; chooseAccount?: boolean }) => void;
}

export const oauthFailure = ({ error, provider, say, explanation, begin }: OAuthFailure): TemplateResult => {
  const { code, userMessage, retryAfter = RATE_WINDOW } = error;
  const own = failures[code];
  const text: Said = own
    ? say(own, { provider })
    : (userMessage ?? say(code, { seconds: Math.ceil(retryAfter) }));
  const way = (part: string, label: MessageCode, how: Parameters<typeof begin>[0]) =>
    html`<button part=${part} type="button" @click=${() => begin(how)}>${say(label, { provider })}</button>`;
  const isUnknown = code === 'not-found';
  const isKnown = code === 'forbidden';
  return html`<p>${text}</p>
    ${explanation ? html`<p part="developer-message">${explanation}</p>` : nothing}
    ${isUnknown ? way('sign-up-button', 'sign-up-with', { mode: 'signup' }) : nothing}
    ${isKnown ? way('sign-in-button', 'sign-in-with', { mode: 'login' }) : nothing}
    ${isUnknown || isKnown ? way('switch-button', 'not-this-account', { chooseAccount: true }) : nothing}`;
};
