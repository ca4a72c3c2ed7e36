// Bytes: random, base64url, SHA-256, comparison. And the one demand on the platform: crypto.subtle.

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

export function randomText(length = 32): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(length)));
}

export async function sha256(text: string): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

export function toBase64Url(bytes: Uint8Array): string {
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

export function constantTimeEqual(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < a.length; index++) difference |= (a[index] ?? 0) ^ (b[index] ?? 0);
  return difference === 0;
}
