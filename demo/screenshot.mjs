// Makes docs/screenshot.png for README, from the built classic file:  npm run build && node demo/screenshot.mjs
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowsers } from '../test/install-browsers.mjs';

const file = (path) => fileURLToPath(new URL(path, import.meta.url));

/** One scheme: sign-in, and sign-up with an error that Xano might give. */
const half = (scheme) => `<section style="color-scheme: ${scheme}">
  <div><xano-sign-in-form remember-me><h2 slot="heading">Welcome back</h2>
    <p slot="after"><a href="#">Forgot your password?</a></p></xano-sign-in-form></div>
  <div><xano-sign-up-form><h2 slot="heading">Make an account</h2></xano-sign-up-form></div>
</section>`;

const page = `<!doctype html><html lang="en"><style>
  body { margin: 0; display: grid; grid-template-columns: 1fr 1fr; font: 16px/1.5 system-ui, sans-serif }
  section { display: grid; grid-template-columns: 1fr 1fr; gap: 48px; padding: 56px 48px;
    background: light-dark(#fff, #16181c); color: light-dark(#1d2129, #e8eaee) }
  h2 { margin: 0; font-size: 24px; line-height: 1.2 }
  a { color: light-dark(#2f5bd7, #9db8ff) }
</style><xano-connection emulator></xano-connection>${half('light')}${half('dark')}</html>`;

const { engines } = findBrowsers();
if (!engines.chromium) throw new Error('The screenshot needs Chromium.');
const browser = await chromium.launch({
  executablePath: engines.chromium.path,
  args: ['--no-sandbox', '--disable-gpu'],
});
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
await browser.close();
