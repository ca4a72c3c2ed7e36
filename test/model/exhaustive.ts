// Every order of a small world's steps. Each path is run from the start; paths that lead to the same state are
// followed once. A page is what it has been told so far, so that history stands for the state in it.
import { createHash } from 'node:crypto';
import type { Browser, Setup, Step } from './browser.js';
import type { Core } from './core.js';
import type { Budget } from './play.js';
import { type Choose, run } from './run.js';

const LONGEST = 400;

export interface Small {
  readonly setup: Setup;
  /** What happens first, in this order. */
  readonly start: readonly string[];
  /** What may happen besides, at any time; `undefined`: the rest happens in order. */
  readonly deeds: RegExp | undefined;
  readonly budget: Budget;
}

export interface Explored {
  readonly fault: string | undefined;
  readonly trace: readonly string[];
  readonly states: number;
  readonly paths: number;
  /** A step of the start that was not possible. */
  readonly stuck: string | undefined;
}

/** What a step tells the page that it runs in; `undefined` where the page notices nothing. */
const told = (browser: Browser, { label, tab, kind }: Step): string | undefined => {
  if (label.endsWith('reaches the server')) return undefined;
  if (kind === 'lag')
    return (
      [...(tab?.view.late ?? [])].find(([key]) => label.endsWith(browser.short(key)))?.[1][0]?.value ?? '-'
    );
  if (label.includes('refreshLog')) return JSON.stringify([...browser.refreshLog]);
  const flight = browser.flights.find(({ name }) => label.startsWith(`${name} `));
  if (!flight) return '';
  const { bearer = '' } = flight.asked;
  const served = [...browser.backend.families.values()].some(({ valid }) => valid.has(bearer));
  return JSON.stringify([flight.answer?.status, flight.answer?.data, served]);
};

const digest = (value: unknown): string => createHash('sha1').update(JSON.stringify(value)).digest('base64');

const stateOf = (browser: Browser, histories: ReadonlyMap<string, string>): string =>
  digest([
    [...histories].sort(),
    browser.now,
    [...browser.disk.truth].sort(),
    browser.tabs.map(({ view, page }) => [[...view.late].sort(), [...(page?.todo.keys() ?? [])].sort()]),
    [...browser.refreshLog],
    browser.flights.map(({ name, answer, listening }) => [name, answer?.data, listening]).sort(),
    [...browser.backend.families.values()].map((family) => ({ ...family, valid: [...family.valid] })),
  ]);

/** Steps that are worth trying: time only where all else is done. */
const worth = (steps: readonly Step[], deeds: RegExp): readonly Step[] => {
  const machine = steps.filter(({ kind }) => kind === 'do' || kind === 'net' || kind === 'lag');
  const time = steps.filter(({ label }) => label === 'time');
  const free = steps.filter(
    ({ kind, label }) => (kind === 'person' || kind === 'fault') && deeds.test(label),
  );
  return machine.length > 0 ? [...machine, ...free] : time.length > 0 ? [...time, ...free] : [];
};

export const explore = async (core: Core, { setup, start, deeds, budget }: Small): Promise<Explored> => {
  const seen = new Set<string>();
  const ahead: (readonly string[])[] = [start];
  let paths = 0;
  let stuck: string | undefined;
  for (let path = ahead.pop(); path; path = ahead.pop()) {
    const prefix = path;
    const histories = new Map<string, string>();
    const taken: string[] = [];
    const choose: Choose = (steps, browser) => {
      if (taken.length > LONGEST) throw new Error('It never ends.');
      let step = steps.find(({ label }) => label === prefix[taken.length]);
      if (!step && taken.length < start.length) {
        stuck = start[taken.length];
        return 'cut';
      }
      if (!step && deeds) {
        const state = stateOf(browser, histories);
        if (seen.has(state)) return 'cut';
        seen.add(state);
        const [first, ...others] = worth(steps, deeds);
        for (const { label } of others) ahead.push([...taken, label]);
        step = first;
      }
      if (!step) return undefined;
      taken.push(step.label);
      const name = step.tab?.name ?? step.label[0] ?? '';
      histories.set(
        name,
        `${histories.get(name) ?? ''}\n${step.label} ${told(browser, step)} ${browser.now}`,
      );
      return step;
    };
    const { fault, trace } = await run(core, setup, { ...budget }, choose);
    paths++;
    if (fault !== undefined) return { fault, trace, states: seen.size, paths, stuck };
  }
  return { fault: undefined, trace: [], states: seen.size, paths, stuck };
};
