// The names that this library's elements know: tags, attributes and slots, from its custom-elements manifest.
import { array, fallback, object, optional, safeParse, string } from 'valibot';

export interface KnownNames {
  readonly attributes: ReadonlySet<string>;
  /** `''` is the default slot. */
  readonly slots: ReadonlySet<string>;
}

/** By tag name. */
export type ElementNames = ReadonlyMap<string, KnownNames>;

const named = fallback(array(object({ name: string() })), []);
const manifestSchema = object({
  modules: array(
    object({
      declarations: optional(
        array(object({ tagName: optional(string()), attributes: named, slots: named })),
        [],
      ),
    }),
  ),
});

/** The names of a manifest; `undefined` for what is none. */
export function readElementNames(manifest: unknown): ElementNames | undefined {
  const { success, output } = safeParse(manifestSchema, manifest);
  if (!success) return undefined;
  const elements = output.modules.flatMap(({ declarations }) => declarations);
  const namesOf = (list: readonly { readonly name: string }[]) => new Set(list.map(({ name }) => name));
  return new Map(
    elements.flatMap(({ tagName, attributes, slots }) =>
      tagName ? [[tagName, { attributes: namesOf(attributes), slots: namesOf(slots) }] as const] : [],
    ),
  );
}
