// Which guard says what the session is at, so that no visitor hears one sentence from each element of a page.
import { elementsBeside } from './same-tree.js';

interface Guard extends Element {
  readonly connection?: string | undefined;
  readonly state?: string;
}

/**
 * The first guard in the tree of `host` that follows the same connection.
 *
 * @param state only one that shows this
 */
export const firstGuardBeside = (host: Guard, state?: string): Element | undefined =>
  elementsBeside<Guard>(host, 'xano-auth-guard').find(
    (guard) => guard.connection === host.connection && (!state || guard.state === state),
  );
