// Attributes for what a tag cannot wrap: a row of a table, an entry of a list, a link or a button of the page.
//
//   data-xano-show="signed-in"      shown to whom it names: signed-in, signed-out, role:admin, !role:admin
//   data-xano-user="name"           shows a value of the user: its text; of an image, a link or a control what those have
//   data-xano-action="sign-out"     a press signs out
//
// An element that is to hide gets `hidden`; the style sheet `cloak.css` hides it before this script has run. As a guard
// does, it hides and does not protect.
import { isServer } from 'lit';
import type { Session } from '../../src/core/index.js';
import { readKey, unclobbered } from '../../src/core/internal.js';
import { warnDeveloper } from '../developer/warn.js';
import { connections, type ProvidedConnection } from '../shared/connections.js';
import { passFocusOn } from '../shared/focus.js';
import { linkDestination } from '../shared/link-destination.js';
import { writeValue } from './write-value.js';

const SHOW = 'data-xano-show';
const USER = 'data-xano-user';
const ACTION = 'data-xano-action';
const SELECTOR = `[${SHOW}], [${USER}]`;

/** What an attribute says; the element may be a form, and a control in it may be named as anything. */
const valueOf = (element: Element, attribute: string): string | null =>
  unclobbered(element, 'getAttribute')(attribute);

/** The page's connection: the only one, or that which `data-xano-connection` names by its id. */
const providedFor = (element: Element): ProvidedConnection | undefined => {
  const around = unclobbered(element, 'closest')('[data-xano-connection]');
  const id = around && valueOf(around, 'data-xano-connection');
  if (id) return connections.named(id, unclobbered(document, 'documentElement'))?.provided;
  const [only, second] = connections.$all.get();
  return second ? undefined : only?.provided;
};

const NO_CONNECTION =
  'finds no connection. Where there are several <xano-connection>, name one by data-xano-connection="id".';

/** Once the page has loaded: until then, and while a router exchanges the page, a connection may still come. */
const warnIfNone = (element: Element, attribute: string): void => {
  const isSettled = connections.$pageLoaded.get() && connections.$all.get().every(({ provided }) => provided);
  if (!isSettled) return;
  setTimeout(() => {
    if (unclobbered(element, 'isConnected') && !providedFor(element))
      connections.warnOnce(`${attribute} ${NO_CONNECTION}`);
  });
};

/** Whether a session meets one word of a rule; nothing for a word that means nothing. */
const meets = (word: string, { status, roles }: Session): boolean | undefined => {
  const [, not, role] = /^(!?)role:(.+)$/.exec(word) ?? [];
  if (role) return status === 'signed-in' && roles.includes(role) === !not;
  if (word === 'signed-in') return status === 'signed-in';
  return word === 'signed-out' ? status === 'signed-out' || status === 'unconfigured' : undefined;
};

/** One of the words is enough; what cannot be read shows nothing. */
const isShown = (rule: string, session: Session | undefined): boolean => {
  const words = rule.split(/[\s,|]+/).filter(Boolean);
  const unknown = words.find((word) => session && meets(word, session) === undefined);
  if (unknown)
    connections.warnOnce(
      `${SHOW}="${rule}" is not understood, so its element stays hidden. Write signed-in, signed-out, role:NAME or !role:NAME.`,
    );
  return !!session && !unknown && words.some((word) => meets(word, session));
};

const update = (element: Element): void => {
  const session = providedFor(element)?.auth.$session.get();
  const rule = valueOf(element, SHOW);
  if (!session) warnIfNone(element, rule === null ? USER : SHOW);
  if (rule !== null) {
    const shows = isShown(rule, session);
    const toggle = unclobbered(element, 'toggleAttribute');
    toggle('hidden', !shows);
    // The style sheet hides what this script has not looked at yet.
    toggle('data-xano-shown', shows);
  }
  const field = valueOf(element, USER);
  if (field === null) return;
  writeValue(element, session?.user && readKey(session.user, field || 'name'));
};

const updateAll = (root: ParentNode = document): void => {
  const focused = unclobbered(document, 'activeElement');
  for (const element of unclobbered(root, 'querySelectorAll')(SELECTOR)) update(element);
  const hidden = focused?.closest(`[${SHOW}][hidden]`);
  // A page may show what is hidden after all.
  if (hidden && !focused?.checkVisibility()) passFocusOn(hidden);
};

const act = (event: Event): void => {
  const path = event.composedPath().filter((node) => node instanceof HTMLElement);
  const element = path.find((node) => valueOf(node, ACTION) !== null);
  if (!element) return;
  const action = valueOf(element, ACTION);
  if (action !== 'sign-out') return warnDeveloper(`${ACTION}="${action}" is not understood. Write sign-out.`);
  event.preventDefault();
  const provided = providedFor(element);
  if (!provided) return warnDeveloper(`${ACTION} ${NO_CONNECTION}`);
  // Where a link leads, the page goes on.
  const from = Object.assign(element, { flowTarget: linkDestination(element) });
  void provided.auth.signOut({ from }).catch(() => {});
};

const start = (): void => {
  connections.hasAttributes = true;
  const root = unclobbered(document, 'documentElement');
  const options = { subtree: true, childList: true, attributeFilter: [SHOW, USER] };
  new MutationObserver((records) => {
    // Its own texts and `hidden` are no news.
    const isNews = records.some(({ type, addedNodes }) => type === 'attributes' || addedNodes.length > 0);
    if (isNews) updateAll();
  }).observe(root, options);
  addEventListener('click', act, true);
  let stops: (() => void)[] = [];
  connections.$pageLoaded.listen(() => updateAll());
  connections.$all.subscribe((all) => {
    for (const stop of stops) stop();
    stops = all.flatMap(({ provided }) => provided?.auth.$session.listen(() => updateAll()) ?? []);
    updateAll();
  });
};

if (!isServer) start();
