// For which addresses this browser has asked for a link within the hour. Whoever opens another link is asked first:
// nobody is signed in to a stranger's account by a click. Addresses are kept as digests only.
import type { Auth } from '../core/index.js';
import { partsOf } from './account-action.js';

interface Asked {
  readonly digest: string;
  /** ms since 1970 */
  readonly at: number;
}

const KEY = 'xano-asked-for-link';
/** Milliseconds. */
const LIFETIME = 3_600_000;
/** So many are kept. */
const MOST = 8;

/** Nothing where the page is not on a secure origin. */
const digestOf = async (email: string): Promise<string | undefined> => {
  const bytes = new TextEncoder().encode(email.trim().toLowerCase());
  const digest = await globalThis.crypto?.subtle?.digest('SHA-256', bytes);
  return digest && [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

const isAsked = (value: unknown): value is Asked =>
  typeof Object(value).digest === 'string' && typeof Object(value).at === 'number';

const read = (auth: Auth): Asked[] => {
  const { storage, clock } = partsOf(auth).ports;
  try {
    const kept: unknown = JSON.parse(storage.local.get(KEY) ?? '[]');
    const asked = Array.isArray(kept) ? kept.filter(isAsked) : [];
    return asked.filter(({ at }) => Math.abs(clock.now() - at) < LIFETIME);
  } catch {
    return [];
  }
};

/** Keeps that this browser has asked for a link for this address. */
export const rememberAskedForLink = async (auth: Auth, email: string): Promise<void> => {
  const digest = await digestOf(email);
  if (!digest) return;
  const { storage, clock } = partsOf(auth).ports;
  const others = read(auth).filter((one) => one.digest !== digest);
  try {
    storage.local.set(KEY, JSON.stringify([...others, { digest, at: clock.now() }].slice(-MOST)));
  } catch {
    // Whoever comes back is asked, then.
  }
};

/** Whether this browser has asked for a link for this address within the hour. */
export const hasAskedForLink = async (auth: Auth, email: string): Promise<boolean> => {
  const digest = await digestOf(email);
  return digest !== undefined && read(auth).some((one) => one.digest === digest);
};
