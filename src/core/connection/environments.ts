// Which environment holds on this page: the one that is named, else the first whose hosts fit.
import { parseKeys } from '../requests/answer-mapping.js';
import { refuseSetting } from './setting-checks.js';
import type { ConnectionOptions, EnvironmentOptions } from './settings.js';

/** Whether a page's host (`name[:port]`) is one of `hosts`. */
export const matchesHost = (hosts: string, host: string): boolean =>
  parseKeys(hosts.toLowerCase()).some((pattern) => {
    const page = /:\d+$/.test(pattern) ? host.toLowerCase() : host.toLowerCase().replace(/:\d+$/, '');
    return pattern.startsWith('*.') ? page.endsWith(pattern.slice(1)) : pattern === page;
  });

/**
 * @param host host of the page (`name[:port]`)
 * @throws AuthError `configuration` where the named environment is not there
 */
export const chooseEnvironment = (
  { environments = [], environment: wanted }: Pick<ConnectionOptions, 'environments' | 'environment'>,
  host: string,
): EnvironmentOptions | undefined => {
  const chosen = environments.find(({ name, hosts }) =>
    wanted ? name === wanted : hosts && matchesHost(hosts, host),
  );
  if (wanted && !chosen)
    refuseSetting('environment', wanted, `one of ${environments.map(({ name }) => name).join(', ')}`);
  return chosen;
};
