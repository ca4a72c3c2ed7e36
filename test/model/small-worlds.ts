// The small worlds in which every order of steps is tried: two tabs, one rotation, one deed.
import type { Setup } from './browser.js';
import type { Small } from './exhaustive.js';

const setup: Setup = {
  persist: 'local',
  rotation: 'rotating',
  locks: true,
  expiresIn: undefined,
  tabs: 2,
  coarse: true,
};

/** Calls whose token has run out: what follows is the renewal. */
const one = ['A calls', 'A1.orders1 is served'];
const both = ['A calls', 'B calls', 'A1.orders1 is served', 'B1.orders1 is served'];

/** A is about to send when it freezes; B takes over and is answered. */
const frozen = [
  'A calls',
  'B calls',
  'A1.orders1 reaches the server',
  'A1.orders1 is answered',
  'B1.orders1 reaches the server',
  'B1.orders1 is answered',
  'A1.lock1',
  'A1.refreshLog1',
  'A freezes',
  'B1.lock1',
  'B1.refreshLog1',
  'B1.told1',
  'time',
  'B1.timer5',
  'time',
  'B1.timer6',
  'time',
  'B1.timer7',
  'time',
  'B1.timer8',
  'time',
  'B1.timer9',
  'time',
  'B1.timer10',
  'B1.lock2',
  'B1.refreshLog2',
  'B1.told2',
  'B1.refresh1 reaches the server',
  'B1.refresh1 is answered',
];

export const smallWorlds: Readonly<Record<string, Small>> = {
  'a tab freezes before it sends, another takes over, the first thaws at once': {
    setup: { ...setup, coarse: false },
    start: [...frozen, 'A thaws', 'A1.told1'],
    deeds: undefined,
    budget: { call: 2, freeze: 1 },
  },
  'a tab freezes while it waits for the tokens of another': {
    setup: { ...setup, coarse: false },
    start: [
      'B calls',
      'B1.orders1 reaches the server',
      'B1.orders1 is answered',
      'B1.lock1',
      'B1.refreshLog1',
      'B1.told1',
      'B1.refresh1 reaches the server',
      'B1.refresh1 is answered',
      'B1.refreshLog2',
      'B1.told2',
      'B1.orders2 reaches the server',
      'B1.orders2 is answered',
      'A asks for the user',
      'A1.me2 reaches the server',
      'A1.me2 is answered',
      'A1.lock1',
      'A1.refreshLog1',
      'A1.told1',
      'A freezes',
      'time, long',
    ],
    deeds: undefined,
    budget: { call: 1, ask: 1, freeze: 1 },
  },
  'a tab renews, someone else signed in just before the answer': {
    setup: { ...setup, coarse: false },
    start: [
      'A calls',
      'A1.orders1 reaches the server',
      'A1.orders1 is answered',
      'A1.lock1',
      'A1.refreshLog1',
      'A1.told1',
      'A1.refresh1 reaches the server',
      'B signs in',
      'B1.login1 reaches the server',
      'B1.login1 is answered',
      'A sees marker',
      'A sees B1.id1',
      'A1.refresh1 is answered',
    ],
    deeds: undefined,
    budget: { call: 1, 'sign-in': 1 },
  },
  'a page is asked for peace, where timers have no fractions': {
    setup,
    start: ['A reloads', 'A2.me1 is too much'],
    deeds: undefined,
    budget: { reload: 1, fault: 1 },
  },
  'a tab dies in an attempt, and the clock is set back, where there are no locks': {
    setup: { ...setup, locks: false },
    start: [
      'A calls',
      'A1.orders1 is served',
      'A1.refreshLog1',
      'A crashes',
      'the clock is set back',
      'B calls',
      'B1.orders1 is served',
    ],
    deeds: undefined,
    budget: { call: 2, crash: 1, clock: 1 },
  },
  'two tabs renew': { setup, start: both, deeds: /^$/, budget: { call: 2 } },
  'two tabs renew, one dies': { setup, start: both, deeds: /A crashes/, budget: { call: 2, crash: 1 } },
  'a tab renews, the same signs out': {
    setup,
    start: one,
    deeds: /A signs out/,
    budget: { call: 1, 'sign-out': 1 },
  },
  'a tab renews, the other signs out': {
    setup,
    start: one,
    deeds: /B signs out/,
    budget: { call: 1, 'sign-out': 1 },
  },
  'a duplicate renews, too': {
    setup: { ...setup, persist: 'tab' },
    start: both,
    deeds: /^$/,
    budget: { call: 2 },
  },
  'a tab renews and its answer is lost, or never comes to be': {
    setup,
    start: both,
    deeds: /refresh\d+ (is lost|fails|goes nowhere)/,
    budget: { call: 2, fault: 1 },
  },
  'a tab renews, someone else signs in': {
    setup,
    start: [...one, 'A1.refreshLog1'],
    deeds: /B signs in/,
    budget: { call: 1, 'sign-in': 1 },
  },
};

/** Orders that only a faulty core can take; another one cannot go all the way. */
export const faultyWorlds: Readonly<Record<string, Small>> = {
  'a tab does not wait for the attempt of another, which is frozen': {
    setup: { ...setup, coarse: false },
    start: [
      'A calls',
      'A1.orders1 reaches the server',
      'A1.orders1 is answered',
      'A1.lock1',
      'A1.refreshLog1',
      'A1.told1',
      'A freezes',
      'B calls',
      'B1.orders1 reaches the server',
      'B1.orders1 is answered',
      'B1.lock1',
      'B1.refreshLog1',
      'B1.told1',
      'time',
      'B1.timer5',
      'time',
      'B1.timer6',
      'time',
      'B1.timer7',
      'time',
      'B1.timer8',
      'time',
      'B1.timer9',
      'B1.lock2',
      'B1.refreshLog2',
      'B1.told2',
    ],
    deeds: undefined,
    budget: { call: 2, freeze: 1 },
  },
};

/** Takes a while: only in `npm run test:model`. */
export const largerWorlds: Readonly<Record<string, Small>> = {
  'a tab freezes before it sends, another takes over, the first thaws': {
    setup: { ...setup, coarse: false },
    start: frozen,
    deeds: /A thaws/,
    budget: { call: 2, freeze: 1 },
  },
  'two tabs renew, one signs out': {
    setup,
    start: both,
    deeds: /B signs out/,
    budget: { call: 2, 'sign-out': 1 },
  },
};
