// The state of the wizard: its step, what was chosen, the request that is running, and errors. Nothing is rendered here;
// requests to Xano are made in src/setup.
import { AuthError } from '../../src/core/index.js';
import {
  createDiscovery,
  createSignInTest,
  type Discovery,
  type DiscoveryOptions,
  type Progress,
  type SignInTest,
} from '../../src/setup/index.js';
import { type Draft, type Found, newDraft, nothingFound } from './draft.js';

/** All steps, in order. */
export type StepId =
  'backend' | 'account' | 'group' | 'endpoints' | 'test-sign-in' | 'user' | 'environments' | 'result';

const ways: Record<Draft['way'], readonly StepId[]> = {
  key: ['backend', 'account', 'group', 'endpoints', 'test-sign-in', 'user', 'environments', 'result'],
  'base-url': ['backend', 'endpoints', 'test-sign-in', 'user', 'environments', 'result'],
};

/** What the wizard uses of its element. */
export interface WizardHost {
  requestUpdate(): void;
  readonly fetch?: DiscoveryOptions['fetch'];
  readonly metaOrigin?: string | undefined;
}

export class Wizard {
  step: StepId = 'backend';
  draft: Draft;
  found: Found = nothingFound();
  /** What is wrong, by name of the field. */
  problems: Readonly<Record<string, string>> = {};
  /** What is wrong with the whole step. */
  error: string | undefined;
  /** What could not be found out, and what to do instead. */
  notice: string | undefined;
  busy = false;
  progress: Progress | undefined;
  #discovery: Discovery | undefined;
  #signInTest: SignInTest | undefined;
  readonly #host: WizardHost;
  /** Number of the newest task; results of older ones are dropped. */
  #turn = 0;

  constructor(host: WizardHost, baseUrl?: string) {
    this.#host = host;
    this.draft = newDraft(baseUrl);
  }

  /** The steps for the chosen way to find the backend. */
  get steps(): readonly StepId[] {
    return ways[this.draft.way];
  }

  get signInTest(): SignInTest {
    return (this.#signInTest ??= createSignInTest({ fetch: this.#host.fetch }));
  }

  get discovery(): Discovery {
    return (this.#discovery ??= this.discover());
  }

  /**
   * Begins a new discovery. Only it gets the key.
   *
   * @throws AuthError `configuration`
   */
  discover(key?: string): Discovery {
    this.#discovery?.forget();
    this.#discovery = createDiscovery({
      key,
      fetch: this.#host.fetch,
      metaOrigin: this.#host.metaOrigin || undefined,
      onProgress: (progress) => {
        this.progress = progress;
        this.#host.requestUpdate();
      },
    });
    return this.#discovery;
  }

  /** Forgets the key, and the tokens of the test sign-in. */
  forget(): void {
    this.#discovery?.forget();
    this.#discovery = undefined;
    this.#signInTest?.forget();
    this.found.signIn = undefined;
    this.stop();
  }

  /** Aborts the running task. */
  stop(): void {
    this.#turn++;
    this.#discovery?.stop();
    this.busy = false;
    this.progress = undefined;
    this.update();
  }

  /**
   * Runs one task at a time, and shows its failure.
   *
   * @param work its result goes to `then`, unless it was aborted
   * @param field where a `configuration` or `unauthorized` failure is shown, in place of the whole step
   */
  async run<T>(work: () => Promise<T>, then: (result: T) => void, field?: string): Promise<void> {
    if (this.busy) return;
    const turn = ++this.#turn;
    this.busy = true;
    this.clear();
    const done = (): boolean => {
      if (turn !== this.#turn) return false;
      this.busy = false;
      this.progress = undefined;
      this.update();
      return true;
    };
    try {
      const result = await work();
      // `then` may start the next task.
      if (done()) then(result);
    } catch (error) {
      if (done()) this.#fail(error, field);
    }
  }

  clear(): void {
    this.problems = {};
    this.error = undefined;
    this.notice = undefined;
    this.update();
  }

  go(step: StepId): void {
    this.clear();
    this.step = step;
    // The last step needs neither the key nor the tokens.
    if (step === 'result') this.forget();
    this.update();
  }

  /** To the step after this one. */
  next(): void {
    const next = this.steps[this.steps.indexOf(this.step) + 1];
    if (next) this.go(next);
  }

  back(): void {
    this.stop();
    const before = this.steps[this.steps.indexOf(this.step) - 1];
    if (before) this.go(before);
  }

  restart(): void {
    this.forget();
    this.draft = newDraft();
    this.found = nothingFound();
    this.go('backend');
  }

  update(): void {
    this.#host.requestUpdate();
  }

  #fail(error: unknown, field: string | undefined): void {
    const known = error instanceof AuthError;
    const message = error instanceof Error ? error.message : String(error);
    if (field && known && /^(configuration|unauthorized)$/.test(error.code))
      this.problems = { [field]: message };
    else this.error = message;
    if (
      known &&
      error.code === 'offline' &&
      this.draft.way === 'key' &&
      /^(backend|account)$/.test(this.step)
    )
      this.notice =
        'Where a browser is kept out, "node dist/cli/main.js setup" does the same in a built clone of the library.';
  }
}
