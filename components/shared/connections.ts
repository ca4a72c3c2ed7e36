// The connections of a document, and the context by which elements find theirs: the connection around them, else the
// only one that the document has. Here is also said why there is none.
import { ContextProvider, createContext } from '@lit/context';
import { isServer } from 'lit';
import { atom, type ReadableAtom } from 'nanostores';
import { type Auth, AuthError } from '../../src/core/index.js';
import { unclobbered } from '../../src/core/internal.js';
import type { ExplanationOf } from '../developer/explanations.js';
import { isDevelopmentHost, warnDeveloper } from '../developer/warn.js';
import { Languages } from '../messages/languages.js';
import type { Messages } from '../messages/messages.js';
import type { Navigation } from '../navigation/navigation.js';

/** What a `<xano-connection>` provides. It changes only when the backend does; state is in the stores. */
export interface ProvidedConnection {
  readonly auth: Auth;
  readonly navigation: Navigation;
  readonly connection: ConnectionElement;
}

/** A `<xano-connection>`, as the other elements know it. */
export interface ConnectionElement extends HTMLElement {
  readonly provided: ProvidedConnection | undefined;
  /** The page's own texts. */
  readonly $messages: ReadableAtom<Messages>;
  /** What a developer reads of an error in the page, once it is known. */
  readonly $explanations: ReadableAtom<ExplanationOf>;
}

/** All copies of the library on a page mean the same by it: a name, not an object. */
const NAME = 'xano-auth-elements/0';

export const connectionContext = createContext<ProvidedConnection | undefined>(NAME);

/** Milliseconds after which a developer's page is checked: not while it is at work. */
const CHECK_AFTER = 1_000;

/** Milliseconds after the page's load that the script of a connection may take. */
const LOADS_WITHIN = 5_000;

/** Scripts that come late get a turn before anything is called missing; that of a connection in the page gets some time. */
const scriptsHaveCome = async (): Promise<unknown> => {
  await new Promise((resolve) => setTimeout(resolve));
  return (
    unclobbered(document, 'querySelector')('xano-connection:not(:defined)') &&
    Promise.race([
      customElements.whenDefined('xano-connection'),
      new Promise((resolve) => setTimeout(resolve, LOADS_WITHIN)),
    ])
  );
};

class Connections {
  /** Those in the document. */
  readonly $all = atom<readonly ConnectionElement[]>([]);
  /** Whether the page has loaded: a connection that is missing now is missing. */
  readonly $pageLoaded = atom(false);
  /** Which texts its elements show. */
  readonly languages = new Languages();
  /** The script for `data-xano-…` is there. */
  declare hasAttributes?: true;
  readonly #warned = new Set<string>();
  /** Answers the elements that no connection is around, and those that were there before theirs was. */
  #provider: ContextProvider<typeof connectionContext, HTMLElement> | undefined;

  constructor() {
    if (isServer) return;
    this.#provider = new ContextProvider(unclobbered(document, 'documentElement'), {
      context: connectionContext,
    });
    const loaded = () => {
      void scriptsHaveCome().then(() => this.$pageLoaded.set(true));
      if (isDevelopmentHost()) setTimeout(() => void this.#checkMarkup(), CHECK_AFTER);
    };
    if (unclobbered(document, 'readyState') === 'complete') loaded();
    else addEventListener('load', loaded, { once: true });
  }

  add(connection: ConnectionElement): void {
    this.#set([...this.#others(connection), connection]);
  }

  remove(connection: ConnectionElement): void {
    this.#set(this.#others(connection));
  }

  /** What a connection of the document provides has changed. */
  providedAnother(connection: ConnectionElement): void {
    if (this.$all.get().includes(connection)) this.add(connection);
  }

  /** The connection with this id, in the element's own root, then in the document; never one of two twins. */
  named(id: string, element: Element): ConnectionElement | undefined {
    for (const root of [element.getRootNode(), document] as ParentNode[]) {
      const [found, twin] = unclobbered(root, 'querySelectorAll')(`#${CSS.escape(id)}`);
      // An injected element with that id is no connection of ours.
      if (found) return twin ? undefined : this.$all.get().find((connection) => connection === found);
    }
    return undefined;
  }

  /** Tells developers of a fault of the page once, however many elements meet it. */
  warnOnce(message: string): void {
    if (!this.#warned.has(message)) warnDeveloper(message);
    this.#warned.add(message);
  }

  async #checkMarkup(): Promise<void> {
    try {
      const { checkMarkup } = await import('../developer/check-markup.js');
      checkMarkup(
        document,
        (message) => this.warnOnce(message),
        () => this.hasAttributes,
      );
    } catch {
      // Only the developer misses something.
    }
  }

  #others(connection: ConnectionElement): ConnectionElement[] {
    return this.$all.get().filter((other) => other !== connection);
  }

  #set(all: readonly ConnectionElement[]): void {
    const [only, second] = all;
    this.$all.set(all);
    this.#provider?.setValue(second ? undefined : only?.provided);
  }
}

const shared = globalThis as { [name: symbol]: Connections | undefined };

/** The connections of this document, one list for all copies of the library on the page. */
export const connections = (shared[Symbol.for(NAME)] ??= new Connections());

/** Why an element has no connection; `isAnother`: there is one, to another backend than it has had. */
export const noConnectionError = (id: string | undefined, isAnother: boolean): AuthError => {
  const several = isAnother || connections.$all.get().length > 1;
  return new AuthError(
    'configuration',
    id
      ? `connection="${id}" is not the id of one <xano-connection>.`
      : several
        ? 'There are several <xano-connection>, or were; say which with connection="id".'
        : 'No <xano-connection> found. Add <xano-connection base-url="…">; until then guarded content stays hidden.',
  );
};
