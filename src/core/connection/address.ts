// Where an instance is and which API group is meant: reads `base-url`, `instance`, `custom-domain` and `api-group`.
import { refuseSetting } from './setting-checks.js';
import type { ConnectionSettings } from './settings.js';

export interface Address {
  /** `https://host[/tenant/name]`. */
  readonly base?: string;
  /** `api:abCD1234`. */
  readonly group?: string;
}

export const GROUP_EXAMPLE = 'api:abCD1234';
const INSTANCE_EXAMPLE = 'https://example.xano.io';
export const BASE_URL_EXAMPLE = `the Base URL of the API group, such as ${INSTANCE_EXAMPLE}/${GROUP_EXAMPLE}`;

const loopback = /^((.*\.)?localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/;

/** Whether a host (`name[:port]`) means this very machine. */
export const isLoopback = (host: string): boolean => loopback.test(host);

export const parseGroup = (name: string, text: string): string => {
  const [, group] =
    /^(?:api:)?([\w-]+(?::[^/:\s]+)?)$/.exec(text) ?? refuseSetting(name, text, GROUP_EXAMPLE);
  return `api:${group}`;
};

/** `[https://]host[/tenant/name][/api:GROUP]`; the group has to stand in a Base URL, and nowhere else. */
const parseUrl = (name: string, text: string): Address => {
  const [, scheme = 'https:', host = '', path = '', group] =
    /^(?:(\w+:)\/\/)?([^\s/\\?#@]+)((?:\/(?!api:)[^/?#]+)*)(?:\/(api:[^/?#]+))?\/*$/i.exec(text) ?? [];
  const address = `${scheme}//${host}${path}`;
  const trusted = scheme === 'https:' || (scheme === 'http:' && isLoopback(host));
  const isBase = name === 'base-url';
  if (!trusted || isBase !== !!group || !URL.canParse(address))
    refuseSetting(name, text.replace(/\/\/.*@/, '//…@'), isBase ? BASE_URL_EXAMPLE : INSTANCE_EXAMPLE);
  const base = new URL(address).href.replace(/\/$/, '');
  return group ? { base, group: parseGroup(name, group) } : { base };
};

/** What one set of settings says of the address. */
export const parseAddress = ({
  baseUrl,
  instance,
  apiGroup,
  customDomain,
}: Pick<ConnectionSettings, 'baseUrl' | 'instance' | 'apiGroup' | 'customDomain'>): Address => ({
  ...(instance && parseUrl('instance', instance)),
  ...(baseUrl && parseUrl('base-url', baseUrl)),
  ...(customDomain && parseUrl('custom-domain', customDomain)),
  ...(apiGroup && { group: parseGroup('api-group', apiGroup) }),
});
