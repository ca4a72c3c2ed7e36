// The sessionStorage of one tab.
import type { KeyValue } from '../../src/core/index.js';

export class TabStore implements KeyValue {
  readonly map: Map<string, string>;

  constructor(
    from: ReadonlyMap<string, string> | undefined,
    private readonly written: (key: string, value: string | null) => void,
  ) {
    this.map = new Map(from);
  }

  get = (key: string): string | null => this.map.get(key) ?? null;
  keys = (): string[] => [...this.map.keys()];
  set = (key: string, value: string): void => {
    this.written(key, value);
    this.map.set(key, value);
  };
  remove = (key: string): void => {
    if (!this.map.has(key)) return;
    this.written(key, null);
    this.map.delete(key);
  };
}
