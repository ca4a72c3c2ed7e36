// A page that a test drives from another process. The types describe what is used of Playwright's `Page` and
// `BrowserContext`, so that Playwright is no dependency.
import { ConnectionLost } from '../emulator/faults.js';
import type { StoredSession } from './stored-sessions.js';

interface RoutedRequest {
  url(): string;
  method(): string;
  allHeaders(): Promise<Record<string, string>>;
  postDataBuffer(): Uint8Array | null;
}

interface Route {
  request(): RoutedRequest;
  fulfill(answer: { status: number; headers: Record<string, string>; body: string }): Promise<unknown>;
  abort(reason: string): Promise<unknown>;
}

/** A page, or a context of pages, of Playwright. */
export interface BrowserPage {
  route(matches: (url: URL) => boolean, answer: (route: Route) => Promise<void>): Promise<unknown>;
  addInitScript(script: { content: string }): Promise<unknown>;
}

/** Answers a request of the page. */
export const answerRoute = async (
  route: Route,
  respond: (request: Request) => Promise<Response>,
): Promise<void> => {
  const request = route.request();
  const method = request.method();
  // HTTP/2 pseudo-headers such as `:authority` are no headers for `Request`.
  const headers = Object.entries(await request.allHeaders()).filter(([name]) => !name.startsWith(':'));
  const data = method === 'GET' || method === 'HEAD' ? null : request.postDataBuffer();
  const body = data && new Uint8Array(data);
  try {
    const response = await respond(new Request(request.url(), { method, headers, body }));
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    });
  } catch (error) {
    if (!(error instanceof ConnectionLost)) throw error;
    await route.abort('failed');
  }
};

/** A script for the page to run before its own, on its next load only: it stores a session, or removes one. */
export const storingScript = (key: string, { place, entries }: StoredSession, id: string): string => `try {
  const storage = ${place === 'tab' ? 'sessionStorage' : 'localStorage'};
  const mark = ${JSON.stringify(`xano-testing:${id}`)};
  if (window === top && storage.getItem(mark) === null) {
    const key = ${JSON.stringify(key)};
    for (const area of [localStorage, sessionStorage])
      for (const name of Object.keys(area))
        if (name === key || name.startsWith(key + ':')) area.removeItem(name);
    for (const [name, value] of ${JSON.stringify(entries)}) storage.setItem(name, value);
    storage.setItem(mark, '');
  }
} catch {} // about:blank has no storage`;
