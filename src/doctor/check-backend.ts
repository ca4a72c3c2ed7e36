/// <reference types="node" />
// Checks the backend of one connection: first its address, then its endpoints, CORS, forms and, where asked, a
// sign-in and leaks. What each check looks for stands in a file of its own.
import type { Connection } from '../core/connection/parse.js';
import { isLoopback } from '../core/connection/address.js';
import { createDiscovery } from '../setup/index.js';
import { checkCors, judgeOrigin } from './check-cors.js';
import { checkEndpoints } from './check-endpoints.js';
import { checkForm } from './check-forms.js';
import { checkSignIn } from './check-sign-in.js';
import type { DoctorIo, DoctorOptions } from './doctor-options.js';
import { formsOf, readConnection } from './examined-connection.js';
import type { ExaminedConnection } from './examined-connection.js';
import { findLeaksInGroups } from './find-leaks.js';
import type { Finding, Report } from './finding.js';
import { explainNetworkError, isNetworkError } from './network-errors.js';
import { callsOf, readFormEndpoint } from './page-calls.js';
import { createRateLimiter } from './rate-limiter.js';
import type { RateLimiter } from './rate-limiter.js';
import { attributeName } from '../core/connection/settings.js';

/** What the report says of a connection that was checked. */
export interface ConnectionSummary {
  readonly id: string | null;
  readonly baseUrl: string;
  readonly environment: string | null;
  readonly dataSource: string | null;
}

export type BackendOptions = DoctorOptions & { readonly password: string | undefined };

/** Resolves with a summary; with none where the settings of the connection cannot be read. */
export async function checkBackend(
  examined: ExaminedConnection,
  options: BackendOptions,
  report: Report,
  io: DoctorIo,
): Promise<readonly ConnectionSummary[]> {
  const { connection, finding } = readConnection(examined);
  if (!connection) {
    if (finding) report.findings.push(finding);
    return [];
  }
  const summary: ConnectionSummary = {
    id: examined.tag?.tag.attributes.id ?? null,
    baseUrl: connection.group === undefined ? connection.base : `${connection.base}/${connection.group}`,
    environment: connection.environment ?? null,
    dataSource: connection.headers().get('x-data-source'),
  };
  report.findings.push(...checkAddress(examined, connection));
  if (examined.tag?.emulated) return [summary];
  const limiter = createLimiterFor(connection, io);
  try {
    await askBackend(examined, connection, limiter, options, report, io);
  } catch (error) {
    // A network that fails in the middle is a finding; anything else is a fault of ours.
    if (io.signal.aborted || !isNetworkError(error)) throw error;
    report.findings.push({ severity: 'error', ...explainNetworkError(error, new URL(connection.base)) });
  }
  report.findings.push(...checkRate(connection, limiter));
  return [summary];
}

/** Whether visitors of a published page can reach the backend at all. */
function checkAddress({ tag, url }: ExaminedConnection, connection: Connection): Finding[] {
  const isPublished = url !== undefined && !isLoopback(url.host);
  if (tag?.emulated) {
    const message = 'The connection runs against the emulator inside the page; no backend was asked.';
    const fix = isPublished ? 'Take the attribute emulator off before people use the page.' : undefined;
    return [{ severity: isPublished ? 'warning' : 'note', code: 'emulator', message, fix }];
  }
  if (!isPublished || !isLoopback(new URL(connection.base).host)) return [];
  const message = `The backend is on this very machine (${connection.origin}), and the page on ${url.host}: nobody else can reach it.`;
  const fix = 'Write the Base URL of Xano for this host, in an <xano-environment>.';
  return [{ severity: 'warning', code: 'loopback', message, fix }];
}

function createLimiterFor(connection: Connection, io: DoctorIo): RateLimiter {
  return createRateLimiter({
    fetch: (input, init) => {
      const signals = [io.signal, AbortSignal.timeout(20_000), ...(init?.signal ? [init.signal] : [])];
      return io.fetch(input, { ...init, signal: AbortSignal.any(signals) });
    },
    clock: io.clock,
    fullSpeed: isLoopback(new URL(connection.base).host),
    onWait: (seconds) => io.err(`Waiting ${seconds} s, as the free plan allows 10 requests in 20 s …`),
  });
}

async function askBackend(
  examined: ExaminedConnection,
  connection: Connection,
  limiter: RateLimiter,
  options: BackendOptions,
  report: Report,
  io: DoctorIo,
): Promise<void> {
  const { fetch } = limiter;
  const { findings } = report;
  const origin = examined.url?.origin ?? 'http://localhost:5173';
  const discovery = createDiscovery({ fetch, signal: io.signal });
  const { calls, findings: unreadable } = callsOf(examined, connection);
  findings.push(...unreadable);
  const results = await checkEndpoints(calls, { connection, discovery, fetch, report, origin });
  if (!results) return;

  const cors = { connection, origin, assumed: examined.url === undefined, fetch, report };
  const endpoints = results.found.filter(({ purpose }) => purpose === 'signIn' || purpose === 'currentUser');
  const before = findings.length;
  await checkCors(
    endpoints.map(({ endpoint }) => endpoint),
    cors,
  );
  const refused =
    results.headers && origin !== connection.origin ? judgeOrigin(results.headers, cors) : undefined;
  if (refused && findings.length === before) findings.push(...refused);

  for (const form of formsOf(examined)) {
    if (readFormEndpoint(form, connection).endpoint)
      findings.push(...checkForm(form, connection, results.groups));
  }
  const { email, password } = options;
  if (email !== undefined && password !== undefined)
    await checkSignIn({ examined, connection, results, email, password, limiter, report });
  if (options.leaks) await findLeaksInGroups(connection, results.groups, limiter, report, io);
}

/** Whether the free plan's limit is, or will be, felt. */
function checkRate(connection: Connection, limiter: RateLimiter): Finding[] {
  const { host } = new URL(connection.base);
  const spare = `Write ${attributeName('userMaxAge')}="60", so that a reload need not ask for the user again.`;
  const fix = connection.userMaxAge > 0 ? undefined : spare;
  if (limiter.wasRefused()) {
    const message = `${host} refused a request as one too many (429): the free plan allows 10 in 20 s.`;
    return [{ severity: 'warning', code: 'rate-limit', message, fix }];
  }
  // The host that Xano's free instances share.
  if (!host.startsWith('x8ki-letl-twmt.') || connection.userMaxAge > 0) return [];
  const message = `${host} is the free plan's: 10 requests in 20 s, for all visitors together.`;
  return [{ severity: 'note', code: 'free-plan', message, fix }];
}
