// npm run bench -- --profile: where the time goes. Writes to .traces/, for the developer tools' Performance panel,
// and prints what the main thread did on our page and on the one by hand, and which of our code ran how long.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { SourceMapPayload } from 'node:module';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { BASELINE, type Contestant, contestants, OURS } from './contestants.js';
import { openSite, type Site } from './site.js';
import { quantile } from './statistics.js';
import { type CpuProfile, OTHER, readProfile, readTrace, type Work } from './trace.js';
import { fillIn, findSubmit, launch, run, Visit } from './visits.js';

const root = new URL('../../', import.meta.url);
const folder = new URL('.traces/', root);

const CATEGORIES = ['-*', 'toplevel', 'devtools.timeline', 'v8.execute', 'v8', 'blink', '__metadata'];
CATEGORIES.push('disabled-by-default-v8.compile', 'disabled-by-default-devtools.timeline');

/** What is looked at. */
interface Subject {
  readonly id: string;
  readonly title: string;
  readonly lightOnly: boolean;
  /** Gets there. @returns what is to be looked at */
  prepare(visit: Visit, page: Page): Promise<() => Promise<void>>;
}

/** Until the page is at rest. */
const rested = async (page: Page): Promise<void> => {
  await page.waitForLoadState('load');
  await run(page, 'await new Promise((resolve) => requestIdleCallback(resolve))');
};

/** With both fields filled in. @returns signs in, until the name is on the screen */
const atSignIn = async (visit: Visit, page: Page): Promise<() => Promise<void>> => {
  await visit.go(page, 'sign-in');
  await run(page, 'await probe.usable');
  await run(page, 'void (globalThis.greeted = probe.greeted())');
  await fillIn(page, visit.contestant);
  const submit = await findSubmit(page);
  return async () => {
    await submit();
    await run(page, 'await greeted');
  };
};

const subjects: readonly Subject[] = [
  {
    id: 'cold',
    title: 'A first visit, until the password field is of use',
    lightOnly: false,
    prepare: async (visit, page) => async () => {
      await visit.go(page, 'sign-in');
      await run(page, 'await probe.usable');
    },
  },
  {
    id: 'click',
    title: 'From the click to the name on the screen',
    lightOnly: false,
    prepare: atSignIn,
  },
  {
    id: 'restore',
    title: 'A stored session, until the name is on the screen',
    lightOnly: false,
    async prepare(visit, page) {
      const signIn = await atSignIn(visit, page);
      await signIn();
      return async () => {
        await visit.go(page, 'sign-in');
        await run(page, 'await probe.greeted()');
      };
    },
  },
  {
    id: 'guards',
    title: '1,000 guards, one sign-in and one sign-out',
    lightOnly: true,
    async prepare(visit, page) {
      await visit.go(page, 'guards');
      await rested(page);
      const { signIn, signOut } = visit.contestant.drive('guards');
      const members = `document.querySelectorAll('.member').length`;
      return async () => {
        await run(page, `await Promise.all([${signIn}, probe.when(() => ${members} === 1000)])`);
        await run(page, `await Promise.all([${signOut}, probe.when(() => ${members} === 0)])`);
      };
    },
  },
  {
    id: 'users',
    title: '10,000 fields of the user, added and changed',
    lightOnly: true,
    async prepare(visit, page) {
      await visit.go(page, 'users');
      await rested(page);
      const { signIn, add, rename } = visit.contestant.drive('users');
      await run(page, `await ${signIn}`);
      const last = `document.querySelector('main').lastElementChild?.textContent`;
      return async () => {
        await run(page, `await Promise.all([${add}, probe.when(() => ${last} === 'Ada Lovelace')])`);
        await run(page, `await Promise.all([${rename}, probe.when(() => ${last} === 'Grace Hopper')])`);
      };
    },
  },
];

const visiting = async <T>(
  browser: Browser,
  site: Site,
  contestant: Contestant,
  { lightOnly }: Subject,
  body: (visit: Visit, page: Page, cdp: CDPSession) => Promise<T>,
): Promise<T> => {
  const visit = await Visit.open(browser, site, contestant, { lightOnly });
  const { page, cdp } = await visit.tab();
  try {
    return await body(visit, page, cdp);
  } finally {
    await visit.close();
  }
};

const traceOf = (browser: Browser, site: Site, contestant: Contestant, subject: Subject) =>
  visiting(browser, site, contestant, subject, async (visit, page) => {
    const act = await subject.prepare(visit, page);
    await browser.startTracing(page, { categories: CATEGORIES });
    await act();
    return browser.stopTracing();
  });

const profileOf = (browser: Browser, site: Site, contestant: Contestant, subject: Subject) =>
  visiting(browser, site, contestant, subject, async (visit, page, cdp) => {
    // On our origin from the start: with a change of process the profile would be lost.
    await page.goto(`${site.files.origin}/nothing.html`);
    const act = await subject.prepare(visit, page);
    await cdp.send('Profiler.enable');
    await cdp.send('Profiler.setSamplingInterval', { interval: 100 });
    await cdp.send('Profiler.start');
    await act();
    return (await cdp.send('Profiler.stop')).profile as CpuProfile;
  });

/** The source map that the build left beside a file of cdn/. */
const mapOf = (url: string): SourceMapPayload | undefined => {
  const path = /\/(cdn\/.*)$/.exec(url)?.[1];
  const file = path && new URL(`${path}.map`, root);
  return file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SourceMapPayload) : undefined;
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [
    `| ${head.join(' | ')} |`,
    `|${head.map(() => '---|').join('')}`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');

/** Median by kind. */
const middle = (works: readonly Work[]): Work => ({
  kinds: new Map(
    [...new Set(works.flatMap(({ kinds }) => [...kinds.keys()]))].map((kind) => [
      kind,
      quantile(
        works.map(({ kinds }) => kinds.get(kind) ?? 0),
        0.5,
      ),
    ]),
  ),
  forced: quantile(
    works.map(({ forced }) => forced),
    0.5,
  ),
});

const compare = (base: Work, own: Work): string => {
  const kinds = [...new Set([...own.kinds.keys(), ...base.kinds.keys()])].sort((a, b) =>
    a === OTHER ? 1 : b === OTHER ? -1 : (own.kinds.get(b) ?? 0) - (own.kinds.get(a) ?? 0),
  );
  const rows = kinds.map((kind) => {
    const [by, our] = [base, own].map(({ kinds: all }) => all.get(kind) ?? 0) as [number, number];
    return [kind, by.toFixed(1), our.toFixed(1), (our - by).toFixed(1)];
  });
  const sum = ({ kinds: all }: Work) => [...all.values()].reduce((total, time) => total + time, 0);
  return table(
    ['main thread, ms', 'by hand', 'ours', 'difference'],
    [
      ...rows,
      ['together', sum(base).toFixed(1), sum(own).toFixed(1), (sum(own) - sum(base)).toFixed(1)],
      [
        '(forced styles and layouts)',
        String(base.forced),
        String(own.forced),
        String(own.forced - base.forced),
      ],
    ],
  );
};

/** Which code ran how long, the mean of several profiles. */
const code = (profiles: readonly CpuProfile[]): string => {
  const files = new Map<string, number>();
  const places = new Map<string, number>();
  for (const profile of profiles)
    for (const { place, time } of readProfile(profile, mapOf)) {
      if (/^(\(root\) → )?\((idle|program|root)\)$/.test(place.name) || place.file === 'probe.js') continue;
      const file = place.file || '(the browser)';
      const name = `${file} ${place.name}`;
      files.set(file, (files.get(file) ?? 0) + time / profiles.length);
      places.set(name, (places.get(name) ?? 0) + time / profiles.length);
    }
  const top = (times: Map<string, number>, count: number) =>
    [...times]
      .sort(([, a], [, b]) => b - a)
      .slice(0, count)
      .map(([name, time]) => [name, time.toFixed(2)]);
  return `${table(['source', 'ms'], top(files, 20))}\n\n${table(['function', 'ms'], top(places, 30))}`;
};

/** @param runs of each; the tables hold the middle of them */
export const profile = async (runs: number): Promise<void> => {
  const [base, own] = [BASELINE, OURS].map((id) => contestants.find((one) => one.id === id));
  if (!base || !own) throw new Error('The two that are compared are gone.');
  mkdirSync(folder, { recursive: true });
  const site = await openSite([base, own]);
  const browser = await launch(site);
  try {
    for (const subject of subjects) {
      const works = { [base.id]: [] as Work[], [own.id]: [] as Work[] };
      const profiles: CpuProfile[] = [];
      // The first round warms up.
      for (let round = 0; round <= runs; round++) {
        for (const contestant of [base, own]) {
          const trace = await traceOf(browser, site, contestant, subject);
          if (round === 0) continue;
          works[contestant.id]?.push(readTrace(trace));
          writeFileSync(new URL(`${subject.id}-${contestant.id}.trace.json`, folder), trace);
        }
        const taken = await profileOf(browser, site, own, subject);
        if (round > 0) profiles.push(taken);
      }
      const last = JSON.stringify(profiles.at(-1));
      writeFileSync(new URL(`${subject.id}-${own.id}.cpuprofile`, folder), last);
      console.log(`\n# ${subject.title}\n`);
      console.log(compare(middle(works[base.id] ?? []), middle(works[own.id] ?? [])));
      console.log(`\n${code(profiles)}`);
    }
  } finally {
    await browser.close();
    await site.close();
  }
  console.log('\nThe last trace and profile of each lie in .traces/.');
};
