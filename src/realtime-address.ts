// Where Xano's SDK connects to: always `wss://<host name>/rt/<hash>`, whatever the port. An instance on this very
// machine has a port and no TLS, and a token must reach no other origin than the connection's.
import type { Connection } from './connection.js';

/**
 * Leads the SDK's socket to the connection's own origin, and no other socket anywhere. On a usual instance
 * there is nothing to do, and nothing is touched.
 *
 * @returns how to undo it
 */
export const leadToOrigin = ({ origin }: Connection, hash: string): (() => void) => {
  const { protocol, host, hostname } = new URL(origin);
  const meant = `wss://${hostname}/rt/${hash}`;
  const right = `${protocol === 'http:' ? 'ws' : 'wss'}://${host}/rt/${hash}`;
  if (meant === right) return () => {};
  const Plain = globalThis.WebSocket;
  class Led extends Plain {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(String(url) === meant ? right : url, protocols);
    }
  }
  globalThis.WebSocket = Led;
  return () => {
    if (globalThis.WebSocket === Led) globalThis.WebSocket = Plain;
  };
};
