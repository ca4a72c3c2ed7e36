// One visit: a fresh browser context with the probe in it, a page, and what went wrong there.
import { readFileSync } from 'node:fs';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { findBrowsers } from '../install-browsers.mjs';
import { EMAIL, PASSWORD } from './backend.js';
import { HOST } from './certificate.js';
import type { Contestant, PageName } from './contestants.js';
import type { Site } from './site.js';

const probe = readFileSync(new URL('probe.js', import.meta.url), 'utf8');

/** Longer than this, and the run has failed. */
const PATIENCE = 30_000;

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

export const launch = async (site: Site): Promise<Browser> => {
  const { chromium: engine } = findBrowsers().engines;
  if (!engine) throw new Error(`The benchmark needs Chromium: ${findBrowsers().skipped.chromium}`);
  return chromium.launch({
    executablePath: engine.path,
    args: [
      '--no-sandbox', // root has no sandbox, as in most containers
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--ignore-certificate-errors-spki-list=${site.hash}`,
      `--host-resolver-rules=MAP ${HOST} localhost`,
    ],
  });
};

/** What slows a visit down; as Chromium's own developer tools name it. */
export interface Handicap {
  readonly cpu?: number;
  readonly slow4g?: boolean;
}

/** "Slow 4G" of Chromium's developer tools. */
const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1.6e6 / 8) * 0.9,
  uploadThroughput: (750e3 / 8) * 0.9,
};

export interface Opening {
  readonly handicap?: Handicap;
  /** Signed in by an earlier visit. */
  readonly storage?: StorageState | undefined;
  /** Shadow roots are not looked into: for pages with thousands of them. */
  readonly lightOnly?: boolean;
}

export class Visit {
  readonly #faults: string[] = [];

  private constructor(
    readonly site: Site,
    readonly contestant: Contestant,
    readonly context: BrowserContext,
    readonly handicap: Handicap,
  ) {}

  static async open(browser: Browser, site: Site, contestant: Contestant, opening: Opening): Promise<Visit> {
    const { storage, handicap = {}, lightOnly } = opening;
    const context = await browser.newContext({
      viewport: { width: 900, height: 700 },
      ...(storage && { storageState: storage }),
    });
    await context.addInitScript(`${lightOnly ? 'globalThis.LIGHT_ONLY = true;' : ''}${probe}`);
    return new Visit(site, contestant, context, handicap);
  }

  /** A new tab in which nothing is loaded yet. */
  async tab(): Promise<{ page: Page; cdp: CDPSession }> {
    const page = await this.context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', ({ message }) => this.#faults.push(message));
    const cdp = await this.context.newCDPSession(page);
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    const { cpu, slow4g } = this.handicap;
    if (cpu) await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    if (slow4g) {
      await cdp.send('Network.enable');
      await cdp.send('Network.emulateNetworkConditions', SLOW_4G);
    }
    return { page, cdp };
  }

  address(page: PageName): string {
    return `${this.site.files.origin}/${this.contestant.id}/${page}.html`;
  }

  /** Opens the page; what it does from then on is asked of the probe. */
  async go(page: Page, name: PageName): Promise<void> {
    this.site.files.take();
    this.site.api.take();
    await page.goto(this.address(name), { waitUntil: 'commit' });
  }

  /** Throws what the page threw. */
  async close(): Promise<void> {
    await this.context.close();
    const [fault] = this.#faults;
    if (fault) throw new Error(`The page threw: ${fault}`);
  }
}

/**
 * Milliseconds for which the page's main thread has had the processor so far. What else the machine does meanwhile
 * is not in it, so it says what a page costs where the clock on the wall is too rough.
 */
export const busy = async (cdp: CDPSession): Promise<number> => {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
};

/** Runs an expression in the page and waits for its promise, but not for ever. */
export const run = async <T>(page: Page, expression: string): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const short = expression.replace(/\s+/g, ' ').slice(0, 80);
    timer = setTimeout(() => reject(new Error(`No end of ${short} within ${PATIENCE} ms.`)), PATIENCE);
  });
  try {
    return await Promise.race([page.evaluate<T>(`(async () => (${expression}))()`), late]);
  } finally {
    clearTimeout(timer);
  }
};

/** Writes into a field by way of the keyboard. @throws if it does not arrive */
const write = async (page: Page, type: string, text: string): Promise<void> => {
  const field = page.locator(`input[type=${type}]:visible`);
  await field.click();
  await page.keyboard.insertText(text);
  const found = await field.inputValue();
  if (found !== text) throw new Error(`What was typed did not arrive in the ${type} field.`);
};

/** Fills in the form as a person does; Hanko asks for the password on a second page. */
export const fillIn = async (page: Page, { settled }: Contestant): Promise<void> => {
  if (settled) await run(page, settled);
  await write(page, 'email', EMAIL);
  if ((await page.locator('input[type=password]:visible').count()) === 0)
    await page.getByRole('button', { name: 'Continue' }).click();
  await write(page, 'password', PASSWORD);
};

/** Where the button is; looking for it is work of the page's, too, and done before the click. */
export const findSubmit = async (page: Page): Promise<() => Promise<void>> => {
  const box = await page.getByRole('button', { name: 'Sign in', exact: true }).boundingBox();
  if (!box) throw new Error('There is no button to sign in with.');
  const { x, y, width, height } = box;
  return () => page.mouse.click(x + width / 2, y + height / 2);
};

/** The storage of a browser in which somebody is signed in. */
export const signedIn = async (
  browser: Browser,
  site: Site,
  contestant: Contestant,
): Promise<StorageState> => {
  const visit = await Visit.open(browser, site, contestant, {});
  const { page } = await visit.tab();
  await visit.go(page, 'sign-in');
  await run(page, 'probe.usable');
  await fillIn(page, contestant);
  await (
    await findSubmit(page)
  )();
  await run(page, 'probe.greeted()');
  const state = await visit.context.storageState();
  await visit.close();
  return state;
};
