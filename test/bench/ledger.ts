// Is the ledger needed? Measures how often a one-time refresh token is sent twice when tabs share only a Web
// Lock and localStorage, and with this library, in every engine of this machine. Prints a Markdown table.
//   npm run build && node --import tsx test/bench/ledger.ts [tabs] [rounds]
import { engineNames, openBrowser, type Page } from '../support/browsers/index.js';
import { openSite, type Site, withElements } from '../support/e2e/site.js';

const tabs = Number(process.argv[2] ?? 10);
const rounds = Number(process.argv[3] ?? 30);

/** Starts a round in every tab at once, and counts who is done. */
const start = `<script>
  const go = new BroadcastChannel('bench-go');
  const done = new BroadcastChannel('bench-done');
  const finished = {};
  const run = async (round) => { await renew(round); finished[round] = (finished[round] ?? 0) + 1; done.postMessage(round); };
  go.onmessage = ({ data }) => run(data);
  done.onmessage = ({ data }) => (finished[data] = (finished[data] ?? 0) + 1);
  globalThis.startRound = (round) => (go.postMessage(round), run(round), true);
</script>`;

/** What many libraries do: take the lock, look whether somebody has renewed meanwhile, else renew. */
const lockOnly = `<!doctype html><script>
  globalThis.renew = (round) => navigator.locks.request('renew', async () => {
    const kept = JSON.parse(localStorage.kept);
    if (kept.gen > round) return;
    const answer = await fetch('%BASE%/auth/token', { method: 'POST', headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ refreshToken: kept.refreshToken }) });
    if (answer.ok) localStorage.kept = JSON.stringify({ gen: round + 1, ...(await answer.json()) });
  });
  localStorage.kept ??= '{}';
</script>${start}`;

const withLedger = withElements(
  `<script>globalThis.renew = () => document.querySelector('xano-connection').fetch('/orders');</script>${start}`,
  'refresh-endpoint="POST /auth/token"',
);

const email = 'ada@example.com';
const password = 'correct-horse-1';

const measure = async (site: Site, newPage: () => Promise<Page>, path: string): Promise<string> => {
  const { control } = site.emulator;
  const first = await newPage();
  await first.goto(site.url + path);
  if (path === '/ledger.html') {
    await first.waitFor(() => document.querySelector('xano-connection')?.auth);
    await first.evaluate(
      `document.querySelector('xano-connection').signIn({ email: '${email}', password: '${password}' }).then(() => null)`,
    );
  } else {
    const tokens = JSON.stringify({ gen: 0, ...((await control.tokensFor(email)) as object) });
    await first.evaluate((text: string) => void localStorage.setItem('kept', text), tokens);
  }
  for (let tab = 1; tab < tabs; tab++) {
    const page = await newPage();
    await page.goto(site.url + path);
    await page.waitFor('!!globalThis.startRound');
  }
  let posts = 0;
  let replays = 0;
  for (let round = 0; round < rounds; round++) {
    control.clearLog();
    await control.expireTokens();
    await first.evaluate(`startRound(${round})`);
    await first.waitFor(`finished[${round}] === ${tabs}`);
    const seen = control.log.filter(({ method, path: to }) => method === 'POST' && to === '/auth/token');
    posts += seen.length;
    replays += seen.filter(({ status }) => status !== 200).length;
  }
  return `${posts} | ${replays}`;
};

console.log(
  `| engine | tabs × rounds | lock + localStorage: requests | replays | lock + ledger: requests | replays |`,
);
console.log('|---|---|---|---|---|---|');
for (const engine of engineNames()) {
  const browser = await openBrowser(engine);
  const site = await openSite(
    { '/lock.html': lockOnly, '/ledger.html': withLedger },
    { tokenShape: 'accessToken+refreshToken' },
  );
  await site.emulator.control.addUser({ email, password });
  const cells: string[] = [];
  for (const path of ['/lock.html', '/ledger.html']) {
    const context = await browser.newContext();
    cells.push(await measure(site, () => context.newPage(), path));
    await context.close();
  }
  console.log(`| ${engine} | ${tabs} × ${rounds} | ${cells.join(' | ')} |`);
  await browser.close();
  await site.close();
}
