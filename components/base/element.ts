// What every visible element shares: which backend it uses, the session as it is now, its texts, its states.
import { AuthError, type Session } from '../../src/core/index.js';
import { isOwnMachine } from './complain.js';
import { type Backend, backendAround, backendNamed, registry } from './context.js';
import { ReactiveElement } from './reactive-element.js';
import { type TextOf, textOf } from './texts.js';

const unused: Session = { status: 'unconfigured', roles: [], persist: 'memory' };

export abstract class XanoElement extends ReactiveElement {
  static override properties: typeof ReactiveElement.properties = { connection: String };

  /** Id of the `<xano-connection>` to use. Default: the one around this element, else the page's only one. */
  declare connection?: string | undefined;

  #internals: ElementInternals | undefined;
  /** The backend whose session is followed, and how to stop that. */
  #followed: Backend | undefined;
  #stop: (() => void)[] = [];

  disconnectedCallback(): void {
    for (const stop of this.#stop) stop();
    this.#stop = [];
    this.#followed = undefined;
  }

  /** The backend in use now; looked up at each call, so that no password goes to one of the past. */
  protected get backend(): Backend | undefined {
    return this.connection ? backendNamed(this.connection, this) : backendAround(this);
  }

  /** The session; `undefined` while the page is still loading and no connection has settled. */
  protected get session(): Session | undefined {
    const { backend } = this;
    if (backend) return backend.auth.$session.get();
    const unsettled = registry.$connections.get().some((connection) => !connection.backend);
    if (!registry.loaded || unsettled) return undefined;
    registry.complain(this.#missing().message);
    return { ...unused, error: this.#missing() };
  }

  /** The backend, or an error that says why there is none. Nothing may be sent then. */
  protected requireBackend(): Backend {
    const { backend } = this;
    if (!backend) throw this.#missing();
    return backend;
  }

  /** A text in the page's language. */
  protected text(...[code, values, more]: Parameters<TextOf>): string {
    return textOf(code, this.#followed?.connection.messages, values, more);
  }

  /** On the developer's own machine, why something failed. */
  protected cause(error: AuthError | undefined): string {
    if (!error) return '';
    return this.#followed?.connection.explain(error) ?? (isOwnMachine() ? error.message : '');
  }

  /** Sets the custom states, for `:state(name)`, and clears all others. */
  protected setStates(...names: (string | false)[]): void {
    const { states } = (this.#internals ??= this.attachInternals());
    states.clear();
    for (const name of names) if (name) states.add(name);
  }

  /** Follows the session that counts now. */
  protected override update(): void {
    const { backend } = this;
    if (this.#stop.length > 0 && backend === this.#followed) return;
    for (const stop of this.#stop) stop();
    this.#followed = backend;
    this.#stop = [registry.$connections, backend?.auth.$session].flatMap(
      (store) => store?.listen(this.requestUpdate) ?? [],
    );
  }

  /** Why there is no backend. */
  #missing(): AuthError {
    const { connection } = this;
    const several = registry.$connections.get().length > 1;
    return new AuthError(
      'configuration',
      connection
        ? `connection="${connection}" is not the id of one <xano-connection>.`
        : several
          ? 'There are several <xano-connection>; say which with connection="id".'
          : 'No <xano-connection> found. Add <xano-connection base-url="…">; until then guarded content stays hidden.',
    );
  }
}
