/// <reference types="node" />
// Realtime over HTTP: WebSockets at `/rt/<hash>`. The package `ws` is loaded with the first socket.
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocketServer } from 'ws';
import type { Emulator } from './create-emulator.js';
import { isLocalHost } from './local-hosts.js';

const messageLimit = 1024 * 1024;
const internalError = 1011;

/**
 * Takes in the WebSockets of a server.
 * @returns how to close those that are open
 */
export function acceptSockets(server: Server, emulator: Emulator): () => void {
  let sockets: Promise<WebSocketServer> | undefined;
  const load = () =>
    (sockets ??= import('ws').then(
      // A browser waits for the token to come back as the chosen subprotocol; `ws` chooses the first.
      ({ WebSocketServer }) => new WebSocketServer({ noServer: true, maxPayload: messageLimit }),
    ));

  async function accept(incoming: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    if (!isLocalHost(incoming.headers.host)) return refuse(socket, 403);
    const url = `http://${incoming.headers.host ?? 'localhost'}${incoming.url ?? '/'}`;
    const protocol = incoming.headers['sec-websocket-protocol'];
    const answer = await emulator.connect(url, protocol);
    if (answer instanceof Response) return refuse(socket, answer.status);
    const webSockets = await load().catch(() =>
      console.error('Realtime needs the package ws: npm install ws'),
    );
    if (!webSockets) return refuse(socket, 501);
    webSockets.handleUpgrade(incoming, socket, head, (webSocket) => {
      const handler = answer({
        send: (text) => webSocket.send(text),
        close: (code, reason) => webSocket.close(code, reason),
      });
      webSocket.on('message', (data, isBinary) => {
        try {
          if (!isBinary) handler.receive(String(data));
        } catch {
          // Such as a payload nested too deep to be written again.
          webSocket.close(internalError);
        }
      });
      webSocket.on('close', handler.left);
      // A broken frame or a message that is too long: `close` follows.
      webSocket.on('error', () => {});
    });
  }

  server.on('upgrade', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    accept(incoming, socket, head).catch(() => socket.destroy());
  });
  return () => {
    void sockets?.then(
      (webSockets) => webSockets.clients.forEach((webSocket) => webSocket.terminate()),
      () => {},
    );
  };
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} \r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
