/// <reference types="node" />
// `doctor`: what keeps a page from signing people in, each cause with its cure.
import type { Connection, ConnectionOptions } from '../connection.js';
import { createConnection } from '../connection.js';
import { AuthError } from '../errors.js';
import { checkAccount } from '../setup/checks/check-account.js';
import { checkEndpoints } from '../setup/checks/check-endpoints.js';
import type { Call, Seen } from '../setup/checks/check-endpoints.js';
import { checkForm, endpointOf, fieldsOf, settingsOf } from '../setup/checks/check-forms.js';
import { checkPolicy } from '../setup/checks/check-policy.js';
import { checkScripts } from '../setup/checks/check-scripts.js';
import { checkTags } from '../setup/checks/check-tags.js';
import { findLeaks } from '../setup/checks/find-leaks.js';
import type { Finding, Report } from '../setup/checks/finding.js';
import { createReport } from '../setup/checks/finding.js';
import { createPace } from '../setup/checks/pace.js';
import type { Pace } from '../setup/checks/pace.js';
import type { Page } from '../setup/checks/page.js';
import { attributeOf, readConnections } from '../setup/checks/settings.js';
import type { ConnectionTag } from '../setup/checks/settings.js';
import { usersOf } from '../setup/checks/which-connection.js';
import { createDiscovery } from '../setup/discovery.js';
import { purposes } from '../setup/rank.js';
import { isLoopback } from '../connection.js';
import { checkCors, judgeOrigin } from './check-cors.js';
import { checkScriptFiles } from './check-script-files.js';
import { exit, Failure } from './io.js';
import type { Io } from './io.js';
import { loadTarget } from './load-page.js';
import { printReport } from './print-report.js';
import type { Examined } from './print-report.js';

export interface DoctorOptions {
  readonly host?: string;
  readonly environment?: string;
  readonly connection?: string;
  readonly email?: string;
  readonly leaks?: boolean;
  readonly json?: boolean;
}

/** A connection under examination, and the page that it stands in. */
interface Patient {
  readonly options: ConnectionOptions;
  readonly tag: ConnectionTag | undefined;
  readonly connections: readonly ConnectionTag[];
  readonly page: Page | undefined;
  /** Where the page is served, as far as it is known. */
  readonly url: URL | undefined;
}

export async function doctor(target: string, options: DoctorOptions, io: Io): Promise<number> {
  const loaded = await loadTarget(target, options.host, io);
  const report = createReport();
  const examined: Examined[] = [];
  const password = options.email === undefined ? undefined : await askPassword(options.email, io);
  const patients =
    loaded.kind === 'page'
      ? await examinePage(loaded, options, report, io)
      : [
          {
            options: { baseUrl: loaded.baseUrl },
            tag: undefined,
            connections: [],
            page: undefined,
            url: loaded.url,
          },
        ];
  if (password !== undefined && patients.length > 1) {
    throw new Failure(
      `The page has ${patients.length} connections. Say with --connection which one --email is for.`,
    );
  }
  for (const patient of patients) {
    examined.push(...(await examineBackend(patient, { ...options, password }, report, io)));
  }
  printReport({ target, host: hostOf(patients[0]), examined, report }, options.json ?? false, io);
  const problems = report.findings.filter(({ severity }) => severity !== 'note');
  return problems.length > 0 ? exit.problems : exit.fine;
}

/** All that the page itself tells; resolves with the connections to look into. */
async function examinePage(
  { page, source, asFile }: Extract<Awaited<ReturnType<typeof loadTarget>>, { kind: 'page' }>,
  options: DoctorOptions,
  report: Report,
  io: Io,
): Promise<readonly Patient[]> {
  const connections = readConnections(page);
  const { findings } = report;
  if (asFile) {
    const message = 'The page is opened as a file; browsers load no module from file:// addresses.';
    const fix = 'Serve the folder, such as with: npx http-server';
    findings.push({ severity: 'error', code: 'file-url', message, fix });
  }
  findings.push(...checkTags(page, connections), ...checkScripts(page));
  findings.push(...(await checkScriptFiles(page, source, io.fetch)));

  const chosen = connections.filter(
    ({ tag }) => options.connection === undefined || tag.attributes.id === options.connection,
  );
  if (options.connection !== undefined && chosen.length === 0) {
    throw new Failure(`No <xano-connection id="${options.connection}"> in the page.`);
  }
  const environment = options.environment;
  const patients = chosen.map((tag): Patient => ({
    options: environment === undefined ? tag.options : { ...tag.options, environment },
    tag,
    connections,
    page,
    url: page.url,
  }));
  const readable = patients.flatMap((patient) => {
    const { connection, finding } = read(patient);
    if (finding) findings.push(finding);
    return connection && !patient.tag?.emulated ? [connection] : [];
  });
  findings.push(...checkPolicy(page, readable));
  if (findings.length === 0)
    report.passed.push('Nothing is wrong with the tags, scripts and policy of the page.');
  return patients.filter((patient) => read(patient).connection);
}

/** The core's own reading; what it refuses is told in its words. */
function read({ options, tag, url }: Patient): { connection?: Connection; finding?: Finding } {
  try {
    return { connection: createConnection(options, url?.host ?? '') };
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    return { finding: { severity: 'error', line: tag?.tag.line, ...explainSettings(error, options, url) } };
  }
}

function explainSettings(error: AuthError, options: ConnectionOptions, url: URL | undefined) {
  const { environments = [] } = options;
  const hasAddress = [options.baseUrl, options.instance, options.customDomain].some(Boolean);
  if (hasAddress || environments.length === 0 || options.environment) {
    const [, message = error.message, fix] = /^(.*?\.) (Write .*)$/.exec(error.message) ?? [];
    return { code: error.code, message, fix };
  }
  const message = url
    ? `No <xano-environment> is for ${url.host}, and the connection has no base-url of its own.`
    : 'Which <xano-environment> is meant depends on the host, and the connection has no base-url of its own.';
  const fix = url
    ? `Add ${url.host} to the hosts of one of them.`
    : 'Say where the page is served with --host, or choose with --environment.';
  return { code: 'environment', message, fix };
}

async function examineBackend(
  patient: Patient,
  options: DoctorOptions & { readonly password: string | undefined },
  report: Report,
  io: Io,
): Promise<readonly Examined[]> {
  const { connection, finding } = read(patient);
  if (!connection) {
    if (finding) report.findings.push(finding);
    return [];
  }
  const { tag, url } = patient;
  const examined: Examined = {
    id: tag?.tag.attributes.id,
    baseUrl: connection.group === undefined ? connection.base : `${connection.base}/${connection.group}`,
    environment: connection.environment,
    dataSource: connection.headers().get('x-data-source') ?? undefined,
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
  await askBackend(patient, connection, pace, options, report, io);
  report.findings.push(...judgeRate(connection, pace));
  return [examined];
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

  for (const form of formsOf(patient)) findings.push(...checkForm(form, connection, seen.groups));
  if (options.email !== undefined && options.password !== undefined) {
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
    const purpose = form.name === 'xano-sign-up-form' ? 'signUp' : 'signIn';
    try {
      return [{ purpose, endpoint: endpointOf(form, connection), needed: true }];
    } catch (error) {
      if (!(error instanceof AuthError)) throw error;
      report.findings.push({ severity: 'error', code: error.code, message: error.message, line: form.line });
      return [];
    }
  });
  const isReplaced = (call: Call) =>
    ofForms.some(({ purpose }) => purpose === call.purpose) && !patient.options[`${call.purpose}Endpoint`];
  return [...own.filter((call) => !isReplaced(call)), ...ofForms];
}

function formsOf({ tag, connections, page }: Patient) {
  if (!tag || !page) return [];
  return usersOf(tag, connections, page, 'xano-sign-in-form', 'xano-sign-up-form');
}

async function signIn(
  patient: Patient,
  email: string,
  password: string,
  fetch: Pace['fetch'],
  report: Report,
): Promise<void> {
  const { tag, connections, page, options, url } = patient;
  const form = formsOf(patient).find(({ name }) => name === 'xano-sign-in-form');
  const names = form ? fieldsOf(form) : { identifier: 'email', password: 'password' };
  const guards = tag && page ? usersOf(tag, connections, page, 'xano-auth-guard') : [];
  const shown = tag && page ? usersOf(tag, connections, page, 'xano-user') : [];
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
  const spare = `Write ${attributeOf('userMaxAge')}="60", so that a reload need not ask for the user again.`;
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

function hostOf(patient: Patient | undefined): string | undefined {
  return patient?.url?.host;
}

/** Never an argument. Asked for before anything else, so that nobody waits in front of a prompt. */
async function askPassword(email: string, io: Io): Promise<string> {
  const given = io.env.XANO_PASSWORD;
  const password = given === undefined || given === '' ? await io.ask.secret(`Password of ${email}`) : given;
  if (password === '') throw new Failure('A password is needed for --email.');
  return password;
}
