// What to say of endpoints that the backend does not have, and what to write instead.
import { describe } from '../core/requests/xano-errors.js';
import type { ApiGroupDescription } from '../setup/api-groups.js';
import { shortName, splitAddress } from './endpoint-address.js';
import type { Finding } from './finding.js';
import type { PageCall } from './page-calls.js';
import { attributeName } from '../core/connection/settings.js';

/** @param present calls that the backend does have */
export function describeMissing(
  missing: readonly PageCall[],
  present: readonly PageCall[],
  groups: ReadonlyMap<string, ApiGroupDescription>,
): Finding[] {
  const [first] = missing;
  if (!first) return [];
  // The Base URL of another group lacks them all: that is one mistake, and becomes one finding.
  if (isWrongGroup(missing, present, groups)) {
    const others = missing.slice(1).map(({ endpoint }) => shortName(endpoint));
    const message = `No ${describe(first.endpoint)}, nor ${others.join(', ')}.`;
    const fix = `Copy the Base URL of the group that lists ${splitAddress(first.endpoint).path.slice(1)}.`;
    return [{ severity: 'error', code: 'wrong-group', message, fix }];
  }
  return missing.map(({ purpose, endpoint, needed }) => {
    const { path, baseUrl } = splitAddress(endpoint);
    const likely = groups.get(baseUrl)?.guesses[purpose];
    const attribute = attributeName(`${purpose}Endpoint`);
    const fix = likely
      ? `Write ${attribute}="${likely.method} ${likely.path}".`
      : `Copy the Base URL of the group that lists ${path.slice(1)}, or name another in ${attribute}.`;
    const message = `No ${describe(endpoint)}.`;
    return { severity: needed ? 'error' : 'note', code: 'endpoint-missing', message, fix };
  });
}

function isWrongGroup(
  missing: readonly PageCall[],
  present: readonly PageCall[],
  groups: ReadonlyMap<string, ApiGroupDescription>,
): boolean {
  const groupOf = ({ endpoint }: PageCall) => splitAddress(endpoint).baseUrl;
  const [baseUrl = '', ...others] = new Set(missing.map(groupOf));
  return (
    missing.length > 1 &&
    others.length === 0 &&
    present.every((call) => groupOf(call) !== baseUrl) &&
    Object.keys(groups.get(baseUrl)?.guesses ?? {}).length === 0
  );
}
