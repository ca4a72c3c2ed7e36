// Password rules and hashes. WebCrypto only, so that it runs in a page and in Node alike.
// The iterations are modest on purpose: this guards made-up accounts of a local stand-in.
import { refusals } from './xano-refusals.js';
import { constantTimeEqual, fromBase64Url, toBase64Url } from './bytes.js';

const iterations = 10_000;

/** Xano's template table: `min:8|minAlpha:1|minDigit:1` (Xano's documentation). Throws the matching refusal. */
export function checkPasswordRule(password: string, param = 'password'): void {
  if (password.length < 8) throw refusals.tooShort(param, 8);
  if (!/\p{L}/u.test(password)) throw refusals.weakPassword(param, 'letters');
  if (!/\d/.test(password)) throw refusals.weakPassword(param, 'numbers');
}

/** `pbkdf2-sha256$<iterations>$<salt>$<hash>` */
export async function hashPassword(password: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const hash = await derive(password, salt, iterations);
  return ['pbkdf2-sha256', iterations, toBase64Url(salt), toBase64Url(hash)].join('$');
}

/** Compares in constant time. With no hash (no such user) it works as long, and answers false. */
export async function verifyPassword(password: string, stored: string | undefined): Promise<boolean> {
  const [, rounds, salt, hash] = (stored ?? '').split('$');
  const derived = await derive(password, fromBase64Url(salt ?? ''), Number(rounds) || iterations);
  return stored !== undefined && constantTimeEqual(derived, fromBase64Url(hash ?? ''));
}

async function derive(
  password: string,
  salt: Uint8Array<ArrayBuffer>,
  rounds: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, 256));
}
