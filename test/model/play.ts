// What people, servers and fate may do: each thing only so often in one run.
import { SECRET } from './backend.js';
import type { Browser, Step, Tab } from './browser.js';

export type Deed =
  | 'call'
  | 'ask'
  | 'token'
  | 'sign-in'
  | 'sign-out'
  | 'reload'
  | 'crash'
  | 'freeze'
  | 'open'
  | 'expire'
  | 'revoke'
  | 'clock'
  | 'fault'
  | 'part';

export type Budget = Partial<Record<Deed, number>>;

/** A fault of the network, or of the server without any effect there. */
const faults = (browser: Browser): Step[] =>
  browser.flights
    .filter(({ listening, page }) => listening && !page.tab.frozen)
    .flatMap((flight): Step[] => {
      const { name, answer } = flight;
      const step = (label: string, run: () => void): Step => ({
        label: `${name} ${label}`,
        kind: 'fault',
        run,
      });
      return answer
        ? [step('is lost', () => flight.lose())]
        : [
            step('goes nowhere', () => flight.lose()),
            step('fails', () => flight.deliver({ status: 500, data: { message: 'Oops.' } })),
            step('is too much', () => flight.deliver({ status: 429, data: { message: 'Whoa there!' } })),
          ];
    });

/** A part of a page's browser that refuses or hangs at a call, or from now on. */
const partFaults = ({ name, page, frozen }: Tab): Step[] => {
  if (!page || frozen) return [];
  const step = (label: string, run: () => void): Step => ({ label, kind: 'fault', run });
  return [
    ...[...page.pending].flatMap(([call, { refuses, hangs }]) => [
      step(`${call} refuses`, refuses),
      step(`${call} hangs`, hangs),
    ]),
    step(`${name} has no random ids`, () => void page.broken.add('ids')),
    step(`${name} has no channel`, () => void page.broken.add('channel')),
    step(`${name} has a log that writes and never tells`, () => void page.broken.add('log')),
  ];
};

/** A sign-in is answered with a token that no header can carry. */
const unusableTokens = ({ flights }: Browser): Step[] =>
  flights
    .filter(({ asked, answer, listening }) => asked.route.endsWith('/auth/login') && !answer && listening)
    .map((flight) => ({
      label: `${flight.name} is answered by an unusable token`,
      kind: 'fault',
      run: () => flight.deliver({ status: 200, data: { authToken: '€uro', refreshToken: 'r' } }),
    }));

const HOUR = 3_600_000;

const password = `${SECRET}-password`;

/** The deeds that the budget still allows. */
export const deeds = (browser: Browser, budget: Budget): Step[] => {
  const { setup, tabs, backend } = browser;
  const left = (deed: Deed): boolean => (budget[deed] ?? 0) > 0;
  const spend = (deed: Deed, step: Step): Step => ({
    ...step,
    run: () => {
      budget[deed] = (budget[deed] ?? 0) - 1;
      step.run();
    },
  });
  const found: Step[] = [];
  const add = (deed: Deed, label: string, run: () => void, kind: Step['kind'] = 'person'): void => {
    if (left(deed)) found.push(spend(deed, { label, kind, run }));
  };
  const inTab = (tab: Tab): void => {
    const { name, page, frozen } = tab;
    if (!page)
      return void found.push({
        label: `${name} opens again`,
        kind: 'person',
        run: () => browser.reopen(tab),
      });
    if (frozen)
      return void found.push({ label: `${name} thaws`, kind: 'person', run: () => browser.thaw(tab) });
    add('call', `${name} calls`, () => page.act((auth) => auth.fetch('/orders')));
    add('ask', `${name} asks for the user`, () => page.act((auth) => auth.fetchCurrentUser()));
    add('token', `${name} asks for the token`, () => page.act((auth) => auth.getToken()));
    const email = `user-of-${name}`;
    add('sign-in', `${name} signs in`, () => page.act((auth) => auth.signIn({ email, password })));
    add('sign-out', `${name} signs out`, () => page.act((auth) => auth.signOut()));
    add('reload', `${name} reloads`, () => browser.load(tab));
    add('crash', `${name} crashes`, () => browser.crash(tab));
    add('freeze', `${name} freezes`, () => browser.freeze(tab));
    add('open', setup.persist === 'tab' ? `${name} is duplicated` : `${name} opens a tab`, () =>
      browser.open(tab),
    );
  };
  tabs.forEach(inTab);
  add('clock', 'the clock is set back', () => browser.setClock(-HOUR), 'fault');
  if (browser.canLeapAhead) add('clock', 'the clock is set ahead', () => browser.setClock(HOUR), 'fault');
  if (browser.canExpire) add('expire', 'tokens expire', () => browser.expire());
  add('revoke', 'the server ends all', () => backend.revokeAll(), 'fault');
  if (setup.frail && left('part'))
    found.push(
      ...[...tabs.flatMap(partFaults), ...unusableTokens(browser)].map((step) => spend('part', step)),
    );
  if (left('fault')) found.push(...faults(browser).map((step) => spend('fault', step)));
  return found;
};
