// A page as the checks see it: its tags in order, wherever they come from (a parser, a document), and how it
// is served.

export interface Tag {
  /** In lower case. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: Tag | undefined;
  /** Elements right inside; those of a `<template>` are its children too. */
  readonly children: readonly Tag[];
  /** Text right inside, without that of elements. */
  readonly text: string;
  readonly line: number | undefined;
  /** Written as `<name />`, which HTML takes for an opening tag. */
  readonly selfClosing: boolean;
}

export interface Page {
  /** All tags in the order of the source. */
  readonly tags: readonly Tag[];
  readonly source: string;
  /** Where it is, or will be, served; its path may be unknown. */
  readonly url: URL | undefined;
  /** Values of its `Content-Security-Policy` headers; those in its head are found among the tags. */
  readonly policies: readonly string[];
}

/** Those around it, the nearest first. */
export function ancestors(tag: Tag): readonly Tag[] {
  return tag.parent ? [tag.parent, ...ancestors(tag.parent)] : [];
}

export function isInside(tag: Tag, name: string): boolean {
  return ancestors(tag).some((other) => other.name === name);
}

/** Elements inside, at any depth. */
export function descendants(tag: Tag): readonly Tag[] {
  return tag.children.flatMap((child) => [child, ...descendants(child)]);
}

export function named(page: Page, ...names: readonly string[]): readonly Tag[] {
  return page.tags.filter(({ name }) => names.includes(name));
}

/** `<name id="…">`, to be found again in a page. */
export function quote({ name, attributes }: Tag): string {
  return attributes.id ? `<${name} id="${attributes.id}">` : `<${name}>`;
}
