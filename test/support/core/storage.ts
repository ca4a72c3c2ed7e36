// A browser's storage: one local store for all tabs, one session store a tab, and storage events.
import type { KeyValue } from '../../../src/core/index.js';

/** A store that can be told to throw, as a full or forbidden one does. */
export class FakeStore implements KeyValue {
  failing: { read?: boolean; write?: boolean } = {};

  constructor(
    readonly map: Map<string, string>,
    private readonly changed: (key: string | null) => void = () => {},
  ) {}

  get(key: string): string | null {
    this.#check('read');
    return this.map.get(key) ?? null;
  }

  set(key: string, value: string): void {
    this.#check('write');
    if (this.map.get(key) === value) return;
    this.map.set(key, value);
    this.changed(key);
  }

  remove(key: string): void {
    this.#check('write');
    if (this.map.delete(key)) this.changed(key);
  }

  keys(): string[] {
    this.#check('read');
    return [...this.map.keys()];
  }

  #check(what: 'read' | 'write'): void {
    if (this.failing[what]) throw new DOMException('The store is forbidden.', 'SecurityError');
  }
}

/** Hands things to listeners later, when the browser settles. */
export class Post<T> {
  readonly #listeners = new Set<{ owner: object; name: string; hear: (message: T) => void }>();
  readonly #queue: (() => void)[] = [];
  /** Everything that was ever sent. */
  readonly log: T[] = [];

  listen(owner: object, hear: (message: T) => void, name = ''): () => void {
    const entry = { owner, name, hear };
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  /** Sends to all but the sender. */
  send(from: object, message: T, name = ''): void {
    this.log.push(message);
    for (const entry of this.#listeners)
      if (entry.owner !== from && entry.name === name)
        this.#queue.push(() => this.#listeners.has(entry) && entry.hear(message));
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  /** Delivers what is under way; false when there was nothing. */
  deliver(): boolean {
    const due = this.#queue.splice(0);
    for (const run of due) run();
    return due.length > 0;
  }
}
