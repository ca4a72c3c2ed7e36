// Runs the tools of the frameworks that `install.mjs` has installed, and the servers that come out of it.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from '../until.js';

export const appsFolder = fileURLToPath(new URL('../../apps', import.meta.url));
const modules = join(appsFolder, 'node_modules');

/** Most of these frameworks want a newer Node than the library does. */
const nodeOfApps = join(modules, 'node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

const environment = {
  ...process.env,
  NEXT_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1',
  ASTRO_TELEMETRY_DISABLED: '1',
  NG_CLI_ANALYTICS: 'false',
  NODE_ENV: 'production',
  FORCE_COLOR: '0',
};

/**
 * Runs a framework's command in an app's folder.
 *
 * @param command path in node_modules, and arguments
 * @throws Error with all that it said
 */
export const runInApp = (app: string, command: readonly string[], env: Record<string, string>): void => {
  const [program = '', ...args] = command;
  const { status, error, stdout, stderr } = spawnSync(nodeOfApps, [join(modules, program), ...args], {
    cwd: join(appsFolder, app),
    env: { ...environment, ...env },
    encoding: 'utf8',
    timeout: 240_000,
  });
  if (status !== 0)
    throw new Error(`${app}: ${command.join(' ')} ended with ${status}\n${stdout}${stderr}`, {
      cause: error,
    });
};

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts an app's own server on a free port, and waits until it answers. */
export const serveApp = async (
  app: string,
  command: (port: string) => readonly string[],
  env: Record<string, string>,
): Promise<Served> => {
  const port = String(await freePort());
  const [program = '', ...args] = command(port);
  const server = spawn(nodeOfApps, [program, ...args], {
    cwd: join(appsFolder, app),
    env: { ...environment, ...env, PORT: port, HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [server.stdout, server.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const url = `http://127.0.0.1:${port}`;
  const answers = async (): Promise<boolean> => {
    if (server.exitCode !== null) throw new Error(`It ended with ${server.exitCode}.`);
    return (await fetch(url)).ok;
  };
  const kill = (): void => void server.kill('SIGKILL');
  process.once('exit', kill);
  const close = async (): Promise<void> => {
    await end(server);
    process.off('exit', kill);
  };
  try {
    await until(`the server of ${app}`, answers, { deadline: 60_000, more: async () => `\n${said}` });
  } catch (error) {
    await close();
    throw error;
  }
  return { url, close };
};

const end = async (server: ChildProcess): Promise<void> => {
  if (server.exitCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGKILL');
  await ended;
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
