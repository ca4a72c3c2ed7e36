// `fetch` over a backend in the same program, with what a browser adds: aborting, redirects, lost connections.
import { ConnectionLost } from './faults.js';

type Respond = (request: Request) => Promise<Response>;

/** Makes a `fetch` of something that answers requests. */
export function createFetch(respond: Respond): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { signal } = request;
    signal.throwIfAborted();
    // An aborted request is worked on to its end, as a server does.
    const detached = new Request(request, { signal: null });
    let giveUp = () => {};
    const aborted = new Promise<never>((_, reject) => {
      giveUp = () => reject(signal.reason as Error);
      signal.addEventListener('abort', giveUp);
    });
    try {
      return await Promise.race([follow(respond, detached), aborted]);
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  };
}

async function follow(respond: Respond, request: Request): Promise<Response> {
  const response = await respond(request);
  const location = response.headers.get('location');
  if (response.status < 300 || response.status > 399 || location === null) {
    return describe(response, { url: request.url });
  }
  if (request.redirect === 'error') throw new ConnectionLost();
  if (request.redirect === 'manual') {
    // No constructor makes the opaque answer that a browser gives for `redirect: 'manual'`.
    return describe(new Response(null), { type: 'opaqueredirect', status: 0, ok: false, url: request.url });
  }
  const url = new URL(location, request.url).href;
  return describe(await respond(new Request(url)), { url, redirected: true });
}

function describe(response: Response, values: Partial<Record<keyof Response, unknown>>): Response {
  for (const [name, value] of Object.entries(values)) Object.defineProperty(response, name, { value });
  return response;
}
