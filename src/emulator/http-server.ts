/// <reference types="node" />
// The emulator over HTTP and WebSocket on a loopback address: for the demo, tests in real browsers, the command line.
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerControl, controlPrefix } from './controls-http.js';
import type { Emulator } from './create-emulator.js';
import { acceptSockets } from './realtime-server.js';

export interface ServeOptions {
  readonly emulator: Emulator;
  /** Port; default 0, a free one. */
  readonly port?: number;
  /** Address to listen on; default `127.0.0.1`. */
  readonly host?: string;
  /** Offers the controls under `/_emulator/`: to pages of any origin (`true`) or of these. Default false. */
  readonly control?: boolean | readonly string[];
}

export interface EmulatorServer {
  /** Origin of the server, such as `http://127.0.0.1:4000`. The base URL is `<url>/api:abCD1234`. */
  readonly url: string;
  /** Ends open connections and stops listening. The emulator stays open; it is the caller's. */
  close(): Promise<void>;
}

const bodyLimit = 10 * 1024 * 1024;

/** Serves an emulator. Rejects when the port is taken. */
export async function serveEmulator(options: ServeOptions): Promise<EmulatorServer> {
  const { emulator, port = 0, host = '127.0.0.1', control = false } = options;
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch(() => incoming.socket.destroy());
  });

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = await toRequest(incoming);
    const client = incoming.socket.remoteAddress ?? '';
    const isControl = control !== false && new URL(request.url).pathname.startsWith(controlPrefix);
    const response = isControl
      ? await answerControl(emulator.control, request, control)
      : await emulator.respond(request, { client });
    if (outgoing.destroyed) return;
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(new Uint8Array(await response.arrayBuffer()));
  }

  const closeSockets = acceptSockets(server, emulator);

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${name}:${address.port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
        closeSockets();
      }),
  };
}

/** Reads a request to its end. Rejects when it is cut off or too long. */
async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headersDistinct)) {
    for (const one of value ?? []) headers.append(name, one);
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength;
    if (length > bodyLimit) throw new RangeError('The body is too long.');
    chunks.push(chunk);
  }
  const method = incoming.method ?? 'GET';
  const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? 'localhost'}`);
  const hasBody = method !== 'GET' && method !== 'HEAD' && length > 0;
  return new Request(url, { method, headers, body: hasBody ? Buffer.concat(chunks) : null });
}
