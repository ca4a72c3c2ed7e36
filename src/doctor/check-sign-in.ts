// Signs in once with the person's own account, as the page's form would.
import type { Connection } from '../core/connection/parse.js';
import { checkAccount } from './check-account.js';
import type { EndpointResults } from './check-endpoints.js';
import { fieldsOf, settingsOf } from './check-forms.js';
import { elementsUsing, formsOf } from './examined-connection.js';
import type { ExaminedConnection } from './examined-connection.js';
import type { Report } from './finding.js';
import type { RateLimiter } from './rate-limiter.js';

export interface SignInOptions {
  readonly examined: ExaminedConnection;
  readonly connection: Connection;
  /** What is known of the page's endpoints. */
  readonly results: EndpointResults;
  readonly email: string;
  readonly password: string;
  readonly limiter: RateLimiter;
  readonly report: Report;
}

export async function checkSignIn(options: SignInOptions): Promise<void> {
  const { examined, results, email, password, limiter, report } = options;
  if (!results.found.some(({ purpose }) => purpose === 'signIn')) return;
  // Sign-in, current user and sign-out follow each other too fast for waits in between.
  await limiter.ready(3);
  const form = formsOf(examined).find(({ name }) => name === 'xano-sign-in-form');
  const names = form ? fieldsOf(form) : { identifier: 'email', password: 'password' };
  const shown = elementsUsing(examined, 'xano-user');
  await checkAccount({
    options: examined.options,
    host: examined.url?.host ?? '',
    values: { [names.identifier]: email, [names.password]: password },
    form: form ? settingsOf(form) : { secretFields: [names.password] },
    fields: shown.flatMap(({ attributes }) => (attributes.fallback ? [] : (attributes.field ?? 'name'))),
    wantsRoles: elementsUsing(examined, 'xano-auth-guard').some(({ attributes }) => attributes.roles),
    fetch: limiter.fetch,
    report,
  });
}
