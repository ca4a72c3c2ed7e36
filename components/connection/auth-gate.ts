// Actions that are called before the settings are read wait here for the auth object.
import type { Auth } from '../../src/core/index.js';

interface Gate {
  readonly auth: Promise<Auth>;
  readonly open: (auth: Auth) => void;
}

const closedGate = (): Gate => {
  let open: Gate['open'] = () => {};
  const auth = new Promise<Auth>((resolve) => (open = resolve));
  return { auth, open };
};

export class AuthGate {
  #gate = closedGate();

  /** The auth object, as soon as there is one. */
  get auth(): Promise<Auth> {
    return this.#gate.auth;
  }

  /** Lets through who waits and who comes. */
  open(auth: Auth): void {
    this.#gate.open(auth);
    this.#gate = { auth: Promise.resolve(auth), open: () => {} };
  }

  /** Has who comes wait for the next auth object. */
  close(): void {
    this.#gate = closedGate();
  }
}
