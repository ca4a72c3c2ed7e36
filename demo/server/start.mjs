// `npm start`: the demo on one origin, and a local Xano with its database on another. Runs on a bare clone.
// Environment: DEMO_PORT (5173) and EMULATOR_PORT (5174), free ones where those are taken; DATA_DIR (.data).
// `--no-build` installs and builds nothing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadEmulator, serveOnFreePort } from './load-emulator.mjs';
import { lockFolder } from './lock.mjs';
import { hasScreen, openBrowser } from './open.mjs';
import { prepare } from './prepare.mjs';
import { createStaticServer, listen } from './static.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dataFolder = process.env.DATA_DIR ?? join(root, '.data');
const noBuild = process.argv.includes('--no-build');

/** What the Metadata API of the local Xano lists. The key is shown on the page setup.html. */
const meta = {
  keys: ['local-demo-key'],
  instances: [
    {
      name: 'local',
      display: 'Local Xano',
      workspaces: [
        {
          id: 1,
          name: 'Demo shop',
          branches: [
            { label: 'v1', live: true },
            { label: 'v1-backup', backup: true },
          ],
          groups: [
            { canonical: 'orders01', name: 'Orders', endpoints: ['orders', 'addOrder'] },
            { canonical: 'abCD1234', name: 'Authentication', description: 'Sign-in, sign-up and more' },
            { canonical: 'internal', name: 'Internal', endpoints: ['report'], docs: false },
          ],
        },
        {
          id: 2,
          name: 'Back office',
          groups: [{ canonical: 'status01', name: 'Status', endpoints: ['health'] }],
        },
      ],
    },
  ],
};

if (!noBuild) prepare(root);
/** Closes what was opened, in the order of opening. */
const closers = [];
let stopping;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0));
const started = start();
started.catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  return stop(1);
});

async function start() {
  const { createEmulator, serveEmulator, pgliteTables } = await loadEmulator(root);
  closers.push(lockFolder(dataFolder));
  const tables = await pgliteTables(join(dataFolder, 'pglite')).catch((error) => {
    throw new Error(`The data in ${dataFolder} cannot be opened; remove the folder to begin anew. ${error}`);
  });
  const emulator = createEmulator({
    tables,
    refresh: { strict: true },
    logout: true,
    meta,
    realtime: { extras: ({ name, email }) => ({ name: name ?? email }) },
  });
  closers.push(() => emulator.close());

  let emulatorOrigin = '';
  const mounts = {
    '/dist/': join(root, 'dist'),
    '/cdn/': join(root, 'cdn'),
    '/xano-js-sdk/': join(root, 'node_modules/@xano/js-sdk/dist'),
    '/': join(root, 'demo'),
  };
  const replace = (text) => text.replaceAll('%EMULATOR%', emulatorOrigin);
  const pages = createStaticServer({ mounts, replace });
  const demoPort = Number(process.env.DEMO_PORT ?? 5173);
  const demoOrigin = await listen(pages, demoPort);
  closers.push(() => {
    pages.close();
    pages.closeAllConnections();
  });

  const port = Number(process.env.EMULATOR_PORT ?? 5174);
  const pagesMayControl = [demoOrigin, demoOrigin.replace('127.0.0.1', 'localhost')];
  const server = await serveOnFreePort(serveEmulator, { emulator, port, control: pagesMayControl });
  closers.push(server.close);
  emulatorOrigin = server.url;

  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  console.log(`
  xano-auth-elements ${version}
${tellReplaced(demoPort, demoOrigin, 'the demo')}${tellReplaced(port, emulatorOrigin, 'the local Xano')}
  Demo        ${demoOrigin}/
  Local Xano  ${emulatorOrigin}/api:abCD1234

  Accounts are kept in ${dataFolder}; remove that folder to begin anew. Stop with Ctrl-C.
`);
  if (hasScreen()) openBrowser(`${demoOrigin}/`);
}

/** Says where something is whose port was in use; nothing where it got the port it wanted. */
function tellReplaced(wanted, origin, what) {
  if (wanted === 0 || origin.endsWith(`:${wanted}`)) return '';
  return `\n  Port ${wanted} is in use; ${what} is at ${origin} instead.\n`;
}

/** Closes everything in reverse order. Waits for the start, so that no database is left half made. */
function stop(code) {
  stopping ??= (async () => {
    await started.catch(() => {});
    for (const close of closers.reverse()) await close();
    process.exit(code);
  })();
  return stopping;
}
