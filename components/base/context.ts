// Which backend an element talks to: the one it names, else the one around it, else the document's only one.
// Where there are several, the one around it is asked for by the context protocol of the web components
// community, anew at every update; that something changed is said by the stores. So any order of upgrades works.
import { ContextEvent, createContext } from '@lit/context';
import { atom } from 'nanostores';
import type { Auth, AuthError } from '../../src/core/index.js';
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
  /** What a developer reads of an error in the page; empty until it is known, and elsewhere. */
  explain(error: AuthError): string;
}

/** Both copies of a twice-loaded library must mean the same: a name, not an object. */
const NAME = 'xano-auth-elements/0';

const context = createContext<Backend | undefined>(NAME);

/** Answers the elements inside a connection. */
export const provide = (connection: ConnectionElement): void =>
  connection.addEventListener('context-request', (event) => {
    if (event.context !== context) return;
    event.stopPropagation();
    (event as unknown as ContextEvent<typeof context>).callback(connection.backend);
  });

const createRegistry = () => {
  const $connections = atom<readonly ConnectionElement[]>([]);
  const set = $connections.set;
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
  if (globalThis.document?.readyState === 'complete') loaded();
  else globalThis.addEventListener?.('load', loaded, { once: true });
  return own;
};

const shared = globalThis as { [name: symbol]: ReturnType<typeof createRegistry> | undefined };

/** The connections of this document, known to every copy of the library on the page. */
export const registry = (shared[Symbol.for(NAME)] ??= createRegistry());

/** The backend for an element: of the document's only connection, or of the one around it. */
export const backendAround = (element: Element): Backend | undefined => {
  const [only, second] = registry.$connections.get();
  if (only && !second) return only.backend;
  let found: Backend | undefined;
  const callback = (backend: Backend | undefined): void => void (found = backend);
  element.dispatchEvent(new ContextEvent(context, element, callback));
  return found;
};

/** Same, of the connection with this id in the element's own root, then in the document; never of one of two twins. */
export const backendNamed = (id: string, element: Element): Backend | undefined => {
  for (const root of [element.getRootNode(), document] as ParentNode[]) {
    const [found, twin] = root.querySelectorAll(`#${CSS.escape(id)}`);
    if (found) return registry.$connections.get().find((own) => own === found && !twin)?.backend;
  }
  return undefined;
};
