// A page as the checks see it: its tags in order, and how it is served. parse-page.ts makes it from HTML.

export interface Tag {
  /** In lower case. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: Tag | undefined;
  /** Child elements; the content of a `<template>` counts as its children. */
  readonly children: readonly Tag[];
  /** Its own text, without that of child elements. */
  readonly text: string;
  readonly line: number | undefined;
  /** Written as `<name />`, which HTML takes for an opening tag. */
  readonly selfClosing: boolean;
}

export interface Page {
  /** All tags in the order of the source. */
  readonly tags: readonly Tag[];
  readonly source: string;
  /** Where it is, or will be, served; the path may be unknown. */
  readonly url: URL | undefined;
  /** Values of its `Content-Security-Policy` headers; those in its head are found among the tags. */
  readonly policies: readonly string[];
}

/** The elements around a tag, nearest first. */
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

/** `<name id="…">`, so that people find it in their page. */
export function quote({ name, attributes }: Tag): string {
  return attributes.id ? `<${name} id="${attributes.id}">` : `<${name}>`;
}
