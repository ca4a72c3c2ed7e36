// A witness from outside: Xano's own SDK, unchanged, takes the emulator for a Xano.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { XanoClient, XanoFile, XanoNodeClient, XanoObjectStorage, type XanoRequestError } from '@xano/js-sdk';
import { createEmulator, type Emulator } from '../../../src/emulator/index.js';
import type { EmulatorOptions } from '../../../src/emulator/options.js';
import { type EmulatorServer, serveEmulator } from '../../../src/emulator/http-server.js';
import { type SdkSockets, watchSdkSockets } from '../../../src/realtime/sdk-sockets.js';
import { createConnection } from '../../../src/core/connection/parse.js';
import '../../support/core/web-socket.js';
import { ada, field, textAt } from '../../support/emulator-calls.js';

const closers: (() => Promise<void>)[] = [];
after(() => Promise.all(closers.map((close) => close())));

async function served(
  options: EmulatorOptions = {},
): Promise<{ emulator: Emulator; server: EmulatorServer; xano: XanoClient }> {
  const emulator = createEmulator(options);
  const server = await serveEmulator({ emulator });
  closers.push(server.close, emulator.close);
  return { emulator, server, xano: clientOf(`${server.url}/api:abCD1234`) };
}

const clientOf = (apiGroupBaseUrl: string, more: object = {}): XanoClient =>
  new XanoClient({ apiGroupBaseUrl, storage: new XanoObjectStorage(), ...more });

/** How a request was refused. */
const refusal = async (request: Promise<unknown>): Promise<{ status: number; body: unknown }> => {
  const error = await request.then(
    () => assert.fail('It was answered.'),
    (cause: unknown) => cause,
  );
  // No `instanceof`: the SDK's classes are compiled to a language where an Error cannot be extended.
  assert.ok(error instanceof Error && 'getResponse' in error, String(error));
  const response = (error as XanoRequestError).getResponse();
  return { status: response.getStatusCode(), body: response.getBody() };
};

const signUp = async (xano: XanoClient): Promise<string> =>
  textAt((await xano.post('/auth/signup', ada)).getBody(), 'authToken');

describe("Xano's SDK over HTTP", () => {
  test('signs up, signs in and asks who it is', async () => {
    const { xano } = await served();
    await signUp(xano);
    const { email, password } = ada;
    const answer = await xano.post('/auth/login', { email, password });
    assert.equal(answer.getStatusCode(), 200);
    xano.setAuthToken(textAt(answer.getBody(), 'authToken'));
    const me = (await xano.get('/auth/me')).getBody() as Record<string, unknown>;
    assert.deepEqual(
      { id: me['id'], name: me['name'], email: me['email'], created: typeof me['created_at'] },
      { id: 1, name: ada.name, email: ada.email, created: 'number' },
    );
  });

  test('reads a wrong password from the envelope', async () => {
    const { xano } = await served();
    await signUp(xano);
    const { status, body } = await refusal(
      xano.post('/auth/login', { email: ada.email, password: 'wrong1234' }),
    );
    assert.equal(status, 403);
    assert.equal(field(body, 'code'), 'ERROR_CODE_ACCESS_DENIED');
    assert.equal(field(body, 'message'), 'Invalid Credentials.');
  });

  test('reads a missing input, a missing token and an unknown path', async () => {
    const { xano } = await served();
    const missing = await refusal(xano.post('/auth/login', { email: ada.email }));
    assert.deepEqual([missing.status, field(missing.body, 'code')], [400, 'ERROR_CODE_INPUT_ERROR']);
    assert.deepEqual(field(missing.body, 'payload'), { param: 'password' });
    assert.equal((await refusal(xano.get('/auth/me'))).status, 401);
    assert.equal((await refusal(xano.get('/nowhere'))).status, 404);
  });

  test('a token holds in its data source only', async () => {
    const { xano } = await served();
    xano.setDataSource('test');
    xano.setAuthToken(await signUp(xano));
    assert.equal(field((await xano.get('/auth/me')).getBody(), 'email'), ada.email);
    xano.setDataSource('live');
    const { status, body } = await refusal(xano.get('/auth/me'));
    assert.equal(status, 401);
    assert.equal(field(body, 'message'), 'This token belongs to a different datasource.');
  });

  // The SDK has no setting for a branch: it stands in the address, or in a header of one's own.
  test('a branch in the address or in a header answers, an unknown one does not', async () => {
    const { emulator, server } = await served();
    const health = (client: XanoClient) => client.get('/health');
    assert.equal((await health(clientOf(`${server.url}/api:abCD1234:v1`))).getStatusCode(), 200);
    assert.equal(emulator.control.log.at(-1)?.branch, 'v1');
    const headers = { 'X-Branch': 'v1' };
    const named = clientOf(`${server.url}/api:abCD1234`, { customAxiosRequestConfig: { headers } });
    assert.equal((await health(named)).getStatusCode(), 200);
    assert.equal(emulator.control.log.at(-1)?.branch, 'v1');
    assert.equal((await refusal(health(clientOf(`${server.url}/api:abCD1234:v9`)))).status, 404);
  });

  test('inputs arrive from a query, from JSON and from a form with a file', async () => {
    const { emulator, server, xano } = await served();
    const token = await signUp(xano);
    xano.setAuthToken(token);
    const orders = (await xano.get('/orders', { status: 'paid' })).getBody() as unknown[];
    assert.deepEqual(
      orders.map((order) => field(order, 'status')),
      ['paid'],
    );
    const added = await xano.post('/orders', { title: 'Lamp', amount: 5 });
    assert.equal(field(added.getBody(), 'title'), 'Lamp');

    const node = new XanoNodeClient({
      apiGroupBaseUrl: `${server.url}/api:abCD1234`,
      storage: new XanoObjectStorage(),
      authToken: token,
    });
    const picture = new XanoFile('chair.png', Buffer.from('not really a picture'));
    const sent = await node.post('/orders', { title: 'Chair', amount: 7, picture });
    assert.equal(field(sent.getBody(), 'title'), 'Chair');
    assert.ok(emulator.control.log.at(-1)?.bodyKeys.includes('picture'));
  });

  test('an expired token, a limit and a refresh look as they do at Xano', async () => {
    const { emulator, xano } = await served({ tokenShape: 'accessToken+refreshToken' });
    const first = (await xano.post('/auth/signup', ada)).getBody();
    xano.setAuthToken(textAt(first, 'accessToken'));
    await emulator.control.expireTokens();
    const expired = await refusal(xano.get('/auth/me'));
    assert.equal(field(expired.body, 'message'), 'This token is expired.');
    xano.setAuthToken(null);
    const { refreshToken } = first as { refreshToken: string };
    const renewed = (await xano.post('/auth/token', { refreshToken })).getBody();
    xano.setAuthToken(textAt(renewed, 'accessToken'));
    assert.equal((await xano.get('/auth/me')).getStatusCode(), 200);
    emulator.control.rateLimit({ max: 1, seconds: 20 });
    await xano.get('/health');
    assert.equal((await refusal(xano.get('/health'))).status, 429);
  });
});

describe("Xano's SDK over realtime", () => {
  const hash = 'emulatorConnectionHash';
  let backend: Awaited<ReturnType<typeof served>>;
  let sockets: SdkSockets;
  before(async () => {
    backend = await served({ realtime: { extras: ({ name }) => ({ name }), messaging: 'users' } });
    await signUp(backend.xano);
    // The SDK knows no ports: its socket is led to the emulator's.
    sockets = watchSdkSockets(
      createConnection({ baseUrl: `${backend.server.url}/api:abCD1234` }),
      hash,
      () => {},
    );
  });
  after(() => {
    sockets.end();
    return sockets.allClosed();
  });

  test('joins, sees itself present, speaks, reads history and leaves', async () => {
    const { emulator } = backend;
    const token = textAt(await emulator.control.tokensFor(ada.email), 'authToken');
    const xano = clientOf(`${backend.server.url}/api:abCD1234`, {
      realtimeAuthToken: token,
      realtimeConnectionCanonical: hash,
    });
    const actions: { action: string; payload: unknown; client?: { permissions: { row_id: number } } }[] = [];
    let heard = () => {};
    const until = async (action: string) => {
      for (;;) {
        const found = actions.find((one) => one.action === action);
        if (found) return found;
        await new Promise<void>((resolve) => (heard = resolve));
      }
    };
    const channel = xano.channel('room', { presence: true, history: true, queueOfflineActions: true });
    const hear = (action: (typeof actions)[number]) => {
      actions.push(action);
      heard();
    };
    channel.on(hear, hear);
    channel.message({ text: 'Hello' });

    await until('presence_full');
    const present = channel.getPresence();
    assert.deepEqual(
      present.map(({ extras, permissions }) => [extras, permissions.row_id]),
      [[{ name: ada.name }, 1]],
    );
    assert.deepEqual((await until('history')).payload, []);
    const message = await until('message');
    assert.deepEqual(message.payload, { text: 'Hello' });
    assert.equal(message.client?.permissions.row_id, 1);

    actions.length = 0;
    channel.history();
    const [kept] = (await until('history')).payload as { payload: unknown }[];
    assert.deepEqual(kept?.payload, { text: 'Hello' });
    emulator.control.sendEvent('room', { count: 1 });
    assert.deepEqual((await until('event')).payload, { count: 1 });

    // An outage: the SDK comes back and joins by itself.
    actions.length = 0;
    emulator.control.closeSockets(1012);
    await until('presence_full');
    assert.deepEqual(emulator.control.sockets, [{ user: 1, channels: ['room'] }]);

    actions.length = 0;
    const watcher = clientOf(`${backend.server.url}/api:abCD1234`, { realtimeConnectionCanonical: hash });
    const other = watcher.channel('room', { presence: true });
    other.on(() => {});
    channel.destroy();
    other.destroy();
    while (emulator.control.sockets.length > 0) await new Promise((resolve) => setImmediate(resolve));
  });
});
