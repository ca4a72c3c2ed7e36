// CORS of an API group, as its settings have it: Default, Custom with exact origins, or Disabled.
// Xano's raw headers are not documented; these follow its description (any origin, any header, credentials).
import type { CorsMode } from './options.js';

const methods = 'HEAD, GET, POST, PUT, DELETE, PATCH';

/** The answer to a preflight, or undefined when the request is none. */
export function answerPreflight(request: Request, mode: CorsMode): Response | undefined {
  const asked = request.headers.get('access-control-request-method');
  if (request.method !== 'OPTIONS' || asked === null) return undefined;
  const headers = corsHeaders(request, mode);
  if (headers.has('access-control-allow-origin')) {
    headers.set('access-control-allow-methods', methods);
    const names = request.headers.get('access-control-request-headers');
    if (names) headers.set('access-control-allow-headers', names);
  }
  return new Response(null, { status: 204, headers });
}

/** The headers that let the asking page read an answer; none where its origin is not allowed. */
export function corsHeaders(request: Request, mode: CorsMode): Headers {
  const origin = request.headers.get('origin');
  if (mode === 'disabled') return new Headers();
  if (mode === 'default') {
    // A wildcard: cookies do not work with it, and people trip over that with the real thing too.
    return new Headers({
      'access-control-allow-origin': '*',
      'access-control-allow-credentials': 'true',
    });
  }
  if (origin === null || !mode.includes(origin)) return new Headers({ vary: 'Origin' });
  return new Headers({
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    vary: 'Origin',
  });
}

/** The same answer with headers added. */
export function withHeaders(response: Response, headers: Headers): Response {
  const all = new Headers(response.headers);
  headers.forEach((value, name) => all.set(name, value));
  return new Response(response.body, { status: response.status, headers: all });
}
