// What developers have been told of errors, for the console and for elements that show it in place. The explanations
// themselves are loaded with the first error: visitors need none of them.
import { atom, type ReadableAtom } from 'nanostores';
import type { AuthError, Connection } from '../../src/core/index.js';
import { warnDeveloper } from './warn.js';

/** Text by error; none for errors that a developer need not mend, and where visitors are. */
export type ExplanationOf = Pick<ReadonlyMap<AuthError, string>, 'get'>;

export class Explanations {
  readonly #met = new WeakSet<AuthError>();
  readonly #texts = new WeakMap<AuthError, string>();
  readonly #$texts = atom<ExplanationOf>(this.#texts);

  /** Set anew whenever another error is explained. */
  readonly $texts: ReadableAtom<ExplanationOf> = this.#$texts;

  /** Explains an error once, however often it is met. */
  async explain(error: AuthError, connection: Connection | undefined): Promise<void> {
    if (this.#met.has(error)) return;
    this.#met.add(error);
    try {
      const { explainError } = await import('./explain.js');
      const text = await explainError(error, connection);
      if (!text) return;
      this.#texts.set(error, text);
      this.#$texts.set({ get: (one) => this.#texts.get(one) });
    } catch {
      warnDeveloper(error.message);
    }
  }
}
