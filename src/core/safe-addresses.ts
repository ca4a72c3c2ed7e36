// Which navigation targets are safe, what tells one page of a site from another, and how an address carries `return-to`.
// An address that came in from outside counts only when it stays on this site; an address that the page's author wrote
// is taken as it is.

const RETURN_TO = 'return-to';

/** A fragment in which a hash router keeps its route: `#/login`, `#!/login`. */
const isRoute = (hash: string): boolean => /^#!?\//.test(hash);

/** The route of a hash router without its query; empty where the fragment is a place in the page. */
const routeOf = ({ hash }: URL): string => (isRoute(hash) ? hash.replace(/\?.*/, '') : '');

const routeQueryOf = (url: URL): URLSearchParams =>
  new URLSearchParams(url.hash.slice(routeOf(url).length || url.hash.length));

const parametersOf = (url: URL): [string, string][] =>
  [...url.searchParams, ...routeQueryOf(url)].filter(([name]) => name !== RETURN_TO);

/** Whether `url` names that page. The query may say more than the page's own does, but nothing else. */
const isOnPage = (url: URL, page: URL): boolean =>
  url.origin === page.origin &&
  url.pathname === page.pathname &&
  routeOf(url) === routeOf(page) &&
  parametersOf(page).every((wanted) => parametersOf(url).some((one) => `${one}` === `${wanted}`));

/** Whether two addresses name one page: by path and query, in a hash router by the route, too. */
export const samePage = (a: URL, b: URL): boolean => isOnPage(a, b) && isOnPage(b, a);

/** Whether going there changes anything: it is another page, or another place in this one. */
export const leadsElsewhere = (to: URL, here: URL): boolean =>
  !samePage(to, here) || (to.hash !== '' && !isRoute(to.hash) && to.hash !== here.hash);

/** What an address asks to return to. A hash router has it in the query of its route. */
export const returnToOf = (url: URL): string | null =>
  url.searchParams.get(RETURN_TO) ?? routeQueryOf(url).get(RETURN_TO);

/** Path and query: all of an address that a server of the same site may see. */
export const pathAndQuery = ({ pathname, search }: URL): string => pathname + search;

/**
 * The address with the way back in it. A fragment may hold what no server should see: it goes along only where the way
 * back is itself in a fragment.
 */
export const withReturnTo = (url: URL, back: URL): URL => {
  const to = new URL(url);
  const query = routeQueryOf(to);
  if (isRoute(to.hash)) {
    query.set(RETURN_TO, pathAndQuery(back) + back.hash);
    to.hash = `${routeOf(to)}?${query}`;
  } else to.searchParams.set(RETURN_TO, pathAndQuery(back));
  return to;
};

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
  return isOnPage(url, here) || (signInPage && isOnPage(url, signInPage)) ? undefined : url;
};

/** An author's own target, which may lie on another site; scripts and the like are refused. */
export const authorTarget = (value: string, base: string): URL | undefined => {
  if (!URL.canParse(value, base)) return undefined;
  const url = new URL(value, base);
  return /^(https?|file):$/.test(url.protocol) ? url : undefined;
};
