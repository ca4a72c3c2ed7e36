// Which guard says what the session is at, so that no visitor hears one sentence from each element of a page.

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
  [...(host.getRootNode() as ParentNode).querySelectorAll<Guard>('xano-auth-guard')].find(
    (guard) => guard.connection === host.connection && (!state || guard.state === state),
  );
