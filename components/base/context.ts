// Which backend an element talks to: the one it names, else the one around it, else the document's only one.
// The context says which; what changes is said by the stores of its auth.
import { ContextProvider, createContext } from '@lit/context';
import { atom } from 'nanostores';
import type { Auth } from '../../src/index.js';
import type { Messages } from './texts.js';
import type { Navigation } from './navigation.js';

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

/** `connections`: those in the document. `loaded`: the page is complete, so a missing one is missing. */
interface Present {
  readonly connections: readonly ConnectionElement[];
  readonly loaded: boolean;
}

const createRegistry = () => {
  const $present = atom<Present>({ connections: [], loaded: false });
  const provider =
    typeof document === 'object' && document.documentElement
      ? new ContextProvider(document.documentElement, {
          context: backendContext,
          initialValue: undefined as Backend | undefined,
        })
      : undefined;
  provider?.hostConnected();

  const set = (next: Partial<Present>): void => {
    $present.set({ ...$present.get(), ...next });
    const { connections } = $present.get();
    provider?.setValue(connections.length === 1 ? connections[0]?.backend : undefined);
  };
  /** Late scripts get a turn before anything is called missing. */
  const loaded = () => setTimeout(() => set({ loaded: true }));
  if (provider && document.readyState === 'complete') loaded();
  else if (provider) addEventListener('load', loaded, { once: true });

  const said = new Set<string>();

  return {
    $present,
    /** One console line for each fault of the page, however many elements meet it. */
    complain(message: string): void {
      if (!said.has(message)) console.error(`xano-auth-elements: ${message}`);
      said.add(message);
    },
    /** To be called again whenever its backend changes. */
    add: (connection: ConnectionElement): void =>
      set({
        connections: [...$present.get().connections.filter((other) => other !== connection), connection],
      }),
    remove: (connection: ConnectionElement): void =>
      set({ connections: $present.get().connections.filter((other) => other !== connection) }),
  };
};

const shared = globalThis as { [name: symbol]: ReturnType<typeof createRegistry> | undefined };

/** The connections of this document, known to every copy of the library on the page. */
export const registry = (shared[Symbol.for('xano-auth-elements/0')] ??= createRegistry());

/** The connection with this id, in the element's own root, then in the document; never one of two twins. */
export const findConnection = (id: string, near: Element): ConnectionElement | undefined => {
  for (const root of [near.getRootNode(), document] as ParentNode[]) {
    const found = root.querySelectorAll(`[id="${CSS.escape(id)}"]`);
    if (found.length > 0)
      return found.length === 1
        ? registry.$present.get().connections.find((own) => own === found[0])
        : undefined;
  }
  return undefined;
};
