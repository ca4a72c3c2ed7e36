// What every visible element shares: which backend it uses, the session as it is now, its texts, its states.
import { ContextConsumer } from '@lit/context';
import { LitElement } from 'lit';
import { AuthError, type Session } from '../../src/index.js';
import { attributes } from './attributes.js';
import { type Backend, backendContext, findConnection, registry } from './context.js';
import { type MessageCode, textOf } from './texts.js';

const unused: Session = Object.freeze({ status: 'unconfigured', roles: [], persist: 'memory' });

export abstract class XanoElement extends LitElement {
  static override properties = attributes({ connection: String });

  /** Id of the `<xano-connection>` to use. Default: the one around this element, else the page's only one. */
  connection?: string | undefined;

  protected readonly internals = this.attachInternals();
  #around: Backend | undefined;
  /** The backend whose session is followed, and how to stop that. */
  #followed: Backend | undefined;
  #stop: (() => void)[] = [];

  constructor() {
    super();
    new ContextConsumer(this, {
      context: backendContext,
      subscribe: true,
      callback: (backend) => {
        this.#around = backend;
        this.#update();
      },
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#update();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#follow();
  }

  /** The backend in use now; looked up at each call, so that no password goes to one of the past. */
  protected get backend(): Backend | undefined {
    return this.connection ? findConnection(this.connection, this)?.backend : this.#around;
  }

  /** The session; `undefined` while the page is still loading and no connection has settled. */
  protected get session(): Session | undefined {
    const { backend } = this;
    if (backend) return backend.auth.$session.get();
    const unsettled = registry.$connections.get().some((connection) => !connection.backend);
    if (!registry.loaded || unsettled) return undefined;
    registry.complain(this.#missing());
    return unused;
  }

  /** The backend, or an error that says why there is none. Nothing may be sent then. */
  protected requireBackend(): Backend {
    const { backend } = this;
    if (!backend) throw new AuthError('configuration', this.#missing());
    return backend;
  }

  /** A text in the page's language. */
  protected text(code: MessageCode, values?: Record<string, string | number>): string {
    return textOf(code, this.backend?.connection.messages, values);
  }

  /** Sets or clears a custom state, for `:state(name)`. */
  protected toggleState(name: string, on: boolean): void {
    this.internals.states[on ? 'add' : 'delete'](name);
  }

  protected override willUpdate(): void {
    this.#follow();
  }

  readonly #update = (): void => this.requestUpdate();

  /** Follows the session that counts now, while connected. */
  #follow(): void {
    const backend = this.isConnected ? this.backend : undefined;
    if (this.isConnected && this.#stop.length > 0 && backend === this.#followed) return;
    for (const stop of this.#stop) stop();
    this.#followed = backend;
    this.#stop = [registry.$connections, backend?.auth.$session].flatMap((store) =>
      this.isConnected && store ? store.listen(this.#update) : [],
    );
  }

  /** Why there is no backend. */
  #missing(): string {
    if (this.connection)
      return `connection="${this.connection}" is the id of no <xano-connection>, or of several elements.`;
    return registry.$connections.get().length > 1
      ? 'There are several <xano-connection>; say which with connection="id".'
      : 'No <xano-connection> found. Add <xano-connection base-url="…"> to the page.';
  }
}
