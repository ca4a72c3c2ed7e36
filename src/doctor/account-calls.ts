// Which calls the elements of the account make, by their attributes.
import { codeEndpoints, profileEndpoints, resetEndpoints } from '../account/index.js';
import type { Connection } from '../core/connection/parse.js';
import { AuthError } from '../core/errors.js';
import { elementsUsing, type ExaminedConnection } from './examined-connection.js';
import type { Tag } from './examined-page.js';
import type { Finding } from './finding.js';
import type { PageCall } from './page-call.js';

/** The attributes of each that name an endpoint, with what is called where they are not set. */
const endpoints: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'xano-forgot-password-form': { endpoint: resetEndpoints.request },
  'xano-reset-password-form': {
    'exchange-endpoint': resetEndpoints.exchange,
    endpoint: resetEndpoints.update,
  },
  'xano-magic-link-form': {
    endpoint: resetEndpoints.request,
    'exchange-endpoint': resetEndpoints.exchange,
  },
  'xano-code-form': { endpoint: codeEndpoints.verify, 'send-endpoint': codeEndpoints.send },
  'xano-profile-form': { endpoint: profileEndpoints.update },
  'xano-change-password-form': { endpoint: profileEndpoints.changePassword },
  'xano-delete-account-button': { endpoint: profileEndpoints.delete },
};

/** Where a provider's extension is asked for the provider's page. */
const beginOf = ({ attributes: { provider = '', endpoint } }: Tag): string =>
  `GET ${(endpoint || `/oauth/${provider}`).replace(/\/$/, '')}/${provider === 'twitter' ? 'request_token' : 'init'}`;

const namedBy = (tag: Tag): (readonly [attribute: string, endpoint: string])[] =>
  tag.name === 'xano-oauth-button'
    ? [['endpoint', beginOf(tag)]]
    : Object.entries(endpoints[tag.name] ?? {}).map(([attribute, usual]) => [
        attribute,
        tag.attributes[attribute] || usual,
      ]);

/** The calls, and what is wrong with endpoints that cannot be read. */
export function accountCallsOf(
  examined: ExaminedConnection,
  connection: Connection,
): { readonly calls: readonly PageCall[]; readonly findings: readonly Finding[] } {
  const calls: PageCall[] = [];
  const findings: Finding[] = [];
  for (const tag of elementsUsing(examined, ...Object.keys(endpoints), 'xano-oauth-button'))
    for (const [attribute, named] of namedBy(tag)) {
      if (named === 'none') continue;
      try {
        const endpoint = connection.endpoint(named);
        if (
          calls.some((call) => call.endpoint.url === endpoint.url && call.endpoint.method === endpoint.method)
        )
          continue;
        calls.push({
          purpose: 'account',
          attribute: `${attribute} of <${tag.name}>`,
          endpoint,
          needed: true,
        });
      } catch (error) {
        if (!(error instanceof AuthError)) throw error;
        findings.push({ severity: 'error', code: error.code, message: error.message, line: tag.line });
      }
    }
  return { calls, findings };
}
