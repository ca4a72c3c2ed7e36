// What every visible element shares: which backend it uses, the session as it is now, its texts, its states.
import { ContextConsumer } from '@lit/context';
import { LitElement, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { AuthError, type Session } from '../../src/index.js';
import { type Backend, backendContext, findConnection, registry } from './context.js';
import { StoreController } from './store-controller.js';
import { type MessageCode, textOf } from './texts.js';

const unused: Session = Object.freeze({ status: 'unconfigured', roles: [], persist: 'memory' });

export abstract class XanoElement extends LitElement {
  /** Id of the `<xano-connection>` to use. Default: the one around this element, else the page's only one. */
  @property() connection?: string | undefined;

  @state() private _around: Backend | undefined;

  protected readonly internals = this.attachInternals();
  readonly #present = new StoreController(this, () => registry.$present);
  readonly #session = new StoreController(this, () => this.backend?.auth.$session);

  constructor() {
    super();
    new ContextConsumer(this, {
      context: backendContext,
      subscribe: true,
      callback: (backend) => {
        this._around = backend;
        this.#session.renew();
      },
    });
  }

  /** The backend in use now; looked up at each call, so that no password goes to one of the past. */
  protected get backend(): Backend | undefined {
    return this.connection ? findConnection(this.connection, this)?.backend : this._around;
  }

  /** The session; `undefined` while the page is still loading and no connection has settled. */
  protected get session(): Session | undefined {
    if (this.#session.value) return this.#session.value;
    if (!this.#present.value?.loaded || this.#unsettled()) return undefined;
    this.#complain();
    return unused;
  }

  /** The backend, or an error that says why there is none. Nothing may be sent then. */
  protected requireBackend(): Backend {
    const { backend } = this;
    if (backend) return backend;
    const { connections } = registry.$present.get();
    if (this.connection)
      throw new AuthError(
        'configuration',
        `connection="${this.connection}" is the id of no <xano-connection>, or of several elements.`,
      );
    if (connections.length > 1)
      throw new AuthError(
        'configuration',
        'There are several <xano-connection>; say which with connection="id".',
      );
    throw new AuthError(
      'configuration',
      'No <xano-connection> found. Add <xano-connection base-url="…"> to the page.',
    );
  }

  /** A text in the page's language. */
  protected text(code: MessageCode, values?: Record<string, string | number>): string {
    return textOf(code, this.backend?.connection.messages, values);
  }

  /** Sets or clears a custom state, for `:state(name)`. */
  protected toggleState(name: string, on: boolean): void {
    if (on) this.internals.states.add(name);
    else this.internals.states.delete(name);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('connection')) this.#session.renew();
  }

  /** Says once in the console why there is no backend. */
  #complain(): void {
    try {
      this.requireBackend();
    } catch (error) {
      registry.complain((error as AuthError).message);
    }
  }

  #unsettled(): boolean {
    return registry.$present.get().connections.some((connection) => !connection.backend);
  }
}
