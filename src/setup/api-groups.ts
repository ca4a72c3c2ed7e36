// What an API group offers, by the OpenAPI description that it shows to everybody: its endpoints, and what they are
// probably for. No key is in here.
import { createConnection } from '../core/connection/parse.js';
import { AuthError } from '../core/errors.js';
import type { Caller } from './meta-client.js';
import { type ApiEndpoint, readEndpoints } from './openapi.js';
import type { Group } from './account-tree.js';
import { rankOf, suggest, type Suggestion } from './guess-endpoints.js';

/** An API group, its endpoints, and what they are probably for. */
export interface DescribedGroup {
  readonly group: Group;
  readonly endpoints: readonly ApiEndpoint[];
  readonly suggestion: Suggestion;
  /** Why no endpoint could be read. They can still be typed. */
  readonly problem?: AuthError | undefined;
}

const AT_ONCE = 10;

/** Runs `work` for each item, some at a time, in order of the items. */
const inParallel = async <T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> => {
  const results: R[] = [];
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
  return results;
};

/** Describes one group. Only being stopped rejects; what else goes wrong is told in place of the endpoints. */
export const describeGroup = async (
  caller: Pick<Caller, 'specification'>,
  group: Group,
): Promise<DescribedGroup> => {
  const url = `${group.baseUrl.replace('/api:', '/apispec:')}?type=json`;
  try {
    const spec = await caller.specification(url);
    if (spec === undefined) throw docsOff(group);
    const endpoints = readEndpoints(spec);
    if (!endpoints)
      throw new AuthError('bad-answer', `${new URL(url).host} answered no OpenAPI description.`);
    return { group, endpoints, suggestion: suggest(endpoints) };
  } catch (error) {
    if (!(error instanceof AuthError) || error.code === 'aborted') throw error;
    return { group, endpoints: [], suggestion: {}, problem: error };
  }
};

/** Describes groups, ten at a time; the likeliest for signing in comes first. */
export const describeGroups = async (
  caller: Pick<Caller, 'specification' | 'tell'>,
  groups: readonly Group[],
): Promise<readonly DescribedGroup[]> => {
  let done = 0;
  caller.tell('endpoints', done, groups.length);
  const described = await inParallel(groups, async (group) => {
    const result = await describeGroup(caller, group);
    caller.tell('endpoints', ++done, groups.length);
    return result;
  });
  return described.sort((a, b) => rankOf(b.suggestion) - rankOf(a.suggestion));
};

/**
 * The group that a Base URL names.
 *
 * @throws AuthError `configuration` where it names none
 */
export const groupAt = (baseUrl: string): Group => {
  const { base, group = '' } = createConnection({ baseUrl: baseUrl.trim() });
  const canonical = group.replace(/^api:|:[^:]+$/g, '');
  return { name: canonical, description: '', canonical, baseUrl: `${base}/${group}` };
};

const docsOff = ({ name, canonical, baseUrl }: Group): AuthError =>
  new AuthError(
    'not-found',
    `${new URL(baseUrl).host} shows no documentation of the API group ${name === canonical ? name : `${name} (${canonical})`}: ` +
      'there is no such group, or its documentation is off. Check the Base URL, switch the documentation (Swagger) of the group on in Xano, or type the endpoints.',
    { status: 404 },
  );
