// What stands in a form's place while somebody is signed in: who, a way on and a way out.
import { html, nothing, type TemplateResult } from 'lit';
import type { User } from '../../src/core/index.js';
import { leadsElsewhere } from '../../src/core/internal.js';
import '../logout-button/logout-button.js';
import type { Say } from '../messages/messages.js';
import { textOfValue } from '../shared/value-text.js';

export interface SignedInPanel {
  readonly say: Say;
  readonly user: User | undefined;
  /** Where the way on leads. */
  readonly target: URL | undefined;
  readonly follow: ((event: MouseEvent) => void) | undefined;
  /** Id of the connection to sign out of. */
  readonly connection: string | undefined;
}

/** As `<xano-user>` writes it; a name of spaces is none. */
const textOf = (value: unknown): string => textOfValue(value, undefined, () => undefined).trim();

export const signedInPanel = ({ say, user, target, follow, connection }: SignedInPanel): TemplateResult => {
  const name = textOf(user?.['name']) || textOf(user?.['email']);
  const leadsOn = target && leadsElsewhere(target, new URL(location.href));
  return html`<p>${name ? say('signed-in-as', { name }) : say('signed-in')}</p>
    ${leadsOn ? html`<a part="continue" href=${target.href} @click=${follow}>${say('continue')}</a>` : nothing}
    <xano-logout-button
      exportparts="button: logout-button"
      connection=${connection ?? nothing}
    ></xano-logout-button>`;
};
