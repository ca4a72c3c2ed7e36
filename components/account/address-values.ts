// What a link of an e-mail, or a provider, has put into the address of the page: taken out of it at once, so that no
// request, history, screen or script that comes later sees it.

/** A hash router keeps its query in the fragment: `#/reset?magic_token=…`. */
const partsOfHash = (hash: string): [route: string, query: URLSearchParams] => {
  const [route = '', query = ''] = hash.split(/\?(.*)/s);
  return [route, new URLSearchParams(query)];
};

/** Letters that a token has at least. */
const SECRET_LENGTH = 8;

/** A router may keep the address in the state of the history, and write it back from there. */
const withoutSecrets = (state: unknown, secrets: readonly string[], address: string): unknown => {
  if (typeof state === 'string') return secrets.some((one) => state.includes(one)) ? address : state;
  if (Array.isArray(state)) return state.map((one) => withoutSecrets(one, secrets, address));
  if (typeof state !== 'object' || state === null) return state;
  if (Object.getPrototypeOf(state) !== Object.prototype) return state;
  return Object.fromEntries(
    Object.entries(state).map(([name, one]) => [name, withoutSecrets(one, secrets, address)]),
  );
};

/**
 * Takes values out of the page's address.
 *
 * @param names the parameters to take, in the query or in that of a hash route
 * @param needed without this one, none is taken
 * @returns those that are there
 */
export const takeFromAddress = (names: readonly string[], needed?: string): Record<string, string> => {
  const url = new URL(location.href);
  const [route, routeQuery] = partsOfHash(url.hash);
  const queries = [url.searchParams, routeQuery];
  const taken: Record<string, string> = {};
  for (const name of names) {
    const value = queries.map((query) => query.get(name)).find(Boolean);
    if (value) taken[name] = value;
  }
  if (needed ? !taken[needed] : Object.keys(taken).length === 0) return {};
  for (const name of names) for (const query of queries) query.delete(name);
  if (url.hash.includes('?')) url.hash = routeQuery.size > 0 ? `${route}?${routeQuery}` : route;
  // What is shorter tells nobody anything, and is part of other words.
  const secrets = Object.values(taken)
    .filter((value) => value.length >= SECRET_LENGTH)
    .flatMap((value) => [value, encodeURIComponent(value), value.replaceAll(' ', '+')]);
  const address = url.pathname + url.search + url.hash;
  history.replaceState(withoutSecrets(history.state, secrets, address), '', url);
  return taken;
};
