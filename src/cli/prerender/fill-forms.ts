// Writes the light HTML of each form element into a page's source. All else in the source stays as it is, to the letter.
import { formHtml, isFormTag, loadLanguage } from '../../../components/server/index.js';
import { GENERATED_ATTRIBUTE } from '../../../components/shared/generated.js';
import { firstFree } from '../../../components/shared/unique-id.js';
import {
  apply,
  attributesOf,
  type Change,
  childElements,
  type ElementNode,
  elementsOf,
  replacement,
} from './page-source.js';

export interface Filled {
  readonly source: string;
  /** How many forms were written. */
  readonly forms: number;
  /** What could not be written, as sentences for the page's author. */
  readonly problems: readonly string[];
}

const isOurs = (element: ElementNode): boolean =>
  element.attrs.some(({ name }) => name === GENERATED_ATTRIBUTE);

/** Whether the page brings a form of its own, which is used as it is. */
const hasOwnForm = (element: ElementNode): boolean =>
  childElements(element).some(
    (child) =>
      !isOurs(child) &&
      !child.attrs.some(({ name }) => name === 'slot') &&
      (child.tagName === 'form' || hasOwnForm(child)),
  );

/** The page's own labels, by slot. */
const labelsOf = (element: ElementNode): Record<string, { id?: string }> =>
  Object.fromEntries(
    childElements(element)
      .filter((child) => !isOurs(child))
      .flatMap((child) => {
        const { slot = '', id } = attributesOf(child);
        if (!slot.endsWith('-label')) return [];
        return [[slot, child.tagName === 'label' || id === undefined ? {} : { id }]];
      }),
  );

/** What is written already, to be taken out. */
const removals = (element: ElementNode): Change[] =>
  childElements(element)
    .filter(isOurs)
    .flatMap((child) => replacement(child, ''));

/** Writes the forms of a page, in place of those that were written before. */
export const fillForms = async (source: string): Promise<Filled> => {
  const changes: Change[] = [];
  const problems: string[] = [];
  const bases = new Set<string>();
  const texts: string[] = [];
  for (const { element, lang } of elementsOf(source)) {
    const { tagName: tag } = element;
    const start = element.sourceCodeLocation?.startTag;
    if (!isFormTag(tag) || !start) continue;
    if (hasCode(element))
      problems.push(
        `<${tag}> in line ${start.startLine}: its tag has code of a template in it. Write forms into what the template makes, or take formHtml() of xano-auth-elements/server.`,
      );
    changes.push(...removals(element));
    if (hasOwnForm(element)) continue;
    const attributes = attributesOf(element);
    // As the element itself does on the page.
    const base = firstFree(attributes['id'] ?? tag, (candidate) => !bases.has(candidate));
    bases.add(base);
    const language = await loadLanguage(lang);
    const text = formHtml(tag, { attributes, base, labels: labelsOf(element), language });
    changes.push({ from: start.endOffset, to: start.endOffset, text });
    texts.push(text);
  }
  if (problems.length > 0) return { source, forms: 0, problems };
  const written = apply(source, changes);
  for (const { tagName: tag, sourceCodeLocation } of brokenIn(written, texts))
    problems.push(
      `<${tag}> in line ${sourceCodeLocation?.startLine}: a browser moves its form out of it. Put it neither into a <p> nor into another <form>, nor between the rows of a <table>.`,
    );
  if (problems.length > 0) return { source, forms: 0, problems };
  return { source: written, forms: bases.size, problems };
};

/** Whether code of a template stands among the attributes (`<?php … ?>`, `{% if … %}`): where its tag ends is a guess then. */
const hasCode = ({ attrs }: ElementNode): boolean =>
  attrs.some(({ name }) => /[<"'%]|^\{\{[#/]|^@(if|unless|isset)\b/.test(name));

/** The source of an element's children that are ours. */
const writtenIn = (source: string, element: ElementNode): string =>
  childElements(element)
    .filter(isOurs)
    .map(({ sourceCodeLocation: at }) => (at ? source.slice(at.startOffset, at.endOffset) : ''))
    .join('');

/** The elements that have not got the form which was written into them, all of it and nothing else. */
const brokenIn = (source: string, texts: readonly string[]): ElementNode[] =>
  elementsOf(source)
    .map(({ element }) => element)
    .filter((element) => isFormTag(element.tagName) && !hasOwnForm(element))
    .filter((element, at) => writtenIn(source, element) !== texts[at]);
