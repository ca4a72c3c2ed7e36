// What Xano's SDK needs in Node 20: the WebSocket that browsers and later Nodes have.
import { WebSocket } from 'ws';

/** Without a listener, `ws` throws what a browser keeps to itself. */
class BrowserWebSocket extends WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols);
    this.on('error', () => {});
  }
}

globalThis.WebSocket ??= BrowserWebSocket as unknown as typeof globalThis.WebSocket;

// The SDK waits up to a minute to try again, even when nobody listens any more. That must not keep a test running.
const plain = globalThis.setTimeout;
globalThis.setTimeout = Object.assign(
  (...call: Parameters<typeof plain>) => plain(...call).unref(),
  plain,
) as typeof plain;
