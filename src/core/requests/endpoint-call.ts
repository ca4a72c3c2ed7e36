// What every flow is given. Only auth.ts puts it together.
import type { Connection } from '../connection/parse.js';
import type { Endpoint } from '../connection/endpoints.js';
import { AuthError, type CredentialFlow, stopped } from '../errors.js';
import type { Ports } from '../platform/ports.js';
import { readAnswer, send, type Signals, type Values } from './send.js';
import type { SessionCore } from '../session/session.js';
import type { Emit } from '../session/state.js';

/** An action that a page may hold back. */
export type BeforeAction = 'sign-in' | 'sign-up' | 'sign-out';

/** Called before an action; `false`, or a promise of it, or a rejection refuses it. */
export type Before = (action: BeforeAction, from: unknown) => boolean | void | Promise<boolean | void>;

export interface Core {
  readonly connection: () => Connection;
  readonly ports: Ports;
  readonly session: SessionCore;
  readonly emit: Emit;
  readonly before: Before;
}

/** What a call needs of it. */
export type Asked = Pick<Core, 'connection' | 'ports'>;

export interface Asking {
  /** Which credentials are sent, if any. */
  flow?: CredentialFlow | undefined;
  authToken?: string | undefined;
  values?: Values | undefined;
  signals?: Signals;
  /** Names of values that no message may repeat, beside those that look like passwords and tokens. */
  secretFields?: readonly string[] | undefined;
  /** Goes on when the page is left; its answer may be lost. */
  keepalive?: boolean;
}

/**
 * Lets the page hold an action back.
 *
 * @throws AuthError `aborted`
 */
export const askPage = async ({ before }: Core, action: BeforeAction, from: unknown): Promise<void> => {
  let allowed: boolean | void;
  try {
    allowed = await before(action, from);
  } catch {
    allowed = false;
  }
  if (allowed === false) throw stopped();
};

/**
 * A part of the library that is loaded when used.
 *
 * @throws AuthError `offline` where it cannot be had
 */
export const loadPart = <T>(part: Promise<T>): Promise<T> =>
  part.catch((cause: unknown) => {
    throw new AuthError('offline', 'A part of the library could not be loaded.', { cause });
  });

/** When a prerendered page is shown: nothing is asked before. */
export const activated = ({ ports: { lifecycle } }: Asked): Promise<void> =>
  new Promise((resolve) => {
    const stop = lifecycle.listen(() => {
      if (!lifecycle.active()) return;
      stop();
      resolve();
    });
  });

/** Reads what went wrong: a part that is loaded when something did. */
const failures = () => loadPart(import('./xano-errors.js'));

/** @throws AuthError: a good answer lacks what a setting should lead to */
export const lacks = async (
  ...what: Parameters<Awaited<ReturnType<typeof failures>>['lacking']>
): Promise<never> => {
  throw (await failures()).lacking(...what);
};

const isFile = (value: unknown): boolean => value instanceof Blob;

/** A request with its inputs as JSON. */
const withJson = (url: string, values: Values | undefined, init: RequestInit): Request => {
  const request = new Request(url, { ...init, body: JSON.stringify(values) });
  if (values) request.headers.set('Content-Type', 'application/json');
  return request;
};

/**
 * One call to an endpoint of the connection, as it is at this moment. It is on its way when this returns, unless
 * there is something to wait for.
 *
 * @returns what a good answer holds
 * @throws AuthError for every other
 */
export const ask = async (core: Asked, endpoint: Endpoint, asking: Asking): Promise<unknown> => {
  const { authToken, values, signals = [], keepalive = false } = asking;
  const { headers, timeout, credentials } = core.connection();
  if (!core.ports.lifecycle.active()) await activated(core);
  const { method, url } = endpoint;
  const init = { method, headers: headers(authToken), credentials, keepalive };
  // Xano reads the inputs of a GET from its query, and files as multipart.
  const special = values && (method === 'GET' || Object.values(values).flat().some(isFile));
  const request = special
    ? (await loadPart(import('./body.js'))).withInputs(url, values, init)
    : withJson(url, values, init);
  const answer = await send(core.ports, request, timeout, signals, readAnswer);
  const { status, text, data } = answer;
  const readable = data !== undefined || !text;
  if (status < 400 && readable && Object(data).statement !== 'Throw Error') return data;
  throw (await failures()).failureOf(answer, endpoint, asking);
};
