// The style sheet for the time before the script, in the page itself: a page has one request less to wait for before
// anything of it is seen.
import { createHash } from 'node:crypto';
import { apply, attributesOf, type ElementNode, elementsOf, replacement } from './page-source.js';

/** By which the style sheet is found again in a page. */
const MARK = 'data-xano-cloak';

const isLink = (element: ElementNode): boolean => {
  const { rel = '', href = '' } = attributesOf(element);
  return (
    element.tagName === 'link' && /\bstylesheet\b/i.test(rel) && /(^|\/)cloak[^/]*\.css([?#]|$)/.test(href)
  );
};

const isInlined = (element: ElementNode): boolean =>
  element.tagName === 'style' && MARK in attributesOf(element);

/**
 * Writes the style sheet into a page, in place of its link, or of one that was written before.
 *
 * @param css gives the style sheet, where a page needs it
 * @param takesLinks whether links give way to it; one that was written before is always renewed
 * @returns the source, and how many style sheets the page has now
 */
export const inlineCloak = (
  source: string,
  css: () => string,
  takesLinks: boolean,
): { source: string; sheets: number } => {
  const places = elementsOf(source)
    .map(({ element }) => element)
    .filter((element) => isInlined(element) || (takesLinks && isLink(element)));
  const written = (place: ElementNode): string => {
    const { media } = attributesOf(place);
    return `<style ${MARK}${media ? ` media="${media.replaceAll('"', '&quot;')}"` : ''}>${css()}</style>`;
  };
  return {
    source: apply(
      source,
      places.flatMap((place) => replacement(place, written(place))),
    ),
    sheets: places.length,
  };
};

/** What a Content Security Policy names in `style-src`, so that the browser takes the style sheet from the page. */
export const policySource = (css: string): string =>
  `'sha256-${createHash('sha256').update(css).digest('base64')}'`;
