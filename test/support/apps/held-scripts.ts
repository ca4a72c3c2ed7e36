// An app behind a slow network: its pages come at once, its scripts when the test lets them.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Served } from './toolchain.js';

export interface HeldScripts extends Served {
  /** Lets the scripts go, those that were asked for and those to come. */
  release(): void;
}

export const holdScripts = async (origin: string): Promise<HeldScripts> => {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    if (/\.m?js(\?|$)/.test(path)) await released;
    try {
      const answer = await fetch(origin + path, { redirect: 'manual' });
      response.writeHead(answer.status, { 'Content-Type': answer.headers.get('Content-Type') ?? '' });
      response.end(Buffer.from(await answer.arrayBuffer()));
    } catch {
      response.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    release,
    async close() {
      release();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
