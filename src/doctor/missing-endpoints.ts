// What to say of endpoints that the backend does not have, and what to write instead.
import { describe } from '../core/requests/xano-errors.js';
import type { ApiGroupDescription } from '../setup/api-groups.js';
import { shortName, splitAddress } from './endpoint-address.js';
import type { Finding } from './finding.js';
import type { PageCall } from './page-call.js';
import { attributeName } from '../core/connection/settings.js';

/** The calls of a page, by whether the backend has their endpoints. */
export interface SortedCalls {
  readonly present: readonly PageCall[];
  readonly missing: readonly PageCall[];
  /** Neither described, nor to be asked for without changing something. */
  readonly unknown: readonly PageCall[];
}

export function describeMissing(
  calls: SortedCalls,
  groups: ReadonlyMap<string, ApiGroupDescription>,
): Finding[] {
  const { missing } = calls;
  const [first] = missing;
  if (!first) return [];
  // The Base URL of another group lacks them all: that is one mistake, and becomes one finding.
  const unknown = unknownInWrongGroup(calls, groups);
  if (unknown) {
    const others = missing.slice(1).map(({ endpoint }) => `, nor ${shortName(endpoint)}`);
    const limits = unknown.length > 0 ? ', and no description of the group' : '';
    const message = `No ${describe(first.endpoint)}${others.join('')}${limits}.`;
    const wanted = [...missing, ...unknown].find(({ purpose }) => purpose === 'signIn') ?? first;
    const fix = `Copy the Base URL of the group that lists ${splitAddress(wanted.endpoint).path.slice(1)}.`;
    return [{ severity: 'error', code: 'wrong-group', message, fix }];
  }
  return missing.map(({ purpose, attribute: own, endpoint, needed }) => {
    const { path, baseUrl } = splitAddress(endpoint);
    const likely = purpose === 'account' ? undefined : groups.get(baseUrl)?.guesses[purpose];
    const attribute = own ?? attributeName(`${purpose}Endpoint`);
    const fix = likely
      ? `Write ${attribute}="${likely.method} ${likely.path}".`
      : `Copy the Base URL of the group that lists ${path.slice(1)}, or name another in ${attribute}.`;
    const message = `No ${describe(endpoint)}.`;
    return { severity: needed ? 'error' : 'note', code: 'endpoint-missing', message, fix };
  });
}

/** Where all that is missing belongs to one group that seems to be the wrong one: what is unknown of that group. */
function unknownInWrongGroup(
  { present, missing, unknown }: SortedCalls,
  groups: ReadonlyMap<string, ApiGroupDescription>,
): readonly PageCall[] | undefined {
  const groupOf = ({ endpoint }: PageCall) => splitAddress(endpoint).baseUrl;
  const [baseUrl = '', ...others] = new Set(missing.map(groupOf));
  const unknownThere = unknown.filter((call) => groupOf(call) === baseUrl);
  const isWrong =
    missing.length + unknownThere.length > 1 &&
    others.length === 0 &&
    present.every((call) => groupOf(call) !== baseUrl) &&
    Object.keys(groups.get(baseUrl)?.guesses ?? {}).length === 0;
  return isWrong ? unknownThere : undefined;
}
