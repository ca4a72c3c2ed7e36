// Who is compared, with which pages, and how a page of theirs is driven. A contestant without a page for a
// scenario does not take part in it.
import { type Backend, EMAIL, hanko, PASSWORD, xano } from './backend.js';

export type PageName = 'sign-in' | 'guards' | 'users' | 'rotations';

export interface Contestant {
  /** Name of its folder in pages/. */
  readonly id: string;
  readonly title: string;
  readonly pages: readonly PageName[];
  /** Scripts that are bundled for its pages, and what of them a page imports; ours come from cdn/ as they are. */
  readonly scripts: readonly string[];
  /** Its forms are written into its pages, as `prerender --inline-styles` does on the command line. */
  readonly isPrerendered?: boolean;
  readonly backend: () => Backend;
  /** Where on the backend's origin its API lies. */
  readonly api: string;
  /** What to wait for between the field and the typing, where it must be waited for. */
  readonly settled?: string;
  /** Expressions, by what they do in a page; promises are awaited. */
  readonly drive: (
    page: PageName,
  ) => Readonly<Record<'signIn' | 'signOut' | 'call' | 'add' | 'rename', string>>;
}

const XANO = '/api:bench';
const person = `'${EMAIL}', '${PASSWORD}'`;

/** A page whose script exports its session. */
const bySession =
  (script: (page: PageName) => string): Contestant['drive'] =>
  (page) => {
    const imported = `(await import('${script(page)}'))`;
    return {
      signIn: `${imported}.auth.signIn(${person})`,
      signOut: `${imported}.auth.signOut()`,
      call: `${imported}.auth.fetch('/orders')`,
      add: `${imported}.add(document.getElementById('many'))`,
      rename: `${imported}.auth.setUser({ id: 1, name: 'Grace Hopper' })`,
    };
  };

const scripts: Readonly<Record<PageName, string>> = {
  'sign-in': 'page.js',
  guards: 'guards.js',
  users: 'users.js',
  rotations: 'rotating.js',
};

export const BASELINE = 'plain';
export const OURS = 'ours';
/** What the same elements cost on Lit, without what ours do beside: the yardstick for ours. */
export const BARE_LIT = 'lit';

const driveOurs: Contestant['drive'] = () => {
  const connection = `document.querySelector('xano-connection')`;
  return {
    signIn: `${connection}.signIn({ email: '${EMAIL}', password: '${PASSWORD}' })`,
    signOut: `${connection}.signOut()`,
    call: `${connection}.fetch('/orders')`,
    add: `document.querySelector('main').append(
      document.importNode(document.getElementById('many').content, true))`,
    rename: `${connection}.setUser({ id: 1, name: 'Grace Hopper' })`,
  };
};

export const contestants: readonly Contestant[] = [
  {
    id: BASELINE,
    title: 'by hand',
    pages: ['sign-in', 'guards', 'users', 'rotations'],
    scripts: Object.values(scripts),
    backend: xano,
    api: XANO,
    drive: bySession((page) => `/plain/${scripts[page]}`),
  },
  {
    id: OURS,
    title: 'xano-auth-elements',
    pages: ['sign-in', 'guards', 'users', 'rotations'],
    scripts: [],
    backend: xano,
    api: XANO,
    drive: driveOurs,
  },
  {
    id: 'ours-in-html',
    title: 'ours, form in the HTML',
    pages: ['sign-in'],
    scripts: [],
    isPrerendered: true,
    backend: xano,
    api: XANO,
    drive: driveOurs,
  },
  {
    id: BARE_LIT,
    title: 'bare Lit',
    pages: ['sign-in', 'guards', 'users'],
    scripts: ['elements.js'],
    backend: xano,
    api: XANO,
    drive: bySession(() => '/lit/elements.js'),
  },
  {
    id: 'js-sdk',
    title: '@xano/js-sdk',
    pages: ['sign-in'],
    scripts: ['page.js'],
    backend: xano,
    api: XANO,
    drive: bySession(() => '/js-sdk/page.js'),
  },
  {
    id: 'hanko',
    title: 'Hanko elements',
    pages: ['sign-in'],
    scripts: ['page.js'],
    backend: hanko,
    api: '/hanko',
    settled: `await (await import('/hanko/page.js')).settled`,
    drive: bySession(() => '/hanko/page.js'),
  },
];
