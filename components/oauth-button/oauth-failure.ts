// What a provider's button says of a failure, and the way on that it offers.
import { html, nothing, type TemplateResult } from 'lit';
import type { OAuthMode } from '../../src/account/index.js';
import type { AuthError } from '../../src/core/index.js';
import { failureText } from '../account/failure-text.js';
import type { MessageCode, Said, Say } from '../messages/messages.js';

/** What a failure means at a provider, where the language's own text would say less. */
const failures: { readonly [code: string]: MessageCode | undefined } = {
  aborted: 'oauth-canceled',
  'not-found': 'oauth-unknown',
  'account-exists': 'oauth-known',
  'flow-expired': 'oauth-expired',
  'server-error': 'oauth-failed',
};

/** How Xano's extensions refuse a sign-up with an account, and a login without one. All else is its author's to say. */
const knownSentence = /^there is already an account with these credentials/i;
const unknownSentence = /^no user exists with these credentials/i;

/** What our own text says of a failure; nothing where others say more. */
const ownText = ({ code, userMessage = '' }: AuthError): MessageCode | undefined => {
  if (knownSentence.test(userMessage)) return 'oauth-known';
  return userMessage && !unknownSentence.test(userMessage) ? undefined : failures[code];
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
  const own = ownText(error);
  const text: Said = own ? say(own, { provider }) : failureText(error, say);
  const way = (part: string, label: MessageCode, how: Parameters<typeof begin>[0]) =>
    html`<button part=${part} type="button" @click=${() => begin(how)}>${say(label, { provider })}</button>`;
  const isUnknown = error.code === 'not-found';
  const isKnown = own === 'oauth-known';
  return html`<p>${text}</p>
    ${explanation ? html`<p part="developer-message">${explanation}</p>` : nothing}
    ${isUnknown ? way('sign-up-button', 'sign-up-with', { mode: 'signup' }) : nothing}
    ${isKnown ? way('sign-in-button', 'sign-in-with', { mode: 'login' }) : nothing}
    ${isUnknown || isKnown ? way('switch-button', 'not-this-account', { chooseAccount: true }) : nothing}`;
};
