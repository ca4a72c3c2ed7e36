// What stands in a form's place while somebody is signed in: who, a way on and a way out.
import { samePage, type User } from '../../src/core/index.js';
import '../logout-button/logout-button.js';
import { h, redraw } from './dom.js';
import { targetOf } from './navigation.js';
import type { TextOf } from './texts.js';

export interface SignedIn {
  readonly text: TextOf;
  readonly user: User | undefined;
  /** Where the way on leads. */
  readonly target: string | undefined;
  /** Id of the connection to sign out of. */
  readonly connection: string | undefined;
}

/** Fills `slot`. */
export const signedIn = (slot: HTMLElement, { text, user, target, connection }: SignedIn): void => {
  const name = user?.['name'] || user?.['email'];
  const url = targetOf(target);
  const leadsOn = url && !samePage(url, new URL(location.href));
  redraw(
    slot,
    h('p', {}, name ? text('signed-in-as', { name: String(name) }) : text('signed-in')),
    leadsOn && h('a', { part: 'continue', href: url.href }, text('continue')),
    h('xano-logout-button', { exportparts: 'button: logout-button', connection }),
  );
};
