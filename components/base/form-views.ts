// What a form element shows beside its fields: why one has to sign in again, what went wrong, and who is
// signed in.
import { html, nothing, type TemplateResult } from 'lit';
import { type AuthError, authorTarget, isLoopback, samePage, type Session } from '../../src/index.js';
import '../logout-button/logout-button.js';
import type { MessageCode } from './texts.js';

type Text = (code: MessageCode, values?: Record<string, string | number>) => string;

const forDevelopers: readonly AuthError['code'][] = ['configuration', 'no-token-in-answer', 'bad-answer'];

/** Why the visitor has to sign in again, or why nothing seems to happen. */
export const noticeOf = ({ status, reason }: Session, text: Text): unknown => {
  const code =
    status === 'unconfirmed'
      ? 'error-content'
      : reason === 'expired' || reason === 'idle'
        ? (`session-${reason}` as const)
        : undefined;
  return code ? html`<p part="notice" role="status">${text(code)}</p>` : nothing;
};

/** What is wrong with the whole form, and on the developer's own machine why. There from the start, empty. */
export const alertBox = (text: string | undefined, error: AuthError | undefined): TemplateResult => {
  const why = error && forDevelopers.includes(error.code) && isLoopback(location.hostname);
  const content = [
    text ? html`<p>${text}</p>` : nothing,
    why ? html`<p part="developer-message">${error.message}</p>` : nothing,
  ];
  return html`<div part="alert" role="alert">${content}</div>`;
};

/**
 * Who is signed in, a way on and a way out.
 *
 * @param to where the form would have led
 * @param connection id of the connection
 */
export const signedIn = (
  { user }: Session,
  text: Text,
  to: string | undefined,
  connection: string | undefined,
): TemplateResult => {
  const name = user?.['name'] || user?.['email'];
  const url = to ? authorTarget(to, document.baseURI) : undefined;
  return html`
    <div part="signed-in" tabindex="-1">
      <slot name="signed-in">
        <p>${name ? text('signed-in-as', { name: String(name) }) : text('signed-in')}</p>
        ${
          url && !samePage(url, new URL(location.href))
            ? html`<a part="continue" href=${url.href}>${text('continue')}</a>`
            : nothing
        }
        <xano-logout-button
          exportparts="button: logout-button"
          connection=${connection ?? nothing}
        ></xano-logout-button>
      </slot>
    </div>
  `;
};
