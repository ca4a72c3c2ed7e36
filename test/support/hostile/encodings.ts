// The forms in which a backend, a proxy or a log may repeat what was sent to it.
import { Buffer } from 'node:buffer';

export const base64 = (text: string): string => Buffer.from(text).toString('base64');

export const encodings: Readonly<Record<string, (secret: string) => string>> = {
  'as it is': (secret) => `Input "${secret}" is not allowed.`,
  'in other case': (secret) => secret.toUpperCase(),
  'in an address': encodeURIComponent,
  'in a form': (secret) => new URLSearchParams({ secret }).toString(),
  'in JSON': (secret) => JSON.stringify({ secret }),
  'in JSON, each letter escaped': (secret) =>
    [...secret].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  'in HTML': (secret) => secret.replace(/["&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`),
  'in HTML, each letter escaped': (secret) =>
    [...secret].map((letter) => `&#${letter.charCodeAt(0)};`).join(''),
  'in base64': base64,
  'in base64url': (secret) => Buffer.from(secret).toString('base64url'),
  'in hex': (secret) => Buffer.from(secret).toString('hex'),
  'in NFD': (secret) => secret.normalize('NFD'),
  'in NFC': (secret) => secret.normalize('NFC'),
  'in wide letters': (secret) =>
    secret.replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
  'cut at the end': (secret) => `${secret.slice(0, 8)}…`,
  'cut at the start': (secret) => `…${secret.slice(8)}`,
  spaced: (secret) => [...secret].join(' '),
  'in the middle of a word': (secret) => `x${secret}y`,
};
