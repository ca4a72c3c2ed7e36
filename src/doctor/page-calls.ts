// Which calls a page makes to its backend: those of its connection, and those of forms with an endpoint of their own.
import type { Connection } from '../core/connection/parse.js';
import type { Endpoint } from '../core/connection/endpoints.js';
import { AuthError } from '../core/errors.js';
import { purposes } from '../setup/guess-endpoints.js';
import { accountCallsOf } from './account-calls.js';
import { endpointOf } from './check-forms.js';
import { type ExaminedConnection, formsOf } from './examined-connection.js';
import type { Tag } from './examined-page.js';
import type { Finding } from './finding.js';
import type { PageCall } from './page-call.js';

/** The calls, and what is wrong with endpoints that cannot be read. */
export function callsOf(
  examined: ExaminedConnection,
  connection: Connection,
): { readonly calls: readonly PageCall[]; readonly findings: readonly Finding[] } {
  const forms = formsOf(examined);
  const findings: Finding[] = [];
  const hasSignUp = forms.some(({ name }) => name === 'xano-sign-up-form');
  const ofConnection = purposes.flatMap((purpose): PageCall[] => {
    const endpoint = connection.endpoints[purpose];
    const isNamed = examined.options[`${purpose}Endpoint`] !== undefined;
    return endpoint ? [{ purpose, endpoint, needed: purpose !== 'signUp' || hasSignUp || isNamed }] : [];
  });
  const ofForms = forms.flatMap((form): PageCall[] => {
    if (!form.attributes.endpoint) return [];
    const { endpoint, problem } = readFormEndpoint(form, connection);
    if (problem) findings.push(problem);
    const purpose = form.name === 'xano-sign-up-form' ? 'signUp' : 'signIn';
    return endpoint ? [{ purpose, endpoint, needed: true }] : [];
  });
  // A form's own endpoint replaces the connection's default; one that the connection names may serve other pages.
  const isReplaced = ({ purpose }: PageCall) =>
    purpose !== 'account' &&
    ofForms.some((call) => call.purpose === purpose) &&
    !examined.options[`${purpose}Endpoint`];
  const ofAccount = accountCallsOf(examined, connection);
  return {
    calls: [...ofConnection.filter((call) => !isReplaced(call)), ...ofForms, ...ofAccount.calls],
    findings: [...findings, ...ofAccount.findings],
  };
}

/** A form's endpoint, or why it cannot be read. */
export function readFormEndpoint(
  form: Tag,
  connection: Connection,
): { endpoint?: Endpoint; problem?: Finding } {
  try {
    return { endpoint: endpointOf(form, connection) };
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    return { problem: { severity: 'error', code: error.code, message: error.message, line: form.line } };
  }
}
