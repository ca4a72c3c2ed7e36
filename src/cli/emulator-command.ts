/// <reference types="node" />
// `emulator`: the local Xano over HTTP, until it is stopped.
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { createEmulator } from '../emulator/index.js';
import type {
  CorsMode,
  EmulatorOptions,
  Tables,
  TokenShape,
  WrongCredentialsStatus,
} from '../emulator/index.js';
import { serveEmulator } from '../emulator/http-server.js';
import type { EmulatorServer, ServeOptions } from '../emulator/http-server.js';
import { fileTables } from '../emulator/tables-file.js';
import { exit, Failure } from './io.js';
import type { Io } from './io.js';

interface Options {
  readonly port?: number;
  readonly data?: string;
  readonly group?: string;
  readonly dataSources?: readonly string[];
  readonly tokenShape?: TokenShape;
  readonly tokenLifetime?: number;
  readonly expiresIn?: boolean;
  readonly refresh?: boolean;
  readonly rotation?: 'strict' | 'lenient';
  readonly logout?: boolean;
  readonly confirmEmail?: boolean;
  readonly wrapUser?: boolean;
  readonly wrongCredentials?: string;
  readonly cors?: readonly string[];
  readonly rateLimit?: { readonly max: number; readonly seconds: number };
  readonly latency?: number;
  readonly docs?: boolean;
  readonly leaky?: boolean;
  readonly meta?: boolean;
  readonly control?: boolean;
  readonly json?: boolean;
}

const usualPort = 5174;

export async function emulator(options: Options, io: Io): Promise<number> {
  const tables = options.data === undefined ? undefined : openTables(resolve(io.cwd, options.data));
  try {
    return await serve(options, tables, io);
  } finally {
    await tables?.close();
  }
}

async function serve(options: Options, tables: Tables | undefined, io: Io): Promise<number> {
  const given = io.env.XANO_META_API_KEY;
  const key = options.meta ? given || randomBytes(24).toString('base64url') : undefined;
  const made = createEmulator({
    ...translate(options),
    ...(tables ? { tables } : {}),
    ...(key ? { meta: { keys: [key] } } : {}),
  });
  const { control = false, group = 'abCD1234', port } = options;
  const server = await listen({ emulator: made, control, port: port ?? usualPort }, port === undefined, io);
  try {
    const baseUrl = `${server.url}/api:${group}`;
    // A key from the environment is known already, so it is not printed.
    const metaKey = given ? undefined : key;
    if (options.json)
      io.out(JSON.stringify({ baseUrl, url: server.url, data: options.data ?? null, metaKey }));
    else announce({ baseUrl, url: server.url, metaKey }, options, io);
    await whenAborted(io.signal);
  } finally {
    await server.close();
    await made.close();
  }
  return exit.fine;
}

interface Started {
  readonly baseUrl: string;
  readonly url: string;
  readonly metaKey: string | undefined;
}

function announce({ baseUrl, url, metaKey }: Started, options: Options, io: Io): void {
  io.out(`Local Xano  ${baseUrl}`);
  io.out(`In a page   <xano-connection base-url="${baseUrl}"></xano-connection>`);
  if (options.meta)
    io.out(`Metadata    ${io.program} setup --meta-origin ${url}${metaKey ? `, key ${metaKey}` : ''}`);
  io.out(
    options.data === undefined
      ? 'Accounts are in memory. They are gone when this stops.'
      : `Accounts are kept in ${options.data}; remove that folder to begin anew.`,
  );
  io.out(
    options.control
      ? `Roles       curl -H 'Content-Type: application/json' ${url}/_emulator/setRole -d '{"email":"…","role":"admin"}'`
      : 'For roles, start it with --control.',
  );
  io.out('Stop with Ctrl-C.');
}

function translate(options: Options): EmulatorOptions {
  const { rotation, refresh, cors = ['default'], wrongCredentials, group, meta: _, ...rest } = options;
  const wantsRefresh = rotation ? { strict: rotation === 'strict' } : refresh;
  return {
    ...rest,
    ...(group ? { canonical: canonicalOf(group) } : {}),
    ...(wantsRefresh ? { refresh: wantsRefresh } : {}),
    ...(wrongCredentials ? { wrongCredentials: Number(wrongCredentials) as WrongCredentialsStatus } : {}),
    cors: corsOf(cors),
  };
}

function canonicalOf(group: string): string {
  if (/^[\w-]+$/.test(group)) return group;
  throw new Failure(`--group "${group}" cannot be used. Write letters, digits, - and _, such as abCD1234.`);
}

function corsOf(modes: readonly string[]): CorsMode {
  const [only] = modes;
  if (modes.length === 1 && (only === 'default' || only === 'disabled')) return only;
  return modes.map((text) => {
    const { origin = 'null' } = URL.canParse(text) ? new URL(text) : {};
    if (origin !== 'null') return origin;
    throw new Failure(
      `--cors "${text}" cannot be used. Write default, disabled, or origins such as https://app.example.com.`,
    );
  });
}

function openTables(folder: string): ReturnType<typeof fileTables> {
  try {
    return fileTables(folder);
  } catch (error) {
    throw new Failure(`The data cannot be opened. ${error instanceof Error ? error.message : ''}`);
  }
}

async function listen(options: ServeOptions, orFree: boolean, io: Io): Promise<EmulatorServer> {
  try {
    return await serveEmulator(options);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    const why = code === 'EACCES' ? 'may not be used' : 'is in use';
    if (orFree) {
      io.err(
        `Port ${options.port} ${why}, so a free one is taken. Pages that name the usual port will not find it.`,
      );
      return serveEmulator({ ...options, port: 0 });
    }
    throw new Failure(`Port ${options.port} ${why}. Name another with --port, or 0 for a free one.`);
  }
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });
}
