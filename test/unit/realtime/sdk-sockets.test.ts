// What stands between Xano's SDK and the browser's WebSocket, with sockets that go nowhere.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { createConnection } from '../../../src/core/connection/parse.js';
import { type SdkSockets, watchSdkSockets } from '../../../src/realtime/sdk-sockets.js';

class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  readyState = 0;
  readonly closed: number[] = [];
  constructor(
    readonly url: string | URL,
    readonly protocols?: string[],
  ) {
    super();
  }
  close(code: number): void {
    this.closed.push(code);
  }
  /** The other side has closed. */
  end(code: number): void {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }
}

const original = globalThis.WebSocket;
const codes: number[] = [];
const Fake = FakeSocket as unknown as typeof WebSocket;
beforeEach(() => {
  globalThis.WebSocket = Fake;
  codes.length = 0;
});
afterEach(() => (globalThis.WebSocket = original));

const watch = (baseUrl = 'https://x8ki.n7.xano.io/api:abCD1234'): SdkSockets =>
  watchSdkSockets(createConnection({ baseUrl }), 'hash', (code) => codes.push(code));
const dial = (url = 'wss://x8ki.n7.xano.io/rt/hash'): FakeSocket =>
  new WebSocket(url, ['token']) as unknown as FakeSocket;
/** How often the SDK, whose listener comes later, hears of the end. */
const heardBy = (socket: FakeSocket) => {
  const heard = { ends: 0 };
  socket.addEventListener('close', () => (heard.ends += 1));
  return heard;
};

test('a usual instance is dialled as it is', () => {
  watch();
  const socket = dial();
  assert.equal(socket.url, 'wss://x8ki.n7.xano.io/rt/hash');
  assert.deepEqual(socket.protocols, ['token']);
  assert.ok(socket instanceof WebSocket);
});

test('a port and a missing TLS are put right', () => {
  watch('http://127.0.0.1:5174/api:abCD1234');
  assert.equal(dial('wss://127.0.0.1/rt/hash').url, 'ws://127.0.0.1:5174/rt/hash');
  watch('https://xano.example.com:8443/api:abCD1234');
  assert.equal(dial('wss://xano.example.com/rt/hash').url, 'wss://xano.example.com:8443/rt/hash');
});

test('no other address is touched, and none is watched', () => {
  const { all } = watch('http://127.0.0.1:5174/api:abCD1234');
  for (const url of ['wss://127.0.0.1/rt/other', 'wss://127.0.0.1:5174/rt/hash', 'wss://example.com/rt/hash'])
    assert.equal(dial(url).url, url);
  assert.equal(all.size, 0);
});

test('the end of a socket is told, and the SDK hears of it', () => {
  const { all } = watch();
  const socket = dial();
  const heard = heardBy(socket);
  socket.end(1006);
  assert.deepEqual([codes, heard.ends, all.size], [[1006], 1, 0]);
});

test('the end of a socket that has been replaced is nobody’s business', () => {
  watch();
  const first = dial();
  const heard = heardBy(first);
  const second = dial();
  const heardToo = heardBy(second);
  first.end(1000);
  assert.deepEqual([codes, heard.ends], [[], 0]);
  second.end(1006);
  assert.deepEqual([codes, heardToo.ends], [[1006], 1]);
});

test('after the end every socket is closed, and the SDK opens none', async () => {
  const watched = watch();
  const socket = dial();
  watched.end();
  assert.deepEqual(socket.closed, [1000]);
  socket.end(1000);
  assert.deepEqual(codes, []);
  const late = dial();
  assert.ok(!(late instanceof FakeSocket));
  const code = await new Promise((resolve) =>
    (late as EventTarget).addEventListener('close', (event) => resolve((event as CloseEvent).code)),
  );
  assert.equal(code, 1000);
});

test('it is over when all are closed, and WebSocket is what it was', async () => {
  const watched = watch();
  const socket = dial();
  watched.end();
  let isOver = false;
  const allClosed = watched.allClosed().then(() => (isOver = true));
  await Promise.resolve();
  assert.equal(isOver, false);
  socket.end(1006);
  await allClosed;
  assert.equal(globalThis.WebSocket, Fake);
});

test('what somebody else has put in its place stays', async () => {
  const watched = watch();
  const theirs = class extends Fake {};
  globalThis.WebSocket = theirs;
  watched.end();
  await watched.allClosed();
  assert.equal(globalThis.WebSocket, theirs);
});

test('it knows whether one can send', () => {
  const watched = watch();
  const socket = dial();
  assert.equal(watched.isOpen(), false);
  socket.readyState = 1;
  assert.equal(watched.isOpen(), true);
});
