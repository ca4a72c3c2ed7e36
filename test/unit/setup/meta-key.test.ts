// Where a Meta API Key goes, and where it never does.
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { test } from 'node:test';
import { createDiscovery } from '../../../src/setup/index.js';
import { json, Network } from '../../support/core/network.js';
import { failure, HOST, KEY, search, shop } from '../../support/setup-account.js';

const secret = /a-key-of-the-tests/;

test('the key goes to app.xano.com and to the instances it names, and with no description', async () => {
  const { discovery, sent } = search();
  const workspace = await shop(discovery);
  await discovery.branches(workspace);
  await discovery.describe(await discovery.groups(workspace));
  const withKey = sent.filter(({ authorization }) => authorization !== null);
  assert.deepEqual(
    [...new Set(withKey.map(({ url }) => url.origin))],
    ['https://app.xano.com', `https://${HOST}`],
  );
  assert.ok(
    withKey.every(
      ({ url, authorization }) => url.pathname.startsWith('/api:meta/') && authorization === `Bearer ${KEY}`,
    ),
  );
  assert.equal(sent.filter(({ url }) => url.pathname.startsWith('/apispec:')).length, 4);
  assert.ok(sent.every(({ url }) => !secret.test(url.href)));
});

for (const domain of [
  'evil.example/api:x',
  'http://x8ki.xano.io',
  'user:pass@x8ki.xano.io',
  'x8ki.xano.io:8443',
  '127.0.0.1:9999',
  'localhost',
  '10.0.0.1',
  'xano',
  '',
])
  test(`an instance at "${domain}" is listed and gets no key`, async () => {
    const network = new Network().on('GET /instance', json([{ name: 'odd', xano_domain: domain }]));
    const discovery = createDiscovery({ key: KEY, fetch: network.fetch });
    const [instance] = await discovery.instances();
    assert.ok(instance);
    assert.equal(instance.origin, undefined);
    assert.equal((await failure(discovery.workspaces(instance))).code, 'configuration');
    assert.equal(network.calls.length, 1);
  });

test('an instance that the list did not name gets no key, whoever made it up', async () => {
  const { discovery, sent } = search();
  const madeUp = { name: 'x', display: 'x', domain: 'evil.example', origin: 'https://evil.example' };
  const { message } = await failure(discovery.workspaces(madeUp));
  assert.match(message, /not sent to evil\.example/);
  assert.equal(sent.length, 0);
});

test('a Metadata API without https is refused, save on this machine', () => {
  for (const metaOrigin of ['http://app.xano.com', 'ftp://localhost', 'app.xano.com', 'https://a:b@xano.io'])
    assert.throws(() => createDiscovery({ key: KEY, metaOrigin }), { code: 'configuration' });
  assert.doesNotThrow(() => createDiscovery({ key: KEY, metaOrigin: 'http://localhost:5174' }));
});

test('a key that no request can carry is refused without being repeated', () => {
  for (const key of [
    'a-key-of-the-tests with blanks',
    'a-key-of-the-tests\nX-Evil: 1',
    'a-key-of-the-testsü',
  ])
    assert.throws(
      () => createDiscovery({ key }),
      (error: Error) => /no Meta API Key/.test(error.message) && !secret.test(inspect(error)),
    );
});

test('blanks around a key, and a word Bearer before it, do no harm', async () => {
  const { discovery } = search({ key: ` Bearer ${KEY}\n` });
  assert.equal((await discovery.instances()).length, 2);
});

test('the key is in nothing that a discovery shows', async () => {
  const { discovery } = search();
  const instances = await discovery.instances();
  assert.doesNotMatch(inspect([discovery, instances], { depth: 9, showHidden: true, getters: true }), secret);
});

test('a forgotten key is sent no more, and what was under way with it is stopped', async () => {
  const { discovery, emulator, sent } = search();
  const workspace = await shop(discovery);
  const hold = emulator.control.hold('GET /workspace/1/branch');
  const underWay = failure(discovery.branches(workspace));
  discovery.forget();
  assert.equal((await underWay).code, 'aborted');
  hold.release();
  assert.equal(discovery.hasKey, false);
  const before = sent.length;
  assert.match((await failure(discovery.groups(workspace))).message, /Meta API Key is needed/);
  assert.equal(sent.length, before);
  const { guesses } = await discovery.describeBaseUrl(`https://${HOST}/api:abCD1234`);
  assert.ok(guesses.signIn, 'what needs no key still works');
});

test('a search that was stopped can go on with the key', async () => {
  const { discovery, emulator } = search();
  const hold = emulator.control.hold('GET /instance');
  const underWay = failure(discovery.instances());
  discovery.stop();
  assert.equal((await underWay).code, 'aborted');
  hold.release();
  assert.equal((await discovery.instances()).length, 2);
});
