// Realtime as it is on the wire: handshakes, channels, frames.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { WebSocket } from 'ws';
import { createEmulator } from '../../../src/emulator/index.js';
import type { EmulatorOptions, Emulator } from '../../../src/emulator/index.js';
import { serveEmulator } from '../../../src/emulator/http-server.js';
import { ada, textAt } from '../../support/emulator-calls.js';

const closers: (() => Promise<void>)[] = [];
after(() => Promise.all(closers.map((close) => close())));

const hash = 'emulatorConnectionHash';

async function served(options: EmulatorOptions = {}) {
  const emulator = createEmulator(options);
  const server = await serveEmulator({ emulator, control: true });
  closers.push(server.close, emulator.close);
  await emulator.control.addUser(ada);
  return { ...emulator, url: server.url, at: `${server.url.replace('http', 'ws')}/rt/${hash}` };
}

const tokenOf = async ({ control }: Pick<Emulator, 'control'>, email = ada.email) =>
  textAt(await control.tokensFor(email), 'authToken');

/** A socket whose frames are read one after the other. */
async function open(url: string, token?: string) {
  const socket = new WebSocket(url, token === undefined ? [] : [token]);
  const frames: unknown[] = [];
  const waiting: ((frame: unknown) => void)[] = [];
  socket.on('message', (data) => {
    const frame: unknown = JSON.parse(String(data));
    const next = waiting.shift();
    if (next) next(frame);
    else frames.push(frame);
  });
  await once(socket, 'open');
  const send = (action: string, options: object, payload: unknown = null) =>
    socket.send(JSON.stringify({ action, options, payload }));
  const next = (): Promise<Frame> =>
    frames.length > 0
      ? Promise.resolve(frames.shift() as Frame)
      : new Promise((resolve) => waiting.push(resolve as never));
  /** All frames so far: what was asked for before is answered before. */
  const rest = async () => {
    send('nonsense', {});
    const all: Frame[] = [];
    for (;;) {
      const frame = await next();
      if (frame.action === 'error' && /parse/.test(String(frame.payload['message']))) return all;
      all.push(frame);
    }
  };
  return { socket, send, next, rest };
}

interface Frame {
  action: string;
  client?: { socketId: string; permissions: { row_id: number }; extras: object };
  options: Record<string, unknown>;
  payload: Record<string, unknown> & { presence: { socketId: string; permissions: { row_id: number } } };
}

const refusedWith = async (url: string, token?: string) => {
  const socket = new WebSocket(url, token === undefined ? [] : [token]);
  const [error] = (await once(socket, 'error')) as [Error];
  return /(\d+)$/.exec(error.message)?.[1];
};

test('the token is the subprotocol, and comes back as the chosen one', async () => {
  const backend = await served();
  const token = await tokenOf(backend);
  const { socket } = await open(backend.at, token);
  assert.equal(socket.protocol, token);
  assert.deepEqual(backend.control.sockets, [{ user: 1, channels: [] }]);
});

test('without a token the socket is anonymous', async () => {
  const backend = await served();
  await open(backend.at);
  assert.deepEqual(backend.control.sockets, [{ user: undefined, channels: [] }]);
});

test('the log names a handshake, and not its token', async () => {
  const backend = await served();
  await open(backend.at, await tokenOf(backend));
  const { method, path, status, hasToken } = backend.control.log.at(-1) ?? {};
  assert.deepEqual(
    { method, path, status, hasToken },
    { method: 'GET', path: `/rt/${hash}`, status: 101, hasToken: true },
  );
});

test('another hash and another path are refused', async () => {
  const backend = await served();
  assert.equal(await refusedWith(backend.at.replace(hash, 'other')), '404');
  assert.equal(await refusedWith(`${backend.url.replace('http', 'ws')}/auth/me`), '404');
});

test('a bad token is refused, unless the backend is set otherwise', async () => {
  const backend = await served();
  assert.equal(await refusedWith(backend.at, 'not-a-token'), '401');
  const token = await tokenOf(backend);
  await backend.control.expireTokens();
  assert.equal(await refusedWith(backend.at, token), '401');
  await backend.control.removeUser(ada.email);
  assert.equal(await refusedWith(backend.at, token), '401');
});

test('a bad token can get an error and a close', async () => {
  const backend = await served({ realtime: { badToken: 'close' } });
  const line = await open(backend.at, 'not-a-token');
  const [closed, error] = await Promise.all([once(line.socket, 'close'), line.next()]);
  assert.equal(error.action, 'error');
  assert.equal(closed[0], 1008);
  assert.deepEqual(backend.control.sockets, []);
});

test('a bad token can be taken for none', async () => {
  const backend = await served({ realtime: { badToken: 'anonymous' } });
  await open(backend.at, 'not-a-token');
  assert.equal(backend.control.sockets[0]?.user, undefined);
});

test('presence tells who is there, and who comes and goes', async () => {
  const backend = await served({ realtime: { extras: ({ name }) => ({ name }) } });
  const first = await open(backend.at, await tokenOf(backend));
  first.send('join', { channel: 'room' }, { presence: true, history: false });
  const full = await first.next();
  assert.equal(full.action, 'presence_full');
  assert.deepEqual(
    (full.payload['presence'] as unknown as Frame['client'][]).map((client) => client?.extras),
    [{ name: 'Ada' }],
  );

  const second = await open(backend.at);
  second.send('join', { channel: 'room' }, { presence: false, history: false });
  const came = await first.next();
  assert.equal(came.action, 'presence_update');
  assert.equal(came.payload['action'], 'join');
  assert.equal(came.payload.presence.permissions.row_id, 0);

  second.socket.close();
  const went = await first.next();
  assert.equal(went.payload['action'], 'leave');
  assert.equal(went.payload.presence.socketId, came.payload.presence.socketId);
});

test('a message reaches everyone in the channel, the sender too, and nobody elsewhere', async () => {
  const backend = await served();
  const [sender, reader, stranger] = [
    await open(backend.at, await tokenOf(backend)),
    await open(backend.at),
    await open(backend.at),
  ];
  for (const [line, channel] of [
    [sender, 'a'],
    [reader, 'a'],
    [stranger, 'b'],
  ] as const) {
    line.send('join', { channel }, { presence: false, history: false });
    assert.deepEqual(await line.rest(), []);
  }
  sender.send('message', { channel: 'a' }, { text: 'Hello' });
  for (const line of [sender, reader]) {
    const { action, client, options, payload } = await line.next();
    assert.deepEqual(
      [action, client?.permissions.row_id, options, payload],
      ['message', 1, { channel: 'a' }, { text: 'Hello' }],
    );
  }
  assert.deepEqual(await stranger.rest(), []);
});

test('a message can be for users only, or for one socket', async () => {
  const backend = await served({ realtime: { messaging: 'everyone' } });
  const token = await tokenOf(backend);
  const [user, other, anonymous] = [
    await open(backend.at, token),
    await open(backend.at, token),
    await open(backend.at),
  ];
  for (const line of [user, other, anonymous]) {
    line.send('join', { channel: 'a' }, {});
    await line.rest();
  }
  user.send('message', { channel: 'a', authenticated: true }, 'for users');
  assert.equal((await other.next()).payload, 'for users');
  assert.deepEqual(await anonymous.rest(), []);
  const { client } = await user.next();

  anonymous.send('message', { channel: 'a', socketId: client?.socketId }, 'in private');
  const { payload, options } = await user.next();
  assert.equal(payload, 'in private');
  assert.notEqual(options['socketId'], client?.socketId);
  assert.deepEqual(await other.rest(), []);
});

test('what is not allowed is answered with an error', async () => {
  const closed = await served({ realtime: { anonymous: false } });
  const out = await open(closed.at);
  out.send('join', { channel: 'a' }, {});
  assert.equal((await out.next()).action, 'error');
  out.send('message', { channel: 'a' }, 'hello');
  assert.match(String((await out.next()).payload['message']), /Join/);

  const mute = await served({ realtime: { messaging: 'nobody' } });
  const user = await open(mute.at, await tokenOf(mute));
  user.send('join', { channel: 'a' }, {});
  user.send('message', { channel: 'a' }, 'hello');
  assert.equal((await user.next()).action, 'error');

  const usual = await served();
  const anonymous = await open(usual.at);
  anonymous.send('join', { channel: 'a' }, {});
  anonymous.send('message', { channel: 'a' }, 'hello');
  assert.equal((await anonymous.next()).action, 'error');
  for (const text of ['{', 'null', '{"action":"toString","options":{"channel":"a"}}', '{"action":"join"}']) {
    anonymous.socket.send(text);
    assert.equal((await anonymous.next()).action, 'error', text);
  }
});

test('a channel keeps its last public messages', async () => {
  const backend = await served({ realtime: { historyLength: 2 } });
  const user = await open(backend.at, await tokenOf(backend));
  user.send('join', { channel: 'a' }, {});
  for (const text of ['one', 'two', 'three']) user.send('message', { channel: 'a' }, text);
  user.send('message', { channel: 'a', authenticated: true }, 'four');
  await user.rest();
  const late = await open(backend.at);
  late.send('join', { channel: 'a' }, { history: true });
  const history = await late.next();
  assert.equal(history.action, 'history');
  assert.deepEqual(
    (history.payload as unknown as Frame[]).map(({ payload }) => payload),
    ['two', 'three'],
  );
  late.send('history', { channel: 'a' });
  assert.deepEqual((await late.next()).payload, history.payload);
});

test('the backend sends events and closes sockets, from the program and over HTTP', async () => {
  const backend = await served();
  const line = await open(backend.at);
  line.send('join', { channel: 'a' }, {});
  await line.rest();
  backend.control.sendEvent('a', { count: 1 });
  assert.deepEqual(await line.next(), { action: 'event', options: { channel: 'a' }, payload: { count: 1 } });
  const post = (name: string, body: object) =>
    fetch(`${backend.url}/_emulator/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await post('sendEvent', { channel: 'a', payload: 2 });
  assert.equal((await line.next()).payload, 2);
  assert.deepEqual(await (await fetch(`${backend.url}/_emulator/sockets`)).json(), [{ channels: ['a'] }]);
  void post('closeSockets', {});
  assert.equal((await once(line.socket, 'close'))[0], 1012);
});

test('faults and holds stand in the way of a handshake too', async () => {
  const backend = await served();
  backend.control.fault({ on: `/rt/${hash}`, kind: 'status', status: 503 });
  assert.equal(await refusedWith(backend.at), '503');
  backend.control.fault({ on: `/rt/${hash}`, kind: 'offline' });
  assert.equal(await refusedWith(backend.at), undefined);
  const hold = backend.control.hold(`/rt/${hash}`);
  const opened = open(backend.at);
  await hold.arrived;
  assert.deepEqual(backend.control.sockets, []);
  hold.release();
  await opened;
  assert.equal(backend.control.sockets.length, 1);
});
