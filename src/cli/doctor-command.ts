/// <reference types="node" />
// `doctor`: runs the checks of src/doctor on a page or a Base URL, and prints what they find.
import { checkBackend } from '../doctor/check-backend.js';
import type { ConnectionSummary } from '../doctor/check-backend.js';
import { checkPage } from '../doctor/check-page.js';
import { CannotCheckError } from '../doctor/doctor-options.js';
import type { DoctorOptions } from '../doctor/doctor-options.js';
import { readConnection } from '../doctor/examined-connection.js';
import type { ExaminedConnection } from '../doctor/examined-connection.js';
import { createReport } from '../doctor/finding.js';
import { loadTarget } from '../doctor/load-page.js';
import { exit, Failure } from './io.js';
import type { Io } from './io.js';
import { printReport } from './print-report.js';

export type DoctorArguments = DoctorOptions & { readonly json?: boolean };

export async function doctor(target: string, options: DoctorArguments, io: Io): Promise<number> {
  try {
    return await runChecks(target, options, io);
  } catch (error) {
    throw error instanceof CannotCheckError ? new Failure(error.message) : error;
  }
}

async function runChecks(target: string, options: DoctorArguments, io: Io): Promise<number> {
  const loaded = await loadTarget(target, options.host, io);
  if (loaded.kind === 'base-url' && (options.connection ?? options.environment) !== undefined) {
    throw new Failure('--connection and --environment choose within a page, and this is a Base URL.');
  }
  const report = createReport();
  const summaries: ConnectionSummary[] = [];
  const examinedConnections: readonly ExaminedConnection[] =
    loaded.kind === 'page'
      ? await checkPage(loaded, options, report, io)
      : [withoutPage(loaded.baseUrl, loaded.url)];
  if (options.email !== undefined && examinedConnections.length > 1) {
    throw new Failure(
      `The page has ${examinedConnections.length} connections. Say with --connection which one --email is for.`,
    );
  }
  const [first] = examinedConnections;
  const password =
    options.email && first && !first.tag?.emulated ? await askPassword(options.email, first, io) : undefined;
  for (const examined of examinedConnections) {
    summaries.push(...(await checkBackend(examined, { ...options, password }, report, io)));
  }
  const host = (loaded.kind === 'page' ? loaded.page.url : loaded.url)?.host;
  printReport({ target, host, connections: summaries, report }, options.json ?? false, io);
  const problems = report.findings.filter(({ severity }) => severity !== 'note');
  return problems.length > 0 ? exit.problems : exit.fine;
}

function withoutPage(baseUrl: string, url: URL | undefined): ExaminedConnection {
  return { options: { baseUrl }, tag: undefined, connections: [], page: undefined, url };
}

/**
 * Takes the password from the environment or the prompt, never from an argument. The prompt comes before the slow
 * checks, and names the host that the password goes to, since the page chose that host.
 */
async function askPassword(email: string, examined: ExaminedConnection, io: Io): Promise<string | undefined> {
  const { connection } = readConnection(examined);
  if (!connection) return undefined;
  const given = io.env.XANO_PASSWORD;
  const { host } = new URL(connection.base);
  const password = given || (await io.ask.secret(`Password of ${email} at ${host}`));
  if (password === '') throw new Failure('A password is needed for --email.');
  return password;
}
