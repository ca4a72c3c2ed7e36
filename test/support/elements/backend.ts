// A stand-in backend for component tests: a scripted fetch on its own address, and a connection that uses it.
import { fixtureCleanup, html, fixture } from '@open-wc/testing';
import '../../../components/connection/connection.js';
import type { XanoConnection } from '../../../components/connection/connection.js';
import type { TemplateResult } from 'lit';
import { waitUntil } from './wait.js';

/** What was asked. `body` is parsed JSON, the fields of a multipart form, or `undefined`. */
export interface Asked {
  readonly path: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: unknown;
}

type Answer = Response | Error | undefined | Promise<Response>;
type Route = (asked: Asked) => Answer | Promise<Answer>;

export const json = (data: unknown, status = 200): Response => Response.json(data, { status });

/** Xano's error envelope. */
export const refuse = (status: number, code: string, message: string, param?: string): Response =>
  json({ code: `ERROR_CODE_${code}`, message, payload: param ? { param } : '' }, status);

export const ada = {
  id: 1,
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  role: 'admin',
  created_at: 1_750_000_000_000,
};

export const BASE_URL = 'https://backend.test/api:abCD1234';

/** Answers by `METHOD /path`; what is not named gets Xano's 404. */
export class Backend {
  readonly asked: Asked[] = [];
  readonly routes = new Map<string, Route>();
  readonly #pageFetch = globalThis.fetch;

  constructor() {
    this.on('POST /auth/login', () => json({ authToken: 'token-of-ada' }));
    this.on('POST /auth/signup', () => json({ authToken: 'token-of-ada' }));
    this.on('GET /auth/me', () => json(ada));
    globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      const url = new URL(request.url);
      if (url.origin !== new URL(BASE_URL).origin) return this.#pageFetch(input, init);
      const path = url.pathname.replace('/api:abCD1234', '');
      const asked = {
        path: path + url.search,
        method: request.method,
        headers: request.headers,
        body: await readBody(request),
      };
      this.asked.push(asked);
      const answer = await this.routes.get(`${asked.method} ${path}`)?.(asked);
      if (answer instanceof Error) throw answer;
      return answer ?? refuse(404, 'NOT_FOUND', 'Unable to locate request.');
    };
  }

  on(call: string, route: Route): this {
    this.routes.set(call, route);
    return this;
  }

  /** Holds the answers of a call until the returned function is called with one. */
  hold(call: string): (answer: Response | Error) => void {
    const { promise, resolve } = Promise.withResolvers<Response | Error>();
    this.on(call, () => promise);
    return resolve;
  }

  /** How often a call came. */
  count(call: string): number {
    return this.asked.filter(({ method, path }) => `${method} ${path.split('?')[0]}` === call).length;
  }

  /** Gives the page its fetch back, removes what the test drew, and forgets every session. */
  restore(): void {
    fixtureCleanup();
    globalThis.fetch = this.#pageFetch;
    localStorage.clear();
    sessionStorage.clear();
  }
}

const readBody = async (request: Request): Promise<unknown> => {
  const type = request.headers.get('Content-Type') ?? '';
  if (type.startsWith('application/json')) return request.json();
  if (type.startsWith('multipart/')) return Object.fromEntries(await request.formData().catch(() => []));
  return undefined;
};

/** A page with a connection around `content`. */
export const page = async (
  content: TemplateResult,
  options: Record<string, unknown> = {},
): Promise<XanoConnection> => {
  const connection = await fixture<XanoConnection>(
    html`<xano-connection base-url=${BASE_URL} persist=${(options['persist'] as string) ?? 'local'}
      >${content}</xano-connection
    >`,
  );
  await waitUntil(() => connection.auth, 'the connection settles');
  return connection;
};

/** Signed in as Ada, as after a sign-in by the page's own script. */
export const signInAs = async (connection: XanoConnection): Promise<void> => {
  await connection.auth?.authenticate({ authToken: 'token-of-ada' });
};

/** Collects the events of a kind, in order. */
export const record = <T extends keyof DocumentEventMap>(...types: T[]): DocumentEventMap[T][] => {
  const events: DocumentEventMap[T][] = [];
  for (const type of types)
    document.addEventListener(type, (event) => events.push(event as DocumentEventMap[T]));
  return events;
};
