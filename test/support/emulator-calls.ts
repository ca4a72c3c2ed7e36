/// <reference types="node" />
// Helpers for the emulator's tests: a backend with short calls, and a clock that is set by hand.
import { createEmulator } from '../../src/emulator/index.js';
import type { EmulatorOptions } from '../../src/emulator/index.js';

export const base = 'https://x8ki.example/api:abCD1234';
export const ada = { name: 'Ada', email: 'ada@example.com', password: 'lovelace1' };

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

export function backend(options: EmulatorOptions = {}) {
  const emulator = createEmulator(options);
  async function call(where: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const [method = 'GET', path = ''] = where.split(' ');
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const url = path.startsWith('http') ? path : base + path;
    const response = await emulator.fetch(url, { method, headers: { ...type, ...headers }, ...json });
    return { status: response.status, body: await response.json(), headers: response.headers };
  }
  const withToken = (token: string) => ({ authorization: `Bearer ${token}` });
  /** Signs a user up and answers the token. */
  async function signUp(values: object = ada, headers: Record<string, string> = {}): Promise<string> {
    return textAt((await call('POST /auth/signup', values, headers)).body, 'authToken');
  }
  return { ...emulator, call, signUp, withToken };
}

/** The text under a key, or a failure that names the keys there are. */
export function textAt(value: unknown, key: string): string {
  const found = field(value, key);
  if (typeof found !== 'string') throw new Error(`No text at "${key}" in ${JSON.stringify(value)}.`);
  return found;
}

export function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

export function manualClock(start = Date.parse('2026-01-01T00:00:00Z')) {
  let time = start;
  return {
    now: () => time,
    wait: async (ms: number) => void (time += ms),
    pass: (seconds: number) => void (time += seconds * 1000),
  };
}

/** A storage like the browser's, with its texts laid open. */
export function textStorage() {
  const texts = new Map<string, string>();
  return {
    texts,
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, value: string) => void texts.set(key, value),
  };
}
