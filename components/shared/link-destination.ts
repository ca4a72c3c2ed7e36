// Where a link of the page's own leads that signs out: its author may have written it as a button.

/** `#` and `javascript:` make a link out of what is a button; they lead nowhere. */
const LEADS_NOWHERE = /^\s*(#!?\s*$|javascript:)/i;

/** The address that a link names; nothing where it is the page's usual one that counts. */
export const linkDestination = (link: Element | undefined): string | undefined => {
  const href = link?.getAttribute('href');
  return href && !LEADS_NOWHERE.test(href) ? href : undefined;
};
