// The return address: the page that a visitor wanted before signing in. The address bar carries it as `return-to`; this
// file keeps beside it, for this tab and a short time, what the address bar does not: its fragment, which no server
// should see, and the address itself when a plain link leads from the sign-in page to the sign-up page.
import { browserPorts } from './platform/browser.js';
import type { Clock, KeyValue } from './platform/ports.js';
import { pathAndQuery, returnToOf, safeReturnTo, samePage } from './safe-addresses.js';

interface Kept {
  readonly back: string;
  /** The page that it is kept for: no other may use it. */
  readonly page: string;
  /** When it was kept; ms since 1970. */
  readonly at: number;
}

export interface ReturnAddress {
  /** Keeps the way back for the page that the visitor is about to see. */
  keep(back: URL, page: URL): void;
  /** Where this page is to lead back to: a safe address of this site, or nothing. */
  read(here: URL, signInPage: URL | undefined): URL | undefined;
  /** Keeps what this page has for the next one, too, and no longer. */
  handOn(here: URL, signInPage: URL | undefined, next: URL): void;
  forget(): void;
}

const KEY = 'xano-return-to';
const LIFETIME = 10 * 60_000;

/** Servers leave out `.html` and `index`, and add slashes. */
const withoutEnding = (address: string): URL => {
  const url = new URL(address);
  url.pathname = url.pathname.replace(/(\/index)?(\.html?)?\/?$/, '');
  return url;
};

const isKept = (value: unknown): value is Kept => {
  const { back, page, at } = (value ?? {}) as Partial<Kept>;
  return typeof at === 'number' && [back, page].every((url) => typeof url === 'string' && URL.canParse(url));
};

/**
 * @param referrer the address that led here: where a link was pressed before anybody could keep anything, it still says
 *   what the page before was to lead back to
 */
export const createReturnAddress = (
  tab: KeyValue,
  clock: Pick<Clock, 'now'>,
  referrer = '',
): ReturnAddress => {
  /** Storage may be full or forbidden: then the address bar has to do. */
  const attempt = <T>(run: () => T): T | undefined => {
    try {
      return run();
    } catch {
      return undefined;
    }
  };

  let before = URL.canParse(referrer) ? new URL(referrer) : undefined;

  const readKept = (): Kept | undefined => {
    const kept: unknown = attempt(() => JSON.parse(tab.get(KEY) ?? 'null'));
    return isKept(kept) && Math.abs(clock.now() - kept.at) < LIFETIME ? kept : undefined;
  };

  const keep = (back: URL, page: URL, at = clock.now()): void => {
    const kept: Kept = { back: back.href, page: page.href, at };
    attempt(() => tab.set(KEY, JSON.stringify(kept)));
  };

  /** What this page has, and since when. */
  const find = (here: URL, signInPage: URL | undefined): [back: URL | undefined, at?: number] => {
    const kept = readKept();
    const back = kept && new URL(kept.back);
    const isFor = kept && samePage(withoutEnding(kept.page), withoutEnding(here.href));
    const asked = returnToOf(here) ?? (!isFor && before?.origin === here.origin ? returnToOf(before) : null);
    // Where the address bar says it, too, what is kept adds the fragment.
    const counts = asked === null ? isFor : back && pathAndQuery(back) === asked;
    if (!back || !counts) return [safeReturnTo(asked, here.href, signInPage)];
    const leadsOn = here.origin !== 'null' && back.origin === here.origin && !samePage(back, here);
    return leadsOn && !(signInPage && samePage(back, signInPage)) ? [back, kept.at] : [undefined];
  };

  return {
    keep: (back, page) => keep(back, page),
    read: (...page) => find(...page)[0],
    handOn(here, signInPage, next) {
      const [back, at] = find(here, signInPage);
      if (back) keep(back, next, at);
    },
    forget() {
      before = undefined;
      attempt(() => tab.remove(KEY));
    },
  };
};

/** The return address of this tab. */
export const tabReturnAddress = (referrer: string): ReturnAddress => {
  const { storage, clock } = browserPorts();
  return createReturnAddress(storage.tab, clock, referrer);
};
