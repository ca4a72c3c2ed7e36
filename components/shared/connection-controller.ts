// Which connection an element uses: the one that it names by id, else the one around it, else the document's only one.
// Follows its session, and says why there is none.
import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveElement } from 'lit';
import type { AuthError, Session } from '../../src/core/index.js';
import { isDevelopmentHost } from '../developer/warn.js';
import type { Messages } from '../messages/messages.js';
import { connectionContext, connections, noConnectionError, type ProvidedConnection } from './connections.js';
import { StoreController } from './store-controller.js';

/** An element that may name its connection. */
export interface ConnectionHost extends ReactiveElement {
  /** Id of the `<xano-connection>` to use. */
  connection?: string | undefined;
}

const unconfigured = { status: 'unconfigured', roles: [], persist: 'memory' } as const;

export class ConnectionController implements ReactiveController {
  readonly #host: ConnectionHost;
  readonly #around: ContextConsumer<typeof connectionContext, ConnectionHost>;
  readonly #drawsTexts: boolean;
  /** The connection that the host has had since it came into the page, and the backend behind it. */
  #known:
    { readonly id: string | undefined; readonly connection: unknown; readonly base: string } | undefined;
  readonly #followsLanguage: () => boolean;
  #missing: { readonly error: AuthError; readonly session: Session } | undefined;

  /**
   * @param drawsTexts whether the host shows texts of ours, which a page can change
   * @param followsLanguage whether what it shows depends on the page's language
   */
  constructor(host: ConnectionHost, drawsTexts = true, followsLanguage = () => drawsTexts) {
    this.#host = host;
    this.#drawsTexts = drawsTexts;
    this.#followsLanguage = followsLanguage;
    this.#around = new ContextConsumer(host, { context: connectionContext, subscribe: true });
    new StoreController(host, () => this.#stores());
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#known = undefined;
  }

  hostUpdated(): void {
    const { provided } = this;
    const base = provided?.auth.connection?.base;
    if (base) this.#known = { id: this.#host.connection, connection: provided.connection, base };
    // A router that exchanges the page takes the old connection away before the old elements are gone, and may put one
    // that it keeps into the new page after the new elements.
    if (this.#isMissing) setTimeout(() => this.#isMissing && connections.warnOnce(this.#whyNone().message));
  }

  get #isMissing(): boolean {
    return this.#host.isConnected && !this.provided && this.session?.error !== undefined;
  }

  /** The connection in use now; looked up at each call, so that no password goes to one of the past. */
  get provided(): ProvidedConnection | undefined {
    const found = this.#found;
    return found && this.#isStranger(found) ? undefined : found;
  }

  get #found(): ProvidedConnection | undefined {
    const { connection: id } = this.#host;
    return id ? connections.named(id, this.#host)?.provided : this.#around.value;
  }

  /** Another `<xano-connection>` than the host has had so far, to another backend, which nothing of the host asks for. */
  #isStranger({ auth, connection }: ProvidedConnection): boolean {
    const known = this.#known;
    return (
      known !== undefined &&
      known.id === this.#host.connection &&
      known.connection !== connection &&
      known.base !== auth.connection?.base
    );
  }

  /** The connection in use. @throws AuthError that says why there is none; nothing may be sent then */
  require(): ProvidedConnection {
    const { provided } = this;
    if (!provided) throw this.#whyNone();
    return provided;
  }

  #whyNone(): AuthError {
    return noConnectionError(this.#host.connection, !!this.#found);
  }

  /** The session; `undefined` while the page is still loading and no connection has read its settings. */
  get session(): Session | undefined {
    const { provided } = this;
    if (provided) return provided.auth.$session.get();
    const isSettling = connections.$all.get().some((connection) => !connection.provided);
    if (!connections.$pageLoaded.get() || isSettling) return undefined;
    const error = this.#whyNone();
    if (this.#missing?.error.message !== error.message)
      this.#missing = { error, session: { ...unconfigured, error } };
    return this.#missing.session;
  }

  /** The page's own texts. */
  get messages(): Messages | undefined {
    return this.provided?.connection.$messages.get();
  }

  /** What a developer reads of an error in the page; empty where visitors are. */
  explanationOf(error: AuthError | undefined): string {
    if (!error) return '';
    const { provided } = this;
    if (provided) return provided.connection.$explanations.get().get(error) ?? '';
    return isDevelopmentHost() ? error.message : '';
  }

  #stores() {
    const { provided } = this;
    const { $messages, $explanations } = (this.#drawsTexts && provided?.connection) || {};
    // Without a connection, or with one that is named by id, what counts is which there are.
    const isSettled = provided && !this.#host.connection;
    return [
      ...(isSettled ? [] : [connections.$all, connections.$pageLoaded]),
      provided?.auth.$session,
      $messages,
      $explanations,
      this.#followsLanguage() ? connections.languages.$changed : undefined,
    ];
  }
}
