// A backend that answers by script, keeps a log, and can hold an answer back.

export interface Call {
  readonly method: string;
  readonly url: URL;
  /** `POST /auth/login`, the API group left out. */
  readonly route: string;
  readonly headers: Headers;
  readonly body: string;
  readonly request: Request;
  readonly init: RequestInit | undefined;
}

export type Reply = (call: Call) => Response | Promise<Response>;

/** JSON as Xano answers it. */
export const json =
  (data: unknown, status = 200, headers: Record<string, string> = {}): Reply =>
  () =>
    new Response(JSON.stringify(data), { status, headers });

/** Xano's error envelope. */
export const refusal = (status: number, message: string, code = '', param?: string): Reply =>
  json({ code, message, payload: param === undefined ? '' : { param } }, status);

export const html =
  (status = 200): Reply =>
  () =>
    new Response('<!doctype html><title>Oops</title>', {
      status,
      headers: { 'Content-Type': 'text/html' },
    });

export const empty =
  (status = 200): Reply =>
  () =>
    new Response(null, { status });

export const redirect: Reply = () => new Response(null, { status: 302, headers: { Location: '/elsewhere' } });

export const offline: Reply = () => {
  throw new TypeError('Failed to fetch');
};

export const never: Reply = () => new Promise<Response>(() => {});

/** An answer that comes when the test says so. */
export class Held {
  #answer: ((response: Response | Promise<Response>) => void) | undefined;
  #call: Call | undefined;
  readonly reply: Reply = (call) => {
    this.#call = call;
    return new Promise<Response>((resolve) => (this.#answer = resolve));
  };

  release(reply: Reply): void {
    if (!this.#answer || !this.#call) throw new Error('Nobody has asked yet.');
    this.#answer(reply(this.#call));
  }
}

export class Network {
  readonly calls: Call[] = [];
  /** Ignores abort signals, as a careless stand-in for `fetch` does. */
  deaf = false;
  readonly #routes = new Map<string, Reply[]>();

  /** Answers of a route, one after the other; the last stays. */
  on(route: string, ...replies: Reply[]): this {
    this.#routes.set(route, replies);
    return this;
  }

  hold(route: string): Held {
    const held = new Held();
    this.on(route, held.reply);
    return held;
  }

  /** Calls to a route so far. */
  asked(route: string): Call[] {
    return this.calls.filter((call) => call.route === route);
  }

  fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const route = `${request.method} ${url.pathname.replace(/^.*?\/api:[^/]+/, '')}`;
    const body = await request.clone().text();
    const call: Call = { method: request.method, url, route, headers: request.headers, body, request, init };
    if (request.signal.aborted && !this.deaf) throw request.signal.reason;
    this.calls.push(call);
    const replies = this.#routes.get(route) ?? [];
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    const answer = (async () =>
      (reply ?? refusal(404, 'Unable to locate request.', 'ERROR_CODE_NOT_FOUND'))(call))();
    if (this.deaf) return answer;
    const stopped = new Promise<never>((_, reject) =>
      request.signal.addEventListener('abort', () => reject(request.signal.reason), { once: true }),
    );
    return Promise.race([answer, stopped]);
  };
}
