// Password rules and hashes. They use WebCrypto only, so that they run in a page and in Node alike.
import { decode, encode } from 'jose/base64url';
import { refusals } from './xano-refusals.js';
import { constantTimeEqual } from './web-crypto.js';

/** Few, since accounts of a local emulator need no protection from guessing. */
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
  return ['pbkdf2-sha256', iterations, encode(salt), encode(hash)].join('$');
}

/** Compares in constant time. Without a hash (no such user) it takes as long, so that time tells nothing. */
export async function verifyPassword(password: string, stored: string | undefined): Promise<boolean> {
  const [, rounds, salt, hash] = (stored ?? '').split('$');
  const derived = await derive(password, Uint8Array.from(decode(salt ?? '')), Number(rounds) || iterations);
  return stored !== undefined && constantTimeEqual(derived, decode(hash ?? ''));
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
