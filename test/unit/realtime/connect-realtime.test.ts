// Xano's own SDK in step with the session, against the emulator's server.
import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, test } from 'node:test';
import { XanoClient } from '@xano/js-sdk';
import { createEmulator, type Emulator } from '../../../src/emulator/index.js';
import type { EmulatorOptions } from '../../../src/emulator/options.js';
import { type EmulatorServer, serveEmulator } from '../../../src/emulator/http-server.js';
import {
  type Auth,
  type AuthOptions,
  AuthError,
  createAuth,
  type Storages,
} from '../../../src/core/index.js';
import { memoryStore } from '../../../src/core/platform/memory-storage.js';
import { connectRealtime, type Realtime } from '../../../src/realtime/index.js';
import '../../support/core/web-socket.js';

const hash = 'emulatorConnectionHash';
const ada = { email: 'ada@example.com', password: 'lovelace1' };
const bob = { email: 'bob@example.com', password: 'baker-st-221' };

let emulator: Emulator;
let server: EmulatorServer;
let session: Auth;
let storage: Storages;
const opened: Realtime[] = [];
/** Addresses that sockets were opened to. */
const addresses: string[] = [];
const Plain = globalThis.WebSocket;
globalThis.WebSocket = class extends Plain {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols);
    addresses.push(String(url));
  }
};

const start = async (options: EmulatorOptions = {}): Promise<void> => {
  emulator = createEmulator({ tokenShape: 'accessToken+refreshToken', ...options });
  server = await serveEmulator({ emulator });
  storage = { local: memoryStore(), tab: memoryStore(), listen: () => () => {} };
  await emulator.control.addUser(ada);
  await emulator.control.addUser(bob);
  session = open();
};

/** A page of this browser: all of them share one storage. */
const open = (options: AuthOptions = {}): Auth =>
  createAuth({
    baseUrl: `${server.url}/api:abCD1234`,
    realtimeConnectionHash: hash,
    refreshEndpoint: 'POST /auth/token',
    storage,
    ...options,
  });

const stop = async (): Promise<void> => {
  for (const realtime of opened.splice(0)) realtime.disconnect();
  session.dispose();
  await server.close();
  await emulator.close();
};

beforeEach(() => start());
afterEach(stop);
after(() => (globalThis.WebSocket = Plain));

const connect = async (source: Parameters<typeof connectRealtime>[0] = session): Promise<Realtime> => {
  const realtime = await connectRealtime(source, { XanoClient });
  opened.push(realtime);
  return realtime;
};

/** Joins a channel; each call of `joined` waits for the next time that it is entered. */
const join = (realtime: Realtime, name = 'room') => {
  let entered = 0;
  let seen = 0;
  let heard = () => {};
  const channel = realtime.client.channel(name, { presence: true });
  channel.on(({ action }: { action: string }) => {
    if (action === 'presence_full') entered += 1;
    heard();
  });
  return {
    channel,
    async joined() {
      while (entered === seen) await new Promise<void>((resolve) => (heard = resolve));
      seen = entered;
      return emulator.control.sockets.map(({ user }) => user);
    },
  };
};

/** Waits for the sockets that the backend has to be so. */
const sockets = (wanted: (all: Emulator['control']['sockets']) => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = () => (wanted(emulator.control.sockets) ? resolve() : setTimeout(look, 10));
    look();
  });

const handshakes = () => emulator.control.log.filter(({ path }) => path.startsWith('/rt/'));

// First of all: the SDK is one for all tests, and a timer that it still has from another would hide a fault here.
test('a token that ran out is renewed also where the backend accepts the socket and closes it for good', async () => {
  await stop();
  await start({ realtime: { badToken: 'close' } });
  await session.signIn(ada);
  await emulator.control.expireTokens();
  const room = join(await connect());
  assert.deepEqual(await room.joined(), [1]);
});

test('connects anonymously while nobody is signed in, and as the user from the sign-in on', async () => {
  const room = join(await connect());
  assert.deepEqual(await room.joined(), [undefined]);
  await session.signIn(ada);
  assert.deepEqual(await room.joined(), [1]);
});

test('connects as the user after a restore, with one handshake', async () => {
  await session.signIn(ada);
  session.dispose();
  session = open();
  const room = join(await connect());
  assert.deepEqual(await room.joined(), [1]);
  assert.deepEqual(
    handshakes().map(({ hasToken }) => hasToken),
    [true],
  );
});

test('a tag is waited for until it has read its settings', async () => {
  await session.signIn(ada);
  let auth: Auth | undefined;
  const tag = {
    get auth() {
      return auth;
    },
    async getToken() {
      auth = session;
    },
  };
  assert.deepEqual(await join(await connect(tag)).joined(), [1]);
});

test('authenticates anew after a refresh', async () => {
  await session.signIn(ada);
  const room = join(await connect());
  await room.joined();
  await emulator.control.expireTokens();
  assert.equal((await session.fetch('/orders')).status, 200);
  assert.deepEqual(await room.joined(), [1]);
  assert.equal(handshakes().length, 2);
});

test('authenticates anew after another tab has refreshed', async () => {
  await session.signIn(ada);
  const room = join(await connect());
  await room.joined();
  const other = open();
  await emulator.control.expireTokens();
  assert.equal((await other.fetch('/orders')).status, 200);
  other.dispose();
  // In a browser a storage event says so; any use of the session notices it, too.
  await session.getToken();
  assert.deepEqual(await room.joined(), [1]);
  assert.equal(handshakes().length, 2);
});

test('a change that leaves the token leaves the socket', async () => {
  await session.signIn(ada);
  const room = join(await connect());
  await room.joined();
  session.setUser({ id: 1, name: 'Countess' });
  await session.fetchCurrentUser();
  room.channel.message({ text: 'Still here' });
  assert.equal(handshakes().length, 1);
});

test('goes anonymous at the sign-out', async () => {
  await session.signIn(ada);
  const room = join(await connect());
  await room.joined();
  await session.signOut();
  assert.deepEqual(await room.joined(), [undefined]);
  assert.deepEqual(
    handshakes().map(({ hasToken }) => hasToken),
    [true, false],
  );
});

test('is the other user after the other user has signed in', async () => {
  await session.signIn(ada);
  const room = join(await connect());
  assert.deepEqual(await room.joined(), [1]);
  await session.signIn(bob);
  assert.deepEqual(await room.joined(), [2]);
});

test('goes anonymous when the page lets go of the session', async () => {
  await session.signIn(ada);
  const room = join(await connect());
  await room.joined();
  session.dispose();
  assert.deepEqual(await room.joined(), [undefined]);
});

test('disconnects when told, and follows the session no more', async () => {
  await session.signIn(ada);
  const realtime = await connect();
  // The SDK cannot open a second channel while the first is on its way, unless both are made before one listens.
  const [first, second] = ['a', 'b'].map((name) => realtime.client.channel(name));
  first?.on(() => {});
  second?.on(() => {});
  await sockets(([one]) => one?.channels.length === 2);
  realtime.disconnect();
  realtime.disconnect();
  await sockets((all) => all.length === 0);
  await session.signOut();
  assert.equal(realtime.client.hasRealtimeAuthToken(), false);
  assert.equal(handshakes().length, 1);
});

test('disconnects while the socket is still on its way', async () => {
  await session.signIn(ada);
  const hold = emulator.control.hold(`/rt/${hash}`);
  const realtime = await connect();
  const left = join(realtime, 'left');
  await hold.arrived;
  realtime.disconnect();
  hold.release();
  await join(await connect()).joined();
  await sockets((all) => all.length === 1);
  assert.deepEqual(emulator.control.sockets, [{ user: 1, channels: ['room'] }]);
  assert.deepEqual(left.channel.getPresence(), []);
});

test('one connection after the other, as fast as a page can', async () => {
  await session.signIn(ada);
  for (const name of ['first', 'second', 'third']) {
    const realtime = await connect();
    const [one, two] = [realtime.client.channel(name), realtime.client.channel('room', { presence: true })];
    const joined = new Promise<void>((resolve) =>
      two.on(({ action }: { action: string }) => action === 'presence_full' && resolve()),
    );
    one.on(() => {});
    await joined;
    assert.deepEqual(emulator.control.sockets, [{ user: 1, channels: ['room', name] }]);
    realtime.disconnect();
  }
  await sockets((all) => all.length === 0);
});

test('a connection that ends between two attempts leaves no socket behind', async () => {
  await session.signIn(ada);
  const realtime = await connect();
  const [one, two] = [realtime.client.channel('a'), realtime.client.channel('b')];
  const down = new Promise<void>((resolve) =>
    one.on(({ payload }: { payload: { status?: string } }) => payload.status === 'disconnected' && resolve()),
  );
  two.on(() => {});
  await sockets(([first]) => first?.channels.length === 2);
  emulator.control.closeSockets(1012);
  await down;
  realtime.disconnect();
  const room = join(await connect());
  assert.deepEqual(await room.joined(), [1]);
  await sockets((all) => all.length === 1);
  assert.deepEqual(emulator.control.sockets, [{ user: 1, channels: ['room'] }]);
});

test('a second connection has to wait for the end of the first', async () => {
  const first = await connect();
  await assert.rejects(connect(), { code: 'configuration', message: /disconnect\(\)/ });
  first.disconnect();
  assert.deepEqual(await join(await connect()).joined(), [undefined]);
});

test('a token that ran out behind a broken connection is renewed', async () => {
  await session.signIn(ada);
  const room = join(await connect());
  await room.joined();
  await emulator.control.expireTokens();
  emulator.control.closeSockets(1012);
  assert.deepEqual(await room.joined(), [1]);
  assert.equal(session.$session.get().status, 'signed-in');
});

test('a token that cannot be renewed ends the session, and the socket is anonymous', async () => {
  await session.signIn(ada);
  await emulator.control.expireTokens();
  await emulator.control.revokeRefreshTokens();
  const room = join(await connect());
  assert.deepEqual(await room.joined(), [undefined]);
  assert.equal(session.$session.get().reason, 'expired');
});

test('every socket leads to the origin of the connection', async () => {
  addresses.length = 0;
  await session.signIn(ada);
  const room = join(await connect());
  await room.joined();
  await session.signOut();
  await room.joined();
  const address = `${server.url.replace('http', 'ws')}/rt/${hash}`;
  assert.deepEqual(addresses, [address, address]);
});

test('other sockets of the page keep their way, and are WebSockets as before', async () => {
  await connect();
  addresses.length = 0;
  const other = new WebSocket('ws://127.0.0.1:9/elsewhere');
  other.close();
  assert.deepEqual(addresses, ['ws://127.0.0.1:9/elsewhere']);
  assert.ok(other instanceof Plain);
  assert.equal(WebSocket.OPEN, 1);
});

test('a token that no socket can carry is not sent, and no message repeats it', async () => {
  const reported: unknown[] = [];
  const { error } = console;
  console.error = (...what) => void reported.push(...what);
  try {
    await session.authenticate({ authToken: 'secret token, spaced', user: { id: 1 } });
    const room = join(await connect());
    assert.deepEqual(await room.joined(), [undefined]);
  } finally {
    console.error = error;
  }
  assert.match(String(reported[0]), /auth-token-key/);
  assert.doesNotMatch(String(reported[0]), /secret/);
});

test('what is missing is named', async () => {
  const refused = async (options: AuthOptions, message: RegExp) => {
    const auth = createAuth({ baseUrl: 'https://x8ki.n7.xano.io/api:abCD1234', ...options });
    await assert.rejects(connect(auth), (cause) => {
      assert.ok(cause instanceof AuthError);
      assert.equal(cause.code, 'configuration');
      assert.match(cause.message, message);
      return true;
    });
    auth.dispose();
  };
  await refused({}, /realtime-connection-hash="".*Realtime Settings/);
  await refused({ realtimeConnectionHash: 'a/../b' }, /realtime-connection-hash/);
  await refused({ baseUrl: 'nonsense', realtimeConnectionHash: hash }, /base-url/);
  await assert.rejects(connectRealtime(session, { XanoClient: {} as never }), /XanoClient is the class/);
});

test("the SDK's own script is enough, and so is its package", async () => {
  const fromPackage = await connectRealtime(session);
  assert.ok(fromPackage.client instanceof XanoClient);
  fromPackage.disconnect();
  class FromScript extends XanoClient {}
  Object.assign(globalThis, { XanoClient: FromScript });
  try {
    const fromScript = await connectRealtime(session);
    assert.ok(fromScript.client instanceof FromScript);
    fromScript.disconnect();
  } finally {
    Reflect.deleteProperty(globalThis, 'XanoClient');
  }
});
