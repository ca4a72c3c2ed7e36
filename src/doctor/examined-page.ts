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

/** The first that fits of a tag and those around it. No recursion: a page may be nested deeper than the stack. */
export function closest(start: Tag | undefined, fits: (tag: Tag) => boolean): Tag | undefined {
  let tag = start;
  while (tag && !fits(tag)) tag = tag.parent;
  return tag;
}

export function isInside(tag: Tag, name: string): boolean {
  return closest(tag.parent, (outer) => outer.name === name) !== undefined;
}

/** Elements inside, at any depth. */
export function descendants(tag: Tag): readonly Tag[] {
  const found: Tag[] = [];
  const unread = [...tag.children].reverse();
  for (let next = unread.pop(); next; next = unread.pop()) {
    found.push(next);
    unread.push(...[...next.children].reverse());
  }
  return found;
}

export function named(page: Page, ...names: readonly string[]): readonly Tag[] {
  return page.tags.filter(({ name }) => names.includes(name));
}

/** Where the relative addresses of a page begin: at its `<base>`, or at itself. */
export function baseOf(page: Page, source: URL): URL {
  const { href = '' } = named(page, 'base')[0]?.attributes ?? {};
  return URL.canParse(href, source) ? new URL(href, source) : source;
}

/** `<name id="…">`, so that people find it in their page. */
export function quote({ name, attributes }: Tag): string {
  return attributes.id ? `<${name} id="${attributes.id}">` : `<${name}>`;
}
