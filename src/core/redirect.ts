// Which navigation targets are safe. An address that came in from outside (`?return-to=`) counts only when
// it stays on this site; an address that the page's author wrote is taken as it is.

/**
 * The page that `return-to` asks for, or `undefined` where it must not be followed.
 *
 * @param value what the address bar carried
 * @param current the current page's address
 * @param signInPage the sign-in page, which is never a place to return to
 */
export const safeReturnTo = (value: string | null, current: string, signInPage?: URL): URL | undefined => {
  const here = new URL(current);
  if (!value || !/^https?:$/.test(here.protocol) || !URL.canParse(value, here.origin)) return undefined;
  const url = new URL(value, here.origin);
  const stays =
    url.origin === here.origin && /^https?:$/.test(url.protocol) && !url.pathname.startsWith('//');
  if (!stays || url.username || url.password) return undefined;
  return samePage(url, here) || (signInPage && samePage(url, signInPage)) ? undefined : url;
};

/** An author's own target, which may lie on another site; scripts and the like are refused. */
export const authorTarget = (value: string, base: string): URL | undefined => {
  if (!URL.canParse(value, base)) return undefined;
  const url = new URL(value, base);
  return /^(https?|file):$/.test(url.protocol) ? url : undefined;
};

/** Whether two addresses name one document, whatever their query and fragment. */
export const samePage = (a: URL, b: URL): boolean => a.origin === b.origin && a.pathname === b.pathname;
