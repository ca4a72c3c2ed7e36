// What stands in a form's place while somebody is signed in: who, a way on and a way out.
import { html, nothing, type TemplateResult } from 'lit';
import { samePage, type User } from '../../src/core/index.js';
import '../logout-button/logout-button.js';
import type { TextOf } from '../messages/messages.js';
import { targetOf } from '../navigation/navigation.js';

export interface SignedInPanel {
  readonly text: TextOf;
  readonly user: User | undefined;
  /** Where the way on leads. */
  readonly target: string | undefined;
  /** Id of the connection to sign out of. */
  readonly connection: string | undefined;
}

export const signedInPanel = ({ text, user, target, connection }: SignedInPanel): TemplateResult => {
  const name = user?.['name'] || user?.['email'];
  const url = targetOf(target);
  const leadsOn = url && !samePage(url, new URL(location.href));
  return html`<p>${name ? text('signed-in-as', { name: String(name) }) : text('signed-in')}</p>
    ${leadsOn ? html`<a part="continue" href=${url.href}>${text('continue')}</a>` : nothing}
    <xano-logout-button
      exportparts="button: logout-button"
      connection=${connection ?? nothing}
    ></xano-logout-button>`;
};
