// Runs by chance: a seed says which world it is and who goes first. What failed is made small, and can be
// played again.
import { seeded } from '../support/core/clock.js';
import type { Browser, Setup } from './browser.js';
import type { Core } from './core.js';
import type { Budget } from './play.js';
import { type Choose, type Outcome, run } from './run.js';

export interface Failure {
  readonly seed: number;
  readonly setup: Setup;
  readonly fault: string;
  readonly trace: readonly string[];
  readonly after: readonly string[];
}

const STEPS = 110;

/** Every so many seeds, a world with one tab whose browser's parts refuse and hang. */
export const FRAIL = 8;

/** Of so many worlds, those in which tabs share one session that is about to be renewed. */
export const setupOf = (seed: number): Setup => {
  const random = seeded(seed);
  const one = <T>(...list: [T, ...T[]]): T => list[Math.floor(random() * list.length)] ?? list[0];
  return {
    persist: one('local', 'local', 'tab'),
    rotation: one('rotating', 'rotating', 'strict', 'constant'),
    locks: one(true, true, true, false),
    expiresIn: one(undefined, 100),
    tabs: seed % FRAIL === 0 ? 1 : 3,
    coarse: false,
    frail: seed % FRAIL === 0,
  };
};

const budgetOf = ({ frail }: Setup): Budget => ({
  call: 10,
  ask: 3,
  token: 2,
  'sign-in': 2,
  'sign-out': 1,
  reload: 2,
  crash: 2,
  freeze: 2,
  open: frail ? 0 : 1,
  expire: 4,
  revoke: 1,
  clock: 2,
  fault: 4,
  part: 6,
});

/** Deeds that end everything would leave little to see if they came often. */
const rare = /signs|server ends/;
const common = /calls|thaws|opens again|expire| has (no|a log)|unusable/;

/** While a token is being renewed is when people, servers and fate do most harm. */
const isHot = ({ locks, flights }: Browser): boolean =>
  locks.size > 0 || flights.some(({ refreshToken }) => refreshToken !== undefined);

const byChance = (seed: number): Choose => {
  const random = seeded(seed ^ 0x5eed);
  const pick = <T>(list: readonly T[], weigh: (item: T) => number): T | undefined => {
    let at = random() * list.reduce((sum, item) => sum + weigh(item), 0);
    return list.find((item) => (at -= weigh(item)) < 0);
  };
  const lag = random() < 0.5 ? 4 : 0.4;
  const harm = random() < 0.5 ? 1 : 4;
  let count = 0;
  return (steps, browser) => {
    if (count++ >= STEPS) return undefined;
    const hot = isHot(browser);
    const busy = hot || browser.flights.length > 0;
    const weights = {
      do: 8,
      net: 5,
      lag,
      time: busy ? 0.5 : 1,
      fault: hot ? harm / 2 : 0.2,
      person: hot ? harm : 3,
    };
    const kind = pick([...new Set(steps.map((step) => step.kind))], (one) => weights[one]);
    const choice = steps.filter((step) => step.kind === kind);
    return pick(choice, ({ label }) => (common.test(label) ? 4 : rare.test(label) && !hot ? 0.1 : 1));
  };
};

/** Goes through a trace; what is not possible any more is left out. */
const byTrace = (trace: readonly string[]): Choose => {
  const rest = [...trace];
  return (steps) => {
    for (let label = rest.shift(); label !== undefined; label = rest.shift()) {
      const step = steps.find((one) => one.label === label);
      if (step) return step;
    }
    return undefined;
  };
};

export const replay = (core: Core, setup: Setup, trace: readonly string[]): Promise<Outcome> =>
  run(core, setup, budgetOf(setup), byTrace(trace));

/** Leaves out of a trace what the fault does not need. */
export const shrink = async (core: Core, failure: Failure): Promise<Failure> => {
  let { trace, fault, after } = failure;
  for (let size = Math.ceil(trace.length / 2); size >= 1; size = size > 1 ? Math.ceil(size / 2) : 0)
    for (let at = 0; at < trace.length;) {
      const without = [...trace.slice(0, at), ...trace.slice(at + size)];
      const again = await replay(core, failure.setup, without);
      if (again.fault === undefined) at += size;
      else ({ trace, fault = fault, after } = again);
    }
  return { ...failure, trace, fault, after };
};

export const runSeed = async (core: Core, seed: number): Promise<Failure | undefined> => {
  const setup = setupOf(seed);
  const { fault, trace, after } = await run(core, setup, budgetOf(setup), byChance(seed));
  return fault === undefined ? undefined : { seed, setup, fault, trace, after };
};

export const report = ({ seed, setup, fault, trace, after }: Failure): string =>
  [
    `Seed ${seed}: ${fault}`,
    `World: ${JSON.stringify(setup)}`,
    ...trace.map((label) => `  ${label}`),
    'Then, in order:',
    ...after
      .filter((label) => !/time/.test(label))
      .slice(0, 60)
      .map((label) => `  ${label}`),
    `Again: MODEL_SEED=${seed} node --import tsx --test test/model/seeds.test.ts`,
  ].join('\n');
