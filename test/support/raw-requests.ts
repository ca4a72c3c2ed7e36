/// <reference types="node" />
// Requests as no browser and no `fetch` would send them: bytes on a socket.
import { connect } from 'node:net';

/** Sends bytes, and resolves with all that comes back until the server closes, or has answered once. */
export function sendRaw(origin: string, text: string | Uint8Array): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (data) => {
      answer += String(data);
      socket.end();
    });
    // A server that closes while it is still written to resets the connection.
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
    socket.write(text);
  });
}

/** The status of a raw answer; 0 where the server only closed the connection. */
export const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);
