// Which backend an element talks to: the one it names, else the one around it, else the document's only one.
// The context says which; what changes is said by the stores of its auth.
import { ContextProvider, createContext } from '@lit/context';
import { atom } from 'nanostores';
import type { Auth } from '../../src/index.js';
import { complain } from './complain.js';
import type { Navigation } from './navigation.js';
import type { Messages } from './texts.js';

/** What a `<xano-connection>` offers to the elements that use it. It changes only when the backend does. */
export interface Backend {
  readonly auth: Auth;
  readonly navigation: Navigation;
  readonly connection: ConnectionElement;
}

/** A `<xano-connection>`, as other elements know it. */
export interface ConnectionElement extends HTMLElement {
  readonly backend: Backend | undefined;
  messages: Messages;
}

/** Both copies of a twice-loaded library must mean the same context: a name, not an object. */
export const backendContext = createContext<Backend | undefined>('xano-auth-elements/0');

const createRegistry = () => {
  const $connections = atom<readonly ConnectionElement[]>([]);
  const root = globalThis.document?.documentElement;
  const provider = root && new ContextProvider(root, { context: backendContext });
  provider?.hostConnected();

  const set = (connections: readonly ConnectionElement[]): void => {
    $connections.set(connections);
    provider?.setValue(connections.length === 1 ? connections[0]?.backend : undefined);
  };
  const without = (connection: ConnectionElement) =>
    $connections.get().filter((other) => other !== connection);

  const said = new Set<string>();
  const own = {
    /** Those in the document. */
    $connections,
    /** The page is complete: a connection that is missing now is missing. */
    loaded: false,
    /** One console line for each fault of the page, however many elements meet it. */
    complain(message: string): void {
      if (!said.has(message)) complain(message);
      said.add(message);
    },
    /** To be called again whenever its backend or its texts change. */
    add: (connection: ConnectionElement): void => set([...without(connection), connection]),
    remove: (connection: ConnectionElement): void => set(without(connection)),
  };
  /** Late scripts get a turn before anything is called missing. */
  const loaded = () =>
    setTimeout(() => {
      own.loaded = true;
      set([...$connections.get()]);
    });
  if (root && document.readyState === 'complete') loaded();
  else if (root) addEventListener('load', loaded, { once: true });
  return own;
};

const shared = globalThis as { [name: symbol]: ReturnType<typeof createRegistry> | undefined };

/** The connections of this document, known to every copy of the library on the page. */
export const registry = (shared[Symbol.for('xano-auth-elements/0')] ??= createRegistry());

/** The connection with this id, in the element's own root, then in the document; never one of two twins. */
export const findConnection = (id: string, near: Element): ConnectionElement | undefined => {
  for (const root of [near.getRootNode(), document] as ParentNode[]) {
    const [found, twin] = root.querySelectorAll(`#${CSS.escape(id)}`);
    if (found) return registry.$connections.get().find((own) => own === found && !twin);
  }
  return undefined;
};
