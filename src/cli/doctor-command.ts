/// <reference types="node" />
// `doctor`: what keeps a page from signing people in, each cause with its cure.
import { createReport } from '../doctor/finding.js';
import { checkBackend } from '../doctor/check-backend.js';
import { checkPage } from '../doctor/check-page.js';
import { loadTarget } from '../doctor/load-page.js';
import { readConnection } from '../doctor/examined-connection.js';
import type { ExaminedConnection } from '../doctor/examined-connection.js';
import { printReport } from './print-report.js';
import type { ConnectionSummary } from './print-report.js';
import { exit, Failure } from './io.js';
import type { Io } from './io.js';

export interface DoctorOptions {
  readonly host?: string;
  readonly environment?: string;
  readonly connection?: string;
  readonly email?: string;
  readonly leaks?: boolean;
  readonly json?: boolean;
}

export async function doctor(target: string, options: DoctorOptions, io: Io): Promise<number> {
  const loaded = await loadTarget(target, options.host, io);
  if (loaded.kind === 'base-url' && (options.connection ?? options.environment) !== undefined) {
    throw new Failure('--connection and --environment choose within a page, and this is a Base URL.');
  }
  const report = createReport();
  const summaries: ConnectionSummary[] = [];
  const examinedConnections: readonly ExaminedConnection[] =
    loaded.kind === 'page'
      ? await checkPage(loaded, options, report, io)
      : [
          {
            options: { baseUrl: loaded.baseUrl },
            tag: undefined,
            connections: [],
            page: undefined,
            url: loaded.url,
          },
        ];
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

/** Never an argument. Asked for before the slow part begins, with the host that it goes to: the page chose it. */
async function askPassword(email: string, examined: ExaminedConnection, io: Io): Promise<string | undefined> {
  const { connection } = readConnection(examined);
  if (!connection) return undefined;
  const given = io.env.XANO_PASSWORD;
  const { host } = new URL(connection.base);
  const password = given || (await io.ask.secret(`Password of ${email} at ${host}`));
  if (password === '') throw new Failure('A password is needed for --email.');
  return password;
}
