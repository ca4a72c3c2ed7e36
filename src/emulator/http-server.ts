/// <reference types="node" />
// The emulator over HTTP and WebSocket on a loopback address: for the demo, tests in real browsers, the command line.
// Any page of the web can send requests here, so none of them may end the program, and only pages of this machine
// reach the controls.
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerControl, controlPrefix } from './controls-http.js';
import type { Emulator } from './create-emulator.js';
import { readRequest } from './incoming-request.js';
import { isLocalHost } from './local-hosts.js';
import { acceptSockets } from './realtime-server.js';
import { refusals, XanoError } from './xano-refusals.js';

export interface ServeOptions {
  readonly emulator: Emulator;
  /** Port; default 0, a free one. */
  readonly port?: number;
  /** Address to listen on; default `127.0.0.1`. */
  readonly host?: string;
  /** Offers the controls under `/_emulator/` to programs, and to pages of this machine (`true`) or of these origins. Default false. */
  readonly control?: boolean | readonly string[];
}

export interface EmulatorServer {
  /** Origin of the server, such as `http://127.0.0.1:4000`. The base URL is `<url>/api:abCD1234`. */
  readonly url: string;
  /** Ends open connections and stops listening. The emulator stays open; it is the caller's. */
  close(): Promise<void>;
}

/** Serves an emulator. Rejects when the port is taken. */
export async function serveEmulator(options: ServeOptions): Promise<EmulatorServer> {
  const { emulator, port = 0, host = '127.0.0.1', control = false } = options;

  async function answer(incoming: IncomingMessage): Promise<Response> {
    if (!isLocalHost(incoming.headers.host)) return refusals.foreignHost().toResponse();
    const request = await readRequest(incoming).catch((error: unknown) => {
      if (error instanceof XanoError) return error;
      throw error;
    });
    if (request instanceof XanoError) return request.toResponse();
    const { pathname } = new URL(request.url);
    if (control !== false && pathname.startsWith(controlPrefix))
      return answerControl(emulator.control, request, control);
    return emulator.respond(request, { client: incoming.socket.remoteAddress ?? '' });
  }

  const server = createServer((incoming, outgoing) => {
    // What goes wrong with a connection ends that connection only: a request that breaks off, a lost answer.
    const fail = () => void outgoing.destroy();
    outgoing.on('error', fail);
    answer(incoming)
      .then((response) => send(response, incoming, outgoing))
      .catch(fail);
  });
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

async function send(response: Response, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const body = new Uint8Array(await response.arrayBuffer());
  if (outgoing.destroyed) return;
  const headers = Object.fromEntries(response.headers);
  // Part of the body may still be on its way; nobody reads it any more.
  const close = incoming.complete ? {} : { connection: 'close' };
  outgoing.writeHead(response.status, { ...headers, ...close });
  outgoing.end(body);
}
