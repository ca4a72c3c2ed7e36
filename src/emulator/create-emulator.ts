// The emulator put together: a request passes log, gates, faults and rate limit on its way to an endpoint.
import { handleRequest, branchOf, dataSourceOf } from './handle-request.js';
import type { ReceivedRequest } from './handle-request.js';
import { createBackend, readToken } from './emulated-backend.js';
import { requireWebCrypto } from './web-crypto.js';
import { createFetch } from './fetch-client.js';
import { createControl } from './controls.js';
import type { Control, LogEntry } from './controls.js';
import { answerPreflight, corsHeaders, withHeaders } from './cors.js';
import { refusals, XanoError } from './xano-refusals.js';
import { answerFault, ConnectionLost, createFaults, redirectPath } from './faults.js';
import { createRequestGates } from './request-gates.js';
import { readInputs } from './request-inputs.js';
import { resolveOptions } from './options.js';
import type { EmulatorOptions } from './options.js';
import { createRateLimiter } from './rate-limit.js';
import { createRoutes } from './routes.js';
import { createRealtime } from './realtime-connections.js';
import type { SocketHandler, SocketTransport } from './realtime-connections.js';
import { parseXanoUrl } from './xano-url.js';
import { createTimers } from './timers.js';

export interface Emulator {
  /** Answers like `fetch` would; give it to anything that takes a `fetch`. Addresses must be absolute. */
  readonly fetch: typeof fetch;
  /** Answers as a server would, for one that hands requests on. Rejects with `ConnectionLost` for no answer. */
  respond(request: Request, from?: { readonly client?: string }): Promise<Response>;
  /**
   * Takes in a WebSocket, for a server that makes one of the request; its subprotocol is the auth token.
   * Resolves with a refusal, or with what to do with the open socket. Rejects like `respond`.
   */
  connect(
    url: string,
    subprotocol?: string,
  ): Promise<Response | ((transport: SocketTransport) => SocketHandler)>;
  readonly control: Control;
  /** Lets waiting requests go on, and closes the tables. */
  close(): Promise<void>;
}

/**
 * Makes a local Xano: one API group with sign-in, sign-up, the current user and a few endpoints to protect.
 * Any host will do; addresses follow Xano's grammar, so the base URL is `https://<any>/api:abCD1234`.
 * @throws Error when `crypto.subtle` is missing; TypeError when an endpoint is moved to something unreadable
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  requireWebCrypto();
  const settings = resolveOptions(options);
  const { clock, tables } = settings;
  const backend = createBackend(settings);
  const routes = createRoutes(settings);
  const realtime = createRealtime(backend);
  const log: LogEntry[] = [];
  const faults = createFaults();
  const gates = createRequestGates();
  const timers = createTimers(clock);
  const limiter = createRateLimiter(clock.now);
  let limit = settings.rateLimit;
  const setRateLimit = (next: typeof limit) => {
    limit = next;
    limiter.forget();
  };
  const control = createControl(backend, { log, faults, gates, setRateLimit, realtime });

  async function respond(request: Request, { client = 'page' } = {}): Promise<Response> {
    const url = new URL(request.url);
    const xanoUrl = parseXanoUrl(url);
    const entry = admit(request, url, xanoUrl, readToken(request.headers) !== undefined);
    // Tools on other origins read specifications and the Metadata API, whatever the group's CORS setting.
    const forTools = xanoUrl?.kind === 'apispec' || xanoUrl?.group === 'meta';
    const mode = forTools ? 'default' : settings.cors;
    const preflight = answerPreflight(request, mode);
    const inputs = preflight ? {} : await readInputs(request, url).catch(asRefusal);
    if (!(inputs instanceof XanoError)) entry.bodyKeys = Object.keys(inputs);
    await timers.wait(settings.latency);

    const work = async () => {
      if (preflight) return preflight;
      if (limit) limiter.count(client, limit);
      return handleRequest(backend, routes, { request, url, xanoUrl, inputs });
    };
    const { path } = entry;
    const made = await applyGatesAndFaults(request.method, path, false);
    const done = made ?? (await work().catch((error: unknown) => asRefusal(error).toResponse()));
    const answer = made ?? (await applyGatesAndFaults(request.method, path, true)) ?? done;
    entry.status = answer.status;
    return preflight ? answer : withHeaders(answer, corsHeaders(request, mode));
  }

  async function connect(address: string, subprotocol?: string): ReturnType<Emulator['connect']> {
    const request = new Request(address);
    const url = new URL(address);
    const entry = admit(request, url, undefined, subprotocol !== undefined);
    await timers.wait(settings.latency);
    const hash = /^\/rt\/([^/]+)$/.exec(url.pathname)?.[1] ?? '';
    const answer =
      (await applyGatesAndFaults('GET', url.pathname, false)) ??
      (await realtime.admit(hash, subprotocol).catch((error: unknown) => asRefusal(error).toResponse()));
    entry.status = answer instanceof Response ? answer.status : 101;
    return answer;
  }

  /** Lets a request wait at gates and run into faults; undefined when its own answer stands. */
  async function applyGatesAndFaults(
    method: string,
    path: string,
    after: boolean,
  ): Promise<Response | undefined> {
    if (path === redirectPath) return undefined;
    await gates.pass(method, path, after);
    const fault = faults.take(method, path, after);
    if (!fault) return undefined;
    await timers.wait(fault.delay ?? (fault.kind === 'slow' ? 1000 : 0));
    return answerFault(fault);
  }

  function admit(
    request: Request,
    url: URL,
    xanoUrl: ReceivedRequest['xanoUrl'],
    hasToken: boolean,
  ): LogEntry {
    const entry: LogEntry = {
      method: request.method,
      group: xanoUrl?.group ?? '',
      path: xanoUrl?.path ?? url.pathname,
      status: 0,
      at: clock.now(),
      dataSource: dataSourceOf({ request, url }),
      branch: branchOf({ request, xanoUrl }, settings.branchFrom),
      hasToken,
      bodyKeys: [],
    };
    log.push(entry);
    if (log.length > 1000) log.shift();
    return entry;
  }

  return {
    fetch: createFetch(respond),
    respond,
    connect,
    control,
    async close() {
      control.clear();
      timers.clear();
      await tables.close?.();
    },
  };
}

function asRefusal(error: unknown): XanoError {
  if (error instanceof ConnectionLost) throw error;
  if (error instanceof XanoError) return error;
  return refusals.fatal(error instanceof Error ? error.message : String(error));
}
