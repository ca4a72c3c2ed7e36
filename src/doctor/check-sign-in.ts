// Signs in once with the person's own account, as the page's form would: the one request that changes something. It goes
// only to an endpoint that its API group documents, and the token only to a GET: the page names both, and could name
// others.
import type { Connection } from '../core/connection/parse.js';
import { describe } from '../core/requests/xano-errors.js';
import { checkAccount } from './check-account.js';
import type { EndpointResults } from './check-endpoints.js';
import { fieldsOf, settingsOf } from './check-forms.js';
import { elementsUsing, formsOf } from './examined-connection.js';
import type { ExaminedConnection } from './examined-connection.js';
import type { Finding, Report } from './finding.js';
import { readFormEndpoint } from './page-calls.js';
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
  const reason = reasonAgainst(options);
  if (reason) {
    report.findings.push({ severity: 'warning', code: 'sign-in-not-tried', ...reason });
    return;
  }
  // The current user is asked for right after the sign-in, with no time for a wait in between.
  await limiter.ready(2);
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

/** Why no sign-in is tried, if so. */
function reasonAgainst({
  examined,
  connection,
  results,
}: SignInOptions): Pick<Finding, 'message' | 'fix'> | undefined {
  const form = formsOf(examined).find(({ name }) => name === 'xano-sign-in-form');
  const { endpoint } = form ? readFormEndpoint(form, connection) : { endpoint: connection.endpoints.signIn };
  const { currentUser } = connection.endpoints;
  if (!endpoint) return undefined;
  if (endpoint.method !== 'POST') {
    const message = `No sign-in was tried: ${describe(endpoint)} is no POST, and may do anything else.`;
    return { message, fix: 'Name the sign-in endpoint of Xano, such as POST /auth/login.' };
  }
  if (
    !results.documented.some((call) => call.endpoint.url === endpoint.url && call.endpoint.method === 'POST')
  ) {
    const message = `No sign-in was tried: no description says what ${describe(endpoint)} does.`;
    const fix = 'Switch the documentation (Swagger) of the group on in Xano while you check.';
    return { message, fix };
  }
  if (currentUser && currentUser.method !== 'GET') {
    const message = `No sign-in was tried: the token would go to ${describe(currentUser)}, which is no GET and may change something.`;
    return { message, fix: 'Name the current-user endpoint of Xano, such as GET /auth/me.' };
  }
  return undefined;
}
