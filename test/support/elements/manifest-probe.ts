// What elements show while they are used: parts, slots, states and attributes, to be compared with the manifest.
import type { CustomElementDeclaration } from 'custom-elements-manifest';

/** The elements of the manifest, by tag; made anew from the sources by the test server. */
export const elements: ReadonlyMap<string, CustomElementDeclaration> = new Map(
  ((await (await fetch('/elements.json')).json()) as CustomElementDeclaration[]).map((element) => [
    element.tagName ?? '',
    element,
  ]),
);

export type Kind = 'cssParts' | 'slots' | 'cssStates';

export const documented = (tag: string, kind: Kind): string[] =>
  (elements.get(tag)?.[kind] ?? []).map(({ name }) => name);

const words = (text: string | null | undefined): string[] => text?.split(/\s+/).filter(Boolean) ?? [];

/** `a: b, c` → `b`, `c`: the names that a page sees. */
const exported = (text: string | null): string[] =>
  text?.split(',').map((pair) => (pair.split(':').at(-1) ?? '').trim()) ?? [];

/** The parts of an element that are there to be seen, also of those in it that it hands on. */
const partsOf = (root: ShadowRoot): string[] => [
  ...[...root.querySelectorAll('[part]')]
    .filter((node) => !node.closest('[hidden]'))
    .flatMap((node) => words(node.getAttribute('part'))),
  ...[...root.querySelectorAll('[exportparts]')].flatMap((node) =>
    exported(node.getAttribute('exportparts')),
  ),
];

/** The slots that a page may fill: not those that hold nothing but what the element wrote itself. */
const slotsOf = (root: ShadowRoot, known: readonly string[]): string[] =>
  [...root.querySelectorAll('slot')]
    .filter((slot) => {
      const nodes = slot.assignedElements();
      const isOurs = nodes.length > 0 && nodes.every((node) => node.hasAttribute('data-xano-generated'));
      return !isOurs || known.includes(slot.name);
    })
    .map(({ name }) => name);

/** What has been seen of one element. */
export class Seen {
  readonly cssParts = new Set<string>();
  readonly slots = new Set<string>();
  readonly cssStates = new Set<string>();

  constructor(readonly tag: string) {}

  /** Looks at one as it is now. */
  look(element: Element): void {
    const root = element.shadowRoot;
    if (root) for (const name of partsOf(root)) this.cssParts.add(name);
    if (root) for (const name of slotsOf(root, documented(this.tag, 'slots'))) this.slots.add(name);
    for (const name of documented(this.tag, 'cssStates'))
      if (element.matches(`:state(${name})`)) this.cssStates.add(name);
  }

  /** What was seen and is not documented, or is documented and was not seen. */
  problems(): string[] {
    return (['cssParts', 'slots', 'cssStates'] as const).flatMap((kind) => {
      const names = documented(this.tag, kind);
      return [
        ...[...this[kind]]
          .filter((name) => !names.includes(name))
          .map((name) => `${kind} "${name}" is undocumented`),
        ...names.filter((name) => !this[kind].has(name)).map((name) => `${kind} "${name}" never showed`),
      ];
    });
  }
}
