/// <reference types="node" />
// What the backend of a connection answers: whether it is there, to whom, with which endpoints, and at which pace.
import type { Connection } from '../core/connection/parse.js';
import type { Endpoint } from '../core/connection/endpoints.js';
import { isLoopback } from '../core/connection/address.js';
import { AuthError } from '../core/errors.js';
import { checkAccount } from './check-account.js';
import { checkEndpoints } from './check-endpoints.js';
import type { Call, Seen } from './check-endpoints.js';
import { checkForm, endpointOf, fieldsOf, settingsOf } from './check-forms.js';
import { findLeaks } from './find-leaks.js';
import type { Finding, Report } from './finding.js';
import { explain } from './network-errors.js';
import { createPace } from './rate-limiter.js';
import type { Pace } from './rate-limiter.js';
import type { Tag } from './examined-page.js';
import { attributeName } from '../core/connection/settings.js';
import { createDiscovery, purposes } from '../setup/index.js';
import type { DoctorOptions } from '../cli/doctor-command.js';
import type { Io } from '../cli/io.js';
import { checkCors, judgeOrigin } from './check-cors.js';
import { formsOf, readConnection, usersIn } from './examined-connection.js';
import type { Patient } from './examined-connection.js';
import type { Examined } from './print-report.js';

export async function examineBackend(
  patient: Patient,
  options: DoctorOptions & { readonly password: string | undefined },
  report: Report,
  io: Io,
): Promise<readonly Examined[]> {
  const { connection, finding } = readConnection(patient);
  if (!connection) {
    if (finding) report.findings.push(finding);
    return [];
  }
  const { tag, url } = patient;
  const examined: Examined = {
    id: tag?.tag.attributes.id ?? null,
    baseUrl: connection.group === undefined ? connection.base : `${connection.base}/${connection.group}`,
    environment: connection.environment ?? null,
    dataSource: connection.headers().get('x-data-source'),
  };
  const isPublished = url !== undefined && !isLoopback(url.host);
  if (tag?.emulated) {
    const message = 'The connection runs against the emulator inside the page; no backend was asked.';
    const fix = isPublished ? 'Take the attribute emulator off before people use the page.' : undefined;
    report.findings.push({ severity: isPublished ? 'warning' : 'note', code: 'emulator', message, fix });
    return [examined];
  }
  if (isPublished && isLoopback(new URL(connection.base).host)) {
    const message = `The backend is on this very machine (${connection.origin}), and the page on ${url.host}: nobody else can reach it.`;
    const fix = 'Write the Base URL of Xano for this host, in an <xano-environment>.';
    report.findings.push({ severity: 'warning', code: 'loopback', message, fix });
  }
  const pace = createPace({
    fetch: (input, init) => {
      const signals = [io.signal, AbortSignal.timeout(20_000), ...(init?.signal ? [init.signal] : [])];
      return io.fetch(input, { ...init, signal: AbortSignal.any(signals) });
    },
    clock: io.clock,
    fullSpeed: isLoopback(new URL(connection.base).host),
    onWait: (seconds) => io.err(`Waiting ${seconds} s, as the free plan allows 10 requests in 20 s …`),
  });
  try {
    await askBackend(patient, connection, pace, options, report, io);
  } catch (error) {
    // The network failed in the middle. Anything else is no finding.
    if (io.signal.aborted || !isNetworkError(error)) throw error;
    report.findings.push({ severity: 'error', ...explain(error, new URL(connection.base)) });
  }
  report.findings.push(...judgeRate(connection, pace));
  return [examined];
}

function isNetworkError(error: unknown): boolean {
  const { name, cause } = Object(error) as { name?: unknown; cause?: unknown };
  return name === 'TimeoutError' || (error instanceof TypeError && cause !== undefined);
}

async function askBackend(
  patient: Patient,
  connection: Connection,
  pace: Pace,
  options: DoctorOptions & { readonly password: string | undefined },
  report: Report,
  io: Io,
): Promise<void> {
  const { fetch } = pace;
  const { findings } = report;
  const origin = patient.url?.origin ?? 'http://localhost:5173';
  const discovery = createDiscovery({ fetch, signal: io.signal });
  const seen = await checkEndpoints(callsOf(patient, connection, report), {
    connection,
    discovery,
    fetch,
    report,
    origin,
  });
  if (!seen) return;

  const cors = { connection, origin, assumed: patient.url === undefined, fetch, report };
  const endpoints = seen.found.filter(({ purpose }) => purpose === 'signIn' || purpose === 'currentUser');
  const before = findings.length;
  await checkCors(
    endpoints.map(({ endpoint }) => endpoint),
    cors,
  );
  const refused = seen.headers && origin !== connection.origin ? judgeOrigin(seen.headers, cors) : undefined;
  if (refused && findings.length === before) findings.push(...refused);

  for (const form of formsOf(patient)) {
    if (readEndpoint(form, connection).endpoint) findings.push(...checkForm(form, connection, seen.groups));
  }
  const canSignIn = seen.found.some(({ purpose }) => purpose === 'signIn');
  if (canSignIn && options.email !== undefined && options.password !== undefined) {
    await pace.ready(3);
    await signIn(patient, options.email, options.password, fetch, report);
  }
  if (options.leaks) await searchLeaks(connection, seen, pace, report, io);
}

/** The calls that the page and its connection make. */
function callsOf(patient: Patient, connection: Connection, report: Report): readonly Call[] {
  const forms = formsOf(patient);
  const hasSignUp = forms.some(({ name }) => name === 'xano-sign-up-form');
  const own = purposes.flatMap((purpose): Call[] => {
    const endpoint = connection.endpoints[purpose];
    const isNamed = patient.options[`${purpose}Endpoint`] !== undefined;
    return endpoint ? [{ purpose, endpoint, needed: purpose !== 'signUp' || hasSignUp || isNamed }] : [];
  });
  const ofForms = forms.flatMap((form): Call[] => {
    if (!form.attributes.endpoint) return [];
    const { endpoint, problem } = readEndpoint(form, connection);
    if (problem) report.findings.push(problem);
    const purpose = form.name === 'xano-sign-up-form' ? 'signUp' : 'signIn';
    return endpoint ? [{ purpose, endpoint, needed: true }] : [];
  });
  const isReplaced = (call: Call) =>
    ofForms.some(({ purpose }) => purpose === call.purpose) && !patient.options[`${call.purpose}Endpoint`];
  return [...own.filter((call) => !isReplaced(call)), ...ofForms];
}

/** A form's endpoint, or why it cannot be read. */
function readEndpoint(form: Tag, connection: Connection): { endpoint?: Endpoint; problem?: Finding } {
  try {
    return { endpoint: endpointOf(form, connection) };
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    return { problem: { severity: 'error', code: error.code, message: error.message, line: form.line } };
  }
}

async function signIn(
  patient: Patient,
  email: string,
  password: string,
  fetch: Pace['fetch'],
  report: Report,
): Promise<void> {
  const { options, url } = patient;
  const form = formsOf(patient).find(({ name }) => name === 'xano-sign-in-form');
  const names = form ? fieldsOf(form) : { identifier: 'email', password: 'password' };
  const guards = usersIn(patient, 'xano-auth-guard');
  const shown = usersIn(patient, 'xano-user');
  await checkAccount({
    options,
    host: url?.host ?? '',
    values: { [names.identifier]: email, [names.password]: password },
    form: form ? settingsOf(form) : { secretFields: [names.password] },
    fields: shown.flatMap(({ attributes }) => (attributes.fallback ? [] : (attributes.field ?? 'name'))),
    wantsRoles: guards.some(({ attributes }) => attributes.roles),
    fetch,
    report,
  });
}

async function searchLeaks(
  connection: Connection,
  { groups }: Seen,
  { fetch }: Pace,
  report: Report,
  io: Io,
): Promise<void> {
  for (const { group, endpoints, problem } of groups.values()) {
    if (problem) {
      const message = `What group ${group.canonical} lets anyone read is not known: its description is switched off.`;
      const fix = 'Switch the documentation (Swagger) of the group on in Xano while you check.';
      report.findings.push({ severity: 'warning', code: 'leaks-unknown', message, fix });
      continue;
    }
    const onProgress = (done: number, total: number, path: string) =>
      io.err(`Asking GET ${path} without a token (${done + 1} of ${total}) …`);
    await findLeaks({ connection, group: group.baseUrl, endpoints, fetch, report, onProgress });
  }
}

function judgeRate(connection: Connection, pace: Pace): Finding[] {
  const { host } = new URL(connection.base);
  const spare = `Write ${attributeName('userMaxAge')}="60", so that a reload need not ask for the user again.`;
  const fix = connection.userMaxAge > 0 ? undefined : spare;
  if (pace.wasRefused()) {
    const message = `${host} refused a request as one too many (429): the free plan allows 10 in 20 s.`;
    return [{ severity: 'warning', code: 'rate-limit', message, fix }];
  }
  // The host that Xano's free instances share.
  if (!host.startsWith('x8ki-letl-twmt.') || connection.userMaxAge > 0) return [];
  const message = `${host} is the free plan's: 10 requests in 20 s, for all visitors together.`;
  return [{ severity: 'note', code: 'free-plan', message, fix }];
}
