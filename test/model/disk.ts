// localStorage as browsers have it: each process has a copy, sees its own writes at once and those of others
// late. Each key only moves forward.
import type { KeyValue } from '../../src/core/index.js';

interface Write {
  readonly value: string | null;
  readonly at: number;
}

/** The copy of one process. */
export class View implements KeyValue {
  readonly seen: Map<string, string>;
  /** By key: what others wrote and this process is still to see. */
  readonly late = new Map<string, Write[]>();

  constructor(private readonly disk: Disk) {
    this.seen = new Map(disk.truth);
  }

  get = (key: string): string | null => this.seen.get(key) ?? null;
  set = (key: string, value: string): void => this.disk.write(this, key, value);
  remove = (key: string): void => this.disk.write(this, key, null);
  keys = (): string[] => [...this.seen.keys()];

  /** Sees the next write of a key. */
  see(key: string): void {
    const writes = this.late.get(key) ?? [];
    const write = writes.shift();
    if (writes.length === 0) this.late.delete(key);
    if (write) put(this.seen, key, write.value);
  }

  /** A frozen process has not had its chance yet. */
  postpone(now: number): void {
    for (const [key, writes] of this.late)
      this.late.set(
        key,
        writes.map(({ value }) => ({ value, at: now })),
      );
  }

  /** When the oldest unseen write was made. */
  get oldest(): number {
    return Math.min(...[...this.late.values()].flat().map(({ at }) => at));
  }
}

const put = (map: Map<string, string>, key: string, value: string | null): void => {
  if (value === null) map.delete(key);
  else map.set(key, value);
};

export class Disk {
  readonly truth = new Map<string, string>();
  readonly views = new Set<View>();

  constructor(
    private readonly now: () => number,
    private readonly written: (view: View, key: string, value: string | null) => void,
  ) {}

  open(): View {
    const view = new View(this);
    this.views.add(view);
    return view;
  }

  write(view: View, key: string, value: string | null): void {
    if (view.get(key) === value && (this.truth.get(key) ?? null) === value) return;
    this.written(view, key, value);
    put(this.truth, key, value);
    put(view.seen, key, value);
    // What others wrote before is overwritten.
    view.late.delete(key);
    for (const other of this.views)
      if (other !== view) other.late.set(key, [...(other.late.get(key) ?? []), { value, at: this.now() }]);
  }
}
