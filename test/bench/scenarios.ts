// What is measured: each scenario is one visit and gives the values of its measures.
import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Contestant, PageName } from './contestants.js';
import type { Site } from './site.js';
import { busy, fillIn, findSubmit, type Handicap, run, signedIn, Visit } from './visits.js';

/** `cpu`: milliseconds of the page's main thread, for what the measure before it timed. */
export type Unit = 'ms' | 'cpu' | 'bytes' | 'MB' | 'count';

export interface Measure {
  readonly id: string;
  readonly title: string;
  readonly unit: Unit;
}

export interface Stage {
  readonly browser: Browser;
  readonly site: Site;
  readonly contestant: Contestant;
}

export interface Scenario {
  readonly id: string;
  readonly page: PageName;
  readonly measures: readonly Measure[];
  /** @returns a value for each measure, in their order */
  run(stage: Stage): Promise<number[]>;
}

const measure = (id: string, title: string, unit: Unit = 'ms'): Measure => ({ id, title, unit });

/** By the clock on the wall, and what of it the main thread worked. */
const timed = (id: string, title: string): Measure[] => [
  measure(id, title),
  measure(`${id}-cpu`, title, 'cpu'),
];

const GUARDS = 1_000;
const USERS = 10_000;
/** One a minute, for an hour. */
const ROTATIONS = 60;

/** Runs `body` in a visit of its own and closes it, come what may. */
const visiting = async <T>(
  { browser, site, contestant }: Stage,
  opening: Parameters<typeof Visit.open>[3],
  body: (visit: Visit) => Promise<T>,
): Promise<T> => {
  const visit = await Visit.open(browser, site, contestant, opening);
  let result: T;
  try {
    result = await body(visit);
  } catch (error) {
    // The page's own fault says more than that nothing came of it.
    await visit.close();
    throw error;
  }
  await visit.close();
  return result;
};

/** When the form was of use, what that cost, and when the field was to be seen. */
const arrive = async (
  visit: Visit,
  page: Page,
  cdp: CDPSession,
): Promise<[usable: number, work: number, field: number]> => {
  await visit.go(page, 'sign-in');
  const [field, usable] = await run<[number, number]>(page, 'await Promise.all([probe.field, probe.usable])');
  return [usable, await busy(cdp), field];
};

/** A first visit, up to the field. Chromium slows a thread down by keeping it busy, so its work says nothing here. */
const cold = (id: string, where: string, handicap: Handicap): Scenario => ({
  id,
  page: 'sign-in',
  measures: [
    measure(`${id}-usable`, `password field usable, ${where}`),
    measure(`${id}-field`, `password field seen, ${where}`),
  ],
  run: (stage) =>
    visiting(stage, { handicap }, async (visit) => {
      const { page, cdp } = await visit.tab();
      const [usable, , field] = await arrive(visit, page, cdp);
      return [usable, field];
    }),
});

/** A first visit on a fast machine, a sign-in by hand, and what all that cost. */
const signInScenario: Scenario = {
  id: 'sign-in',
  page: 'sign-in',
  measures: [
    ...timed('cold-usable', 'password field usable, cold'),
    measure('cold-field', 'password field seen, cold'),
    ...timed('click', 'click → signed-in painted'),
    measure('bytes', 'page and all its files, brotli', 'bytes'),
    measure('requests', 'requests for them', 'count'),
    measure('calls', 'calls to the backend', 'count'),
  ],
  run: (stage) =>
    visiting(stage, {}, async (visit) => {
      const { page, cdp } = await visit.tab();
      const arrival = await arrive(visit, page, cdp);
      await run(page, 'void (globalThis.greeted = probe.greeted())');
      await fillIn(page, visit.contestant);
      const submit = await findSubmit(page);
      const before = await busy(cdp);
      await submit();
      const click = await run<number>(page, '(await greeted) - probe.clicked');
      const work = (await busy(cdp)) - before;
      await page.waitForLoadState('load');
      const files = visit.site.files.take();
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
      return [...arrival, click, work, bytes, files.length, visit.site.api.take().length];
    }),
};

/** A return with a stored session; the files are in the browser's cache since the visit before. */
const restore = (id: string, title: string, delay: number): Scenario => {
  const states = new Map<string, ReturnType<typeof signedIn>>();
  return {
    id,
    page: 'sign-in',
    measures: timed(id, title),
    run: async (stage) => {
      const { browser, site, contestant } = stage;
      const backend = site.backends.get(contestant.id);
      if (!backend) throw new Error(`${contestant.id} has no backend.`);
      const known = states.get(contestant.id) ?? signedIn(browser, site, contestant);
      states.set(contestant.id, known);
      return visiting(stage, { storage: await known }, async (visit) => {
        const first = await visit.tab();
        await visit.go(first.page, 'sign-in');
        await run(first.page, 'await probe.greeted()');
        await first.page.close();
        const { page, cdp } = await visit.tab();
        backend.delay = delay;
        try {
          await visit.go(page, 'sign-in');
          return [await run<number>(page, 'await probe.greeted()'), await busy(cdp)];
        } finally {
          backend.delay = 0;
        }
      });
    },
  };
};

/** Once the page has nothing more to do. */
const settled = async (page: Page): Promise<void> => {
  await page.waitForLoadState('load');
  await run(page, 'await new Promise((resolve) => requestIdleCallback(resolve))');
};

/** From the call of `action` to the frame that shows `test`: by the clock, and what the main thread worked. */
const watch = async (
  page: Page,
  cdp: CDPSession,
  action: string,
  test: string,
): Promise<[time: number, work: number]> => {
  await settled(page);
  const before = await busy(cdp);
  const time = await run<number>(
    page,
    `await (async () => {
      const start = performance.now();
      const shown = probe.when(() => ${test});
      await ${action};
      return (await shown) - start;
    })()`,
  );
  return [time, (await busy(cdp)) - before];
};

const guards: Scenario = {
  id: 'guards',
  page: 'guards',
  measures: [
    ...timed('guards-in', '1,000 guards, one sign-in'),
    ...timed('guards-out', '1,000 guards, one sign-out'),
  ],
  run: (stage) =>
    visiting(stage, { lightOnly: true }, async (visit) => {
      const { page, cdp } = await visit.tab();
      const drive = visit.contestant.drive('guards');
      await visit.go(page, 'guards');
      const members = `document.querySelectorAll('.member').length`;
      const shown = await watch(page, cdp, drive.signIn, `${members} === ${GUARDS}`);
      const hidden = await watch(page, cdp, drive.signOut, `${members} === 0`);
      return [...shown, ...hidden];
    }),
};

const users: Scenario = {
  id: 'users',
  page: 'users',
  measures: [
    ...timed('users-shown', '10,000 fields of the user, added'),
    ...timed('users-changed', '10,000 fields of the user, changed'),
  ],
  run: (stage) =>
    visiting(stage, { lightOnly: true }, async (visit) => {
      const { page, cdp } = await visit.tab();
      const drive = visit.contestant.drive('users');
      await visit.go(page, 'users');
      await settled(page);
      await run(page, `await ${drive.signIn}`);
      const says = (name: string) => `(() => {
        const { childElementCount, firstElementChild, lastElementChild } = document.querySelector('main');
        return childElementCount === ${USERS} &&
          [firstElementChild, lastElementChild].every(({ textContent }) => textContent === '${name}');
      })()`;
      const shown = await watch(page, cdp, drive.add, says('Ada Lovelace'));
      const changed = await watch(page, cdp, drive.rename, says('Grace Hopper'));
      return [...shown, ...changed];
    }),
};

/** Megabytes that scripts hold once all rubbish is gone. */
const heapOf = async (cdp: CDPSession): Promise<number> => {
  for (let pass = 0; pass < 3; pass++) await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize / 1e6;
};

const heap: Scenario = {
  id: 'heap',
  page: 'sign-in',
  measures: [measure('heap', 'heap after load', 'MB')],
  run: (stage) =>
    visiting(stage, {}, async (visit) => {
      const { page, cdp } = await visit.tab();
      await visit.go(page, 'sign-in');
      await run(page, 'await probe.usable');
      await settled(page);
      return [await heapOf(cdp)];
    }),
};

const rotations: Scenario = {
  id: 'rotations',
  page: 'rotations',
  measures: [measure('heap-rotations', `heap after ${ROTATIONS} rotations of the token`, 'MB')],
  run: (stage) =>
    visiting(stage, {}, async (visit) => {
      const { page, cdp } = await visit.tab();
      const drive = visit.contestant.drive('rotations');
      await visit.go(page, 'rotations');
      await settled(page);
      await run(page, `await ${drive.signIn}`);
      visit.site.api.take();
      // The first call uses the token of the sign-in up.
      const bad = await run<number>(
        page,
        `await (async () => {
          let bad = 0;
          for (let call = 0; call <= ${ROTATIONS}; call++) if (!(await ${drive.call}).ok) bad++;
          return bad;
        })()`,
      );
      const renewals = visit.site.api.take().filter(({ path }) => path.endsWith('/auth/token')).length;
      if (bad > 0 || renewals !== ROTATIONS)
        throw new Error(`${bad} calls were refused, and the token was renewed ${renewals} times.`);
      await settled(page);
      return [await heapOf(cdp)];
    }),
};

export const scenarios: readonly Scenario[] = [
  signInScenario,
  cold('cpu', '4× slower CPU', { cpu: 4 }),
  cold('phone', '4× slower CPU and slow 4G', { cpu: 4, slow4g: true }),
  restore('restore', 'restore → signed-in painted', 0),
  restore('restore-100', 'the same, current-user call takes 100 ms', 100),
  guards,
  users,
  heap,
  rotations,
];
