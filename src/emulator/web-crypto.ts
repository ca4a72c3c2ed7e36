// What the emulator needs of WebCrypto: random texts, SHA-256, a comparison in constant time.
import { encode } from 'jose/base64url';

/**
 * Throws where WebCrypto is switched off. Browsers offer it in secure contexts only: https, localhost,
 * and files (Chromium, Firefox and WebKit have it on `file://`; a plain http address of the network has not).
 */
export function requireWebCrypto(): void {
  if ((globalThis.crypto as Crypto | undefined)?.subtle) return;
  throw new Error(
    'The emulator needs crypto.subtle, which browsers offer in secure contexts only: ' +
      'open the page over https, on localhost, or as a file.',
  );
}

/** Random bytes as base64url. */
export function randomText(length = 32): string {
  return encode(crypto.getRandomValues(new Uint8Array(length)));
}

/** The hash as base64url. */
export async function sha256(text: string): Promise<string> {
  return encode(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

export function constantTimeEqual(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < a.length; index++) difference |= (a[index] ?? 0) ^ (b[index] ?? 0);
  return difference === 0;
}
