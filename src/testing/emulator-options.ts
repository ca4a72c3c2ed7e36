// The options of an emulator that fits a connection: its endpoints, data source and keys.
import type { Connection } from '../core/connection/parse.js';
import type { Endpoint } from '../core/connection/endpoints.js';
import type { EmulatorOptions, PublicUser, TokenShape } from '../emulator/options.js';
import { parseXanoUrl } from '../emulator/xano-url.js';
import type { Json } from '../emulator/tables.js';

/** The shape of the sign-in answer, by the key of its token. */
const SHAPES: Readonly<Record<string, TokenShape>> = {
  authToken: 'authToken',
  accessToken: 'accessToken+refreshToken',
  auth_token: 'auth_token',
  '.': 'bare',
};

export const emulatorOptionsFor = (connection: Connection, dataSource: string): EmulatorOptions => {
  const { endpoints, tokens, userKey } = connection;
  const offered = {
    login: endpoints.signIn,
    signup: endpoints.signUp,
    me: endpoints.currentUser,
    token: endpoints.refresh,
    logout: endpoints.signOut,
  };
  const offeredEndpoints = Object.entries(offered).filter(
    (entry): entry is [string, Endpoint] => entry[1] !== undefined,
  );
  const endpointPlaces = offeredEndpoints.map(([name, { method, url }]) => {
    const { group, branch, path } = parseXanoUrl(new URL(url)) ?? { group: '', branch: undefined, path: '/' };
    return { name, group, branch, place: `${method} api:${group}${path}` };
  });
  const [canonical = ''] = [connection.group?.slice('api:'.length), endpointPlaces[0]?.group];
  const header = connection.headers().get('X-Branch');
  const shape = tokens.authToken.map((key) => SHAPES[key]).find((known) => known !== undefined);
  return {
    canonical: canonical.replace(/:.*/, ''),
    branches: ['v1', header, ...endpointPlaces.map(({ branch }) => branch)].filter(
      (name) => typeof name === 'string',
    ),
    dataSources: [dataSource],
    endpoints: Object.fromEntries(endpointPlaces.map(({ name, place }) => [name, place])),
    refresh: endpoints.refresh !== undefined,
    logout: endpoints.signOut !== undefined,
    wrapUser: userKey.includes('user'),
    ...(shape && { tokenShape: shape }),
    // Without a current-user endpoint the page reads the user from the sign-in answer.
    ...(endpoints.currentUser ? {} : { answerExtras: (user) => nest(user, userKey[0] ?? '.') }),
  };
};

/** A user under a key such as `data.user`; `.` is the answer itself. */
const nest = (user: PublicUser, key: string): Record<string, Json> =>
  key === '.'
    ? user
    : (key.split('.').reduceRight<Json>((inner, step) => ({ [step]: inner }), user) as Record<string, Json>);
