// API groups with their endpoints, from the OpenAPI description that a group shows to everybody. No key is sent.
import { createConnection } from '../core/connection/parse.js';
import { AuthError } from '../core/errors.js';
import type { MetaClient } from './meta-client.js';
import { type ApiEndpoint, readEndpoints } from './openapi.js';
import type { ApiGroup } from './account-tree.js';
import { signInScore, guessEndpoints, type EndpointGuesses } from './guess-endpoints.js';

/** An API group, its endpoints, and guesses at what they are for. */
export interface ApiGroupDescription {
  readonly group: ApiGroup;
  readonly endpoints: readonly ApiEndpoint[];
  readonly guesses: EndpointGuesses;
  /** Why no endpoint could be read, if so. */
  readonly problem?: AuthError | undefined;
}

const AT_ONCE = 10;

/** Runs `work` for each item, ten at a time. The results have the order of the items. */
const inParallel = async <T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> => {
  const results: R[] = [];
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
  return results;
};

/** Describes one group. Rejects only when it is stopped; any other failure becomes the `problem`. */
export const describeApiGroup = async (
  client: Pick<MetaClient, 'specification'>,
  group: ApiGroup,
): Promise<ApiGroupDescription> => {
  const url = `${group.baseUrl.replace('/api:', '/apispec:')}?type=json`;
  try {
    const spec = await client.specification(url);
    if (spec === undefined) throw docsOff(group);
    const endpoints = readEndpoints(spec);
    if (!endpoints)
      throw new AuthError('bad-answer', `${new URL(url).host} answered no OpenAPI description.`);
    return { group, endpoints, guesses: guessEndpoints(endpoints) };
  } catch (error) {
    if (!(error instanceof AuthError) || error.code === 'aborted') throw error;
    return { group, endpoints: [], guesses: {}, problem: error };
  }
};

/** Describes groups; the likeliest for signing in comes first. */
export const describeApiGroups = async (
  client: Pick<MetaClient, 'specification' | 'reportProgress'>,
  groups: readonly ApiGroup[],
): Promise<readonly ApiGroupDescription[]> => {
  let done = 0;
  client.reportProgress('endpoints', done, groups.length);
  const described = await inParallel(groups, async (group) => {
    const result = await describeApiGroup(client, group);
    client.reportProgress('endpoints', ++done, groups.length);
    return result;
  });
  return described.sort((a, b) => signInScore(b.guesses) - signInScore(a.guesses));
};

/**
 * The group that a Base URL names.
 *
 * @throws AuthError `configuration` where it names none
 */
export const apiGroupFromBaseUrl = (baseUrl: string): ApiGroup => {
  const { base, group = '' } = createConnection({ baseUrl: baseUrl.trim() });
  const canonical = group.replace(/^api:|:[^:]+$/g, '');
  return { name: canonical, description: '', canonical, baseUrl: `${base}/${group}` };
};

const docsOff = ({ name, canonical, baseUrl }: ApiGroup): AuthError =>
  new AuthError(
    'not-found',
    `${new URL(baseUrl).host} shows no documentation of the API group ${name === canonical ? name : `${name} (${canonical})`}: ` +
      'there is no such group, or its documentation is off. Check the Base URL, switch the documentation (Swagger) of the group on in Xano, or type the endpoints.',
    { status: 404 },
  );
