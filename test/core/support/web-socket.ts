// Gives Node 20 the WebSocket that browsers and later Nodes have.
import { WebSocket } from 'ws';

/** Without a listener, `ws` throws what a browser keeps to itself. */
class BrowserWebSocket extends WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols);
    this.on('error', () => {});
  }
}

globalThis.WebSocket ??= BrowserWebSocket as unknown as typeof globalThis.WebSocket;
