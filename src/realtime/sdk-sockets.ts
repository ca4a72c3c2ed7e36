// Watches the sockets that Xano's SDK opens for one connection, by a proxy around the `WebSocket` constructor. The SDK
// neither exposes them nor closes all of them, and always connects to `wss://<host name>/rt/<hash>`, without a port.
// Sockets to other addresses are left alone.
import type { Connection } from '../core/connection/parse.js';

const NORMAL = 1000;

/** A closed socket for an SDK that should stop: code 1000 is the one after which it does not reconnect. */
const closedSocket = (): WebSocket => {
  const socket = Object.assign(new EventTarget(), { readyState: 3, send() {}, close() {} });
  queueMicrotask(() => socket.dispatchEvent(Object.assign(new Event('close'), { code: NORMAL })));
  return socket as unknown as WebSocket;
};

export interface SdkSockets {
  /** Those that are not closed yet. */
  readonly all: ReadonlySet<WebSocket>;
  /** Whether one of them is open. */
  isOpen(): boolean;
  /** Closes all, and keeps the SDK from opening another when its timer to reconnect fires. */
  end(): void;
  /** Waits until all are closed, and hands `WebSocket` back. */
  allClosed(): Promise<void>;
}

/**
 * Watches the SDK's sockets, and opens them on the connection's own origin: an instance on this machine has a port and
 * no TLS, and the token must reach no other origin.
 *
 * @param onClose called for each that closes, before the SDK hears of it
 */
export const watchSdkSockets = (
  { origin }: Connection,
  hash: string,
  onClose: (code: number) => void,
): SdkSockets => {
  const { protocol, host, hostname } = new URL(origin);
  const dialled = `wss://${hostname}/rt/${hash}`;
  const right = `${protocol === 'http:' ? 'ws' : 'wss'}://${host}/rt/${hash}`;
  const all = new Set<WebSocket>();
  let newest: WebSocket | undefined;
  let ended = false;
  let restoreWebSocket = (): void => {};

  const Original = globalThis.WebSocket;
  const Watched = new Proxy(Original, {
    construct(target, [url, ...rest]: [unknown, ...unknown[]], newTarget: typeof WebSocket) {
      if (String(url) !== dialled) return Reflect.construct(target, [url, ...rest], newTarget) as WebSocket;
      if (ended) return closedSocket();
      const socket = Reflect.construct(target, [right, ...rest], newTarget) as WebSocket;
      all.add(socket);
      newest = socket;
      socket.addEventListener('close', (event) => {
        all.delete(socket);
        // The SDK would take the close of a replaced socket for that of its present one.
        if (newest !== socket) event.stopImmediatePropagation?.();
        else if (!ended) onClose(event.code);
        if (all.size === 0) restoreWebSocket();
      });
      return socket;
    },
  });
  globalThis.WebSocket = Watched;

  return {
    all,
    isOpen: () => [...all].some(({ readyState }) => readyState === Original.OPEN),
    end() {
      ended = true;
      for (const socket of all) socket.close(NORMAL);
    },
    allClosed: () =>
      new Promise((resolve) => {
        restoreWebSocket = () => {
          if (globalThis.WebSocket === Watched) globalThis.WebSocket = Original;
          resolve();
        };
        if (all.size === 0) restoreWebSocket();
      }),
  };
};
