// Makes the pictures in docs/ from what was built:  npm run build && node demo/screenshot.mjs
// - screenshot.png, for README
// - pictures/states.png and account-states.png, every state in light, dark and so on; a test compares with them, so look at
//   them before you commit them
// - pictures/<theme>.png, one for each file in themes/
import { readdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowsers } from '../test/install-browsers.mjs';
import { createStaticServer, listen } from './server/static.mjs';
import { drawAll, fingerprint, openBrowser, pages } from './states.mjs';

const file = (path) => fileURLToPath(new URL(path, import.meta.url));

/** One scheme: sign-in, and sign-up with an error that Xano might give. */
const half = (scheme) => `<section style="color-scheme: ${scheme}">
  <div><xano-sign-in-form remember-me heading="Welcome back"><a slot="forgot" href="#">Forgot it?</a>
    <p slot="after">New here? <a href="#">Create an account</a></p></xano-sign-in-form></div>
  <div><xano-sign-up-form heading="Join Acme"></xano-sign-up-form></div>
</section>`;

const page = `<!doctype html><html lang="en"><style>
  body { margin: 0; display: grid; grid-template-columns: 1fr 1fr; font: 16px/1.5 system-ui, sans-serif }
  section { display: grid; grid-template-columns: 1fr 1fr; gap: 48px; padding: 56px 48px;
    background: light-dark(#fff, #16181c); color: light-dark(#1d2129, #e8eaee) }
</style><xano-connection emulator></xano-connection>${half('light')}${half('dark')}</html>`;

const drawReadme = async (browser) => {
  const tab = await browser.newPage({ viewport: { width: 1480, height: 560 } });
  await tab.setContent(page);
  await tab.addScriptTag({ path: file('../cdn/xano-auth-elements.classic.js') });
  await tab.waitForSelector('xano-sign-up-form input[name=password]');
  await tab.evaluate(async () => {
    const [, form] = document.querySelectorAll('xano-sign-up-form');
    const set = (name, value) => (form.querySelector(`input[name=${name}]`).value = value);
    set('name', 'Ada Lovelace');
    set('email', 'ada@example');
    set('password', 'engine');
    form.requestSubmit();
    await form.updateComplete;
  });
  await tab.screenshot({ path: file('../docs/screenshot.png'), fullPage: true });
};

/** The forms alone, in half the size. */
const drawTheme = async (browser, origin, name) => {
  const tab = await browser.newPage({
    viewport: { width: 920, height: 800 },
    deviceScaleFactor: 0.75,
    reducedMotion: 'reduce',
  });
  await tab.goto(`${origin}/themes.html?theme=${name}`);
  await tab.addStyleTag({
    content:
      'body { display: block } .bar, .panel, .source { display: none } input { caret-color: #0000 !important }',
  });
  const stage = tab.locator('.stage');
  await stage.getByRole('alert').first().waitFor({ state: 'attached' });
  await tab.waitForFunction(() =>
    [...document.querySelectorAll('.stage [data-submit]')].every((form) => form.matches(':state(error)')),
  );
  await stage.screenshot({ path: file(`../docs/pictures/${name}.png`) });
};

const { engines } = findBrowsers();
if (!engines.chromium) throw new Error('The pictures need Chromium.');
const browser = await openBrowser(engines.chromium.path);
const server = createStaticServer({ mounts: { '/cdn/': file('../cdn'), '/': file('.') } });
const origin = await listen(server, 0);
await drawReadme(browser);
for (const name of readdirSync(file('themes'))) await drawTheme(browser, origin, basename(name, '.css'));
for (const name of pages)
  writeFileSync(file(`../docs/pictures/${name}.png`), await drawAll(browser, origin, name));
writeFileSync(file('../docs/pictures/states.txt'), `${await fingerprint(browser)}\n`);
await browser.close();
server.close();
server.closeAllConnections();
