// One run: a prelude that is always the same, steps that someone chooses, then calm, until nothing moves.
import { setImmediate } from 'node:timers/promises';
import { SECRET } from './backend.js';
import { Browser, type Setup, type Step } from './browser.js';
import type { Core } from './core.js';
import { type Budget, deeds } from './play.js';

/** Takes one of the steps, or `undefined` to let the rest happen in order, or `cut` to leave it at that. */
export type Choose = (steps: readonly Step[], browser: Browser) => Step | 'cut' | undefined;

export interface Outcome {
  readonly fault: string | undefined;
  /** The steps that were chosen. */
  readonly trace: readonly string[];
  /** Those that followed in order. */
  readonly after: readonly string[];
}

const LONGEST_CALM = 2_000;

/** Does a step, and lets everything run that waits for nothing but its turn. */
const take = async (browser: Browser, step: Step): Promise<void> => {
  step.run();
  await setImmediate();
  browser.invariants.look();
};

const untilQuiet = async (browser: Browser, trace: string[]): Promise<void> => {
  for (let count = 0; browser.invariants.fault === undefined; count++) {
    const step = browser.steps().find(({ label }) => label !== 'time, long');
    if (!step) return;
    if (count > LONGEST_CALM) throw new Error(`It never ends: ${step.label}`);
    trace.push(step.label);
    await take(browser, step);
  }
};

/** What is broken first keeps nothing busy for ever; then it works again, and all is well. */
const calm = async (browser: Browser, trace: string[]): Promise<void> => {
  for (const tab of browser.tabs) if (tab.frozen) browser.thaw(tab);
  await untilQuiet(browser, trace);
  for (const { page } of browser.tabs) page?.heal();
  await untilQuiet(browser, trace);
  if (browser.invariants.fault === undefined) browser.invariants.rest();
};

/** Signs in, in tab A, and has the other tabs take over; then the token runs out. */
const prelude = async (browser: Browser, trace: string[] = []): Promise<void> => {
  const first = browser.open();
  await setImmediate();
  first.page?.act((auth) => auth.signIn({ email: 'ada', password: `${SECRET}-password` }));
  await setImmediate();
  await calm(browser, trace);
  while (browser.tabs.length < browser.setup.tabs) browser.open(first);
  await setImmediate();
  await calm(browser, trace);
  browser.backend.expire();
};

/** Every page makes a call once more, with a token that has run out. */
const epilogue = async (browser: Browser, trace: string[]): Promise<void> => {
  browser.backend.expire();
  trace.push('all call, with tokens that ran out');
  const served: (() => void)[] = [];
  for (const { page } of browser.tabs)
    page?.act(async (auth) => {
      const answer = await auth.fetch('/orders').catch(() => undefined);
      served.push(() => browser.invariants.served(page, answer?.status));
    });
  await setImmediate();
  await calm(browser, trace);
  for (const check of served) check();
};

export const run = async (core: Core, setup: Setup, budget: Budget, choose: Choose): Promise<Outcome> => {
  const browser = new Browser(core, setup);
  const trace: string[] = [];
  const after: string[] = [];
  const { invariants } = browser;
  try {
    await prelude(browser);
    while (invariants.fault === undefined) {
      const step = choose([...browser.steps(), ...deeds(browser, budget)], browser);
      if (step === 'cut') return { fault: undefined, trace, after };
      if (!step) break;
      trace.push(step.label);
      await take(browser, step);
    }
    await calm(browser, after);
    await epilogue(browser, after);
  } catch (error) {
    invariants.fault ??= String(error);
  }
  return { fault: invariants.fault, trace, after };
};
