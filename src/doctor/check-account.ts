// Signs in as a page would, and looks whether tokens, user and roles are where the connection looks for them.
// Of answers only the names of keys are told, never a value.
import { createAuth } from '../core/create-auth.js';
import type { ConnectionOptions } from '../core/connection/settings.js';
import { createConnection } from '../core/connection/parse.js';
import { AuthError } from '../core/errors.js';
import type { CredentialOptions } from '../core/actions/credentials.js';
import { describe } from '../core/requests/xano-errors.js';
import type { Values } from '../core/requests/send.js';
import { isRecord, readKey } from '../core/requests/answer-mapping.js';
import { findTokens, findUser } from '../setup/guess-mapping.js';
import type { Finding, Report } from './finding.js';

export interface AccountOptions {
  readonly options: ConnectionOptions;
  /** Host of the page. */
  readonly host: string;
  /** What the form sends. */
  readonly values: Values;
  /** What the form sets otherwise than the connection. */
  readonly form?: CredentialOptions | undefined;
  /** Fields of the user that the page shows. */
  readonly fields?: readonly string[] | undefined;
  /** A guard of the page asks for roles. */
  readonly wantsRoles?: boolean | undefined;
  readonly fetch: typeof fetch;
  readonly report: Report;
}

export async function checkAccount(account: AccountOptions): Promise<void> {
  const { options, host, values, form = {}, report } = account;
  let answer: unknown;
  const watched: typeof fetch = async (input, init) => {
    const response = await account.fetch(input, init);
    const text = await response.clone().text();
    answer = parse(text);
    return response;
  };
  // The limiting fetch may wait longer than a page would; the session ends with this check.
  // The page's endpoints to refresh and to sign out are not called: a page could name any there.
  const own = {
    persist: 'memory',
    timeout: 120_000,
    userMaxAge: 0,
    refreshEndpoint: 'none',
    signOutEndpoint: 'none',
  } as const;
  const environments = options.environments?.map((environment) => ({ ...environment, ...own }));
  const auth = createAuth({
    ...options,
    ...own,
    ...(environments ? { environments } : {}),
    host,
    fetch: watched,
  });
  const connection = createConnection(options, host);
  try {
    const user = await auth.signIn(values, form);
    const endpoint = form.endpoint ? connection.endpoint(form.endpoint) : connection.endpoints.signIn;
    report.passed.push(`${describe(endpoint)} answers a token.`);
    if (user) {
      const { roles } = auth.$session.get();
      report.findings.push(...judgeUser(user, answer, account), ...judgeRoles(roles, user, answer, account));
      report.passed.push(`The user has the keys ${Object.keys(user).join(', ')}.`);
      return;
    }
    // The session stands, unconfirmed; the reason is kept with it.
    report.findings.push(judgeFailure(auth.$session.get().error, answer));
  } catch (error) {
    report.findings.push(judgeFailure(error, answer));
  } finally {
    await auth.signOut().catch(() => {});
    auth.dispose();
  }
}

function judgeFailure(error: unknown, answer: unknown): Finding {
  if (!(error instanceof AuthError)) throw error ?? new Error('The user is unknown, and nothing says why.');
  const { code, message } = error;
  const fixes: Partial<Record<typeof code, string>> = {
    'invalid-credentials': 'See whether this account is in the data source of the connection.',
    'invalid-input':
      'See whether the form sends what the endpoint asks for: identifier-field, password-field.',
    unauthorized: /data ?source/i.test(message)
      ? 'Use one data-source on every page.'
      : 'See whether sign-in and current user use the same auth table.',
  };
  const [token] = code === 'no-token-in-answer' ? findTokens(answer).authToken : [];
  const fix = token === undefined ? fixes[code] : `Write auth-token-key="${token.path}".`;
  return { severity: 'error', code, message, fix };
}

/** A project that wraps its user answers an object too, but not the one that is meant. */
function judgeUser(
  user: Readonly<Record<string, unknown>>,
  answer: unknown,
  account: AccountOptions,
): Finding[] {
  const keys = Object.keys(user).join(', ');
  const [likely] = findUser(answer).user;
  if (likely && findUser(user).user.every(({ path }) => path !== '.')) {
    const message = `The current user has the keys ${keys}: the user itself seems to be at ${likely.path}.`;
    return [{ severity: 'error', code: 'user-key', message, fix: `Write user-key="${likely.path}".` }];
  }
  const absent = (account.fields ?? []).filter((field) => (readKey(user, field) ?? undefined) === undefined);
  return absent.map((field) => {
    const message = `The page shows the field "${field}", and this user has none; the keys are ${keys}.`;
    const fix = 'Name one of them, or give a fallback.';
    return { severity: 'note', code: 'user-field', message, fix };
  });
}

function judgeRoles(
  roles: readonly string[],
  user: Readonly<Record<string, unknown>>,
  answer: unknown,
  { wantsRoles = false }: AccountOptions,
): Finding[] {
  if (roles.length > 0 || !wantsRoles) return [];
  const keys = [...new Set([...Object.keys(isRecord(answer) ? answer : {}), ...Object.keys(user)])].join(
    ', ',
  );
  const message = `A guard asks for roles, and the answer holds none where roles-key looks; its keys are ${keys}.`;
  const [likely] = findUser(answer).roles;
  const fix = likely
    ? `Write roles-key="${likely.path}".`
    : 'Name the key of the roles in roles-key, or give this account a role.';
  return [{ severity: 'warning', code: 'roles-key', message, fix }];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
