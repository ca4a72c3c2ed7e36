// What happened before a navigation, for the page that it leads to: one of a few texts by its code, in this tab, for a
// minute. Never in an address: nobody else can put words on the page.

/** What can be told. */
export const noticeCodes = [
  'password-changed',
  'account-deleted',
  'user-updated',
  'session-expired',
  'session-idle',
] as const;

export type NoticeCode = (typeof noticeCodes)[number];

const KEY = 'xano-notice';
/** Milliseconds. */
const LIFETIME = 60_000;

/** Keeps a notice for the next page of this tab. Where nothing can be kept, nothing is told. */
export const keepNotice = (code: NoticeCode): void => {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ code, at: Date.now() }));
  } catch {
    // The page goes on without it.
  }
};

/** The notice for this page; it is told once. */
export const takeNotice = (): NoticeCode | undefined => {
  try {
    const { code, at } = JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Record<string, unknown>;
    sessionStorage.removeItem(KEY);
    return Math.abs(Date.now() - Number(at)) < LIFETIME ? noticeCodes.find((one) => one === code) : undefined;
  } catch {
    return undefined;
  }
};
