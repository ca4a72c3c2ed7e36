/// <reference types="node" />
// Node's request, read to its end, as the platform's `Request`.
import type { IncomingMessage } from 'node:http';
import { refusals } from './xano-refusals.js';

const bodyLimit = 10 * 1024 * 1024;
/** A browser reads an answer only after it has sent its body, so a body too long is read on, and dropped, up to here. */
const readLimit = 8 * bodyLimit;

/**
 * Reads a request. Rejects when it breaks off.
 * @throws XanoError 413 for a body too long, 400 for a request that the platform cannot express
 */
export async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const body = await readBody(incoming);
  const method = incoming.method ?? 'GET';
  // Behind the host, so that a path such as `//other.example/` stays a path.
  const url = `http://${incoming.headers.host ?? 'localhost'}${incoming.url ?? '/'}`;
  const hasBody = method !== 'GET' && method !== 'HEAD' && body.byteLength > 0;
  try {
    return new Request(url, { method, headers: headersOf(incoming), body: hasBody ? body : null });
  } catch {
    throw refusals.invalidRequest();
  }
}

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  return headers;
}

async function readBody(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  let chunks: Uint8Array[] = [];
  let length = 0;
  // The stream outlives the loop: an answer is still to be sent over its connection.
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength;
    if (length <= bodyLimit) chunks.push(chunk);
    else chunks = [];
    if (length > readLimit) break;
  }
  if (length > bodyLimit) throw refusals.bodyTooLong(bodyLimit);
  return Buffer.concat(chunks);
}
