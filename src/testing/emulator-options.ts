// The emulator that a connection expects: a test states its connection once, and the backend is made to fit.
import type { Connection } from '../core/connection/parse.js';
import type { Endpoint } from '../core/connection/endpoints.js';
import type { EmulatorOptions, PublicUser, TokenShape } from '../emulator/options.js';
import { parseTarget } from '../emulator/xano-url.js';
import type { Json } from '../emulator/tables.js';

/** The shapes of a sign-in answer by the key of the token. */
const SHAPES: Readonly<Record<string, TokenShape>> = {
  authToken: 'authToken',
  accessToken: 'accessToken+refreshToken',
  auth_token: 'auth_token',
  '.': 'bare',
};

export const fittingOptions = (connection: Connection, dataSource: string): EmulatorOptions => {
  const { endpoints, tokens, userKey } = connection;
  const offered = {
    login: endpoints.signIn,
    signup: endpoints.signUp,
    me: endpoints.currentUser,
    token: endpoints.refresh,
    logout: endpoints.signOut,
  };
  const there = Object.entries(offered).filter(
    (entry): entry is [string, Endpoint] => entry[1] !== undefined,
  );
  const places = there.map(([name, { method, url }]) => {
    const { group, branch, path } = parseTarget(new URL(url)) ?? { group: '', branch: undefined, path: '/' };
    return { name, group, branch, place: `${method} api:${group}${path}` };
  });
  const [canonical = ''] = [connection.group?.slice('api:'.length), places[0]?.group];
  const header = connection.headers().get('X-Branch');
  const shape = tokens.authToken.map((key) => SHAPES[key]).find((known) => known !== undefined);
  return {
    canonical: canonical.replace(/:.*/, ''),
    branches: ['v1', header, ...places.map(({ branch }) => branch)].filter(
      (name) => typeof name === 'string',
    ),
    dataSources: [dataSource],
    endpoints: Object.fromEntries(places.map(({ name, place }) => [name, place])),
    refresh: endpoints.refresh !== undefined,
    logout: endpoints.signOut !== undefined,
    wrapUser: userKey.includes('user'),
    ...(shape && { tokenShape: shape }),
    // Without an endpoint for it, the user is read from the sign-in answer.
    ...(endpoints.currentUser ? {} : { answerExtras: (user) => nest(user, userKey[0] ?? '.') }),
  };
};

/** A user under a key such as `data.user`; `.` is the answer itself. */
const nest = (user: PublicUser, key: string): Record<string, Json> =>
  key === '.'
    ? user
    : (key.split('.').reduceRight<Json>((inner, step) => ({ [step]: inner }), user) as Record<string, Json>);
