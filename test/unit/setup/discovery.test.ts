import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEmulator } from '../../../src/emulator/index.js';
import { createDiscovery } from '../../../src/setup/index.js';
import { flushMicrotasks } from '../../support/core/clock.js';
import { empty, html, json, Network, offline, redirect } from '../../support/core/network.js';
import { failure, HOST, KEY, meta, named, search, shop } from '../../support/setup-account.js';

test('instances, workspaces, branches and data sources are found from a key', async () => {
  const { discovery } = search();
  const instances = await discovery.instances();
  assert.deepEqual(
    instances.map(({ name, display, domain, customDomain }) => [name, display, domain, customDomain]),
    [
      ['x8ki-letl-twmt', 'Shop', HOST, 'api.example.com'],
      ['second', 'second', 'xa7c-second.e2.xano.io', undefined],
    ],
  );
  const [first, second] = instances;
  assert.ok(first && second);
  assert.equal((await discovery.account(first)).email, 'developer@example.com');
  const [workspace, ...rest] = await discovery.workspaces(first);
  assert.equal(workspace?.description, 'The shop');
  assert.deepEqual(
    rest.map(({ id, name }) => [id, name]),
    [[2, 'Back office']],
  );
  assert.deepEqual(
    (await discovery.workspaces(second)).map(({ name }) => name),
    ['Blog'],
  );
  assert.deepEqual(
    (await discovery.dataSources(await shop(discovery))).map(({ label }) => label),
    ['live', 'test'],
  );
});

test('backups of branches are left out, and the live branch comes first', async () => {
  const { discovery } = search();
  const branches = await discovery.branches(await shop(discovery));
  assert.deepEqual(branches, [
    { label: 'v2', live: true },
    { label: 'v1', live: false },
  ]);
});

test('the group that holds sign-in, sign-up and the current user comes first', async () => {
  const { discovery } = search();
  const described = await discovery.describe(await discovery.groups(await shop(discovery)));
  assert.deepEqual(
    described.map(({ group }) => group.name),
    ['Authentication', 'Members', 'Orders', 'Hidden'],
  );
  const [first] = described;
  assert.equal(first?.group.baseUrl, `https://${HOST}/api:abCD1234`);
  assert.equal(first?.guesses.signIn?.path, '/auth/login');
  assert.equal(first?.guesses.currentUser?.path, '/auth/me');
  assert.deepEqual(first?.guesses.signUp?.fields, [
    { name: 'name', type: 'string' },
    { name: 'email', type: 'string' },
    { name: 'password', type: 'string' },
  ]);
});

test('a group without documentation is told as such, with what to do', async () => {
  const { discovery } = search();
  const described = await discovery.describe(await discovery.groups(await shop(discovery)));
  const hidden = described.find(({ group }) => group.name === 'Hidden');
  assert.equal(hidden?.problem?.code, 'not-found');
  assert.match(
    hidden?.problem?.message ?? '',
    /Hidden \(hidden01\).*documentation is off.*type the endpoints/,
  );
});

test('a branch that is not live stands in the Base URL and is described', async () => {
  const { discovery } = search();
  const workspace = await shop(discovery);
  const branches = await discovery.branches(workspace);
  const [live, other] = branches;
  const groups = await discovery.groups(workspace, other);
  assert.equal(named(groups, 'Authentication').baseUrl, `https://${HOST}/api:abCD1234:v1`);
  const [first] = await discovery.describe(groups);
  assert.ok(first?.guesses.signIn);
  const same = await discovery.groups(workspace, live);
  assert.equal(named(same, 'Authentication').baseUrl, `https://${HOST}/api:abCD1234`);
});

test('a list is read to its last page', async () => {
  const { discovery, sent } = search({}, { meta: { ...meta, maxPerPage: 3 } });
  const groups = await discovery.groups(await shop(discovery));
  assert.equal(groups.length, 4);
  const pages = sent.filter(({ url }) => url.pathname.endsWith('/apigroup'));
  assert.deepEqual(
    pages.map(({ url }) => url.searchParams.get('page')),
    [null, '2'],
  );
  assert.ok(pages.every(({ url }) => url.searchParams.get('per_page') === '200'));
});

test('ten descriptions are read at a time, and progress is told', async () => {
  const groups = Array.from({ length: 25 }, (_, index) => ({
    canonical: `group${index}`,
    endpoints: ['health'] as const,
  }));
  const many = {
    keys: [KEY],
    instances: [{ name: 'a', domain: HOST, workspaces: [{ id: 1, name: 'W', groups }] }],
  };
  const emulator = createEmulator({ meta: many });
  let [now, most] = [0, 0];
  const counting: typeof fetch = async (input, init) => {
    most = Math.max(most, ++now);
    await flushMicrotasks();
    now--;
    return emulator.fetch(input, init);
  };
  const { discovery, progress } = search({ fetch: counting });
  const all = await discovery.describe(await discovery.groups(await shop(discovery)));
  assert.equal(most, 10);
  assert.equal(all.length, 25);
  const steps = progress
    .filter(({ step }) => step === 'endpoints')
    .map(({ done, total }) => `${done}/${total}`);
  assert.deepEqual([steps[0], steps.at(-1)], ['0/25', '25/25']);
});

test('the group of a Base URL is described without a key', async () => {
  const { discovery, sent } = search({ key: undefined });
  const { group, guesses } = await discovery.describeBaseUrl(` https://${HOST}/api:abCD1234 `);
  assert.equal(group.canonical, 'abCD1234');
  assert.equal(guesses.signIn?.path, '/auth/login');
  assert.equal(discovery.hasKey, false);
  assert.deepEqual(
    sent.map(({ url, authorization }) => [url.href, authorization]),
    [[`https://${HOST}/apispec:abCD1234?type=json`, null]],
  );
});

for (const baseUrl of [
  'https://api.example.com/api:abCD1234',
  `https://${HOST}/tenant/acme/api:abCD1234`,
  `https://${HOST}/api:abCD1234:v1`,
])
  test(`${baseUrl} is described under its own address`, async () => {
    const { discovery } = search({ key: undefined });
    const { group, guesses } = await discovery.describeBaseUrl(baseUrl);
    assert.equal(group.baseUrl, baseUrl);
    assert.ok(guesses.currentUser);
  });

test('something that is no Base URL is refused with what to write', async () => {
  const { discovery, sent } = search({ key: undefined });
  const { code, message } = await failure(discovery.describeBaseUrl('abCD1234'));
  assert.equal(code, 'configuration');
  assert.match(message, /base-url="abCD1234" cannot be used\. Write the Base URL/);
  assert.equal(sent.length, 0);
});

test('a wrong key is told as such', async () => {
  const { discovery } = search({ key: 'nobody-knows-this' });
  const { code, message } = await failure(discovery.instances());
  assert.equal(code, 'unauthorized');
  assert.match(message, /app\.xano\.com does not accept this Meta API Key/);
});

test('a key without rights to a workspace is told as such', async () => {
  const { discovery } = search({ key: 'only-workspace-1' });
  const [instance] = await discovery.instances();
  assert.ok(instance);
  const [, other] = await discovery.workspaces(instance);
  assert.ok(other);
  const { code, message } = await failure(discovery.groups(other));
  assert.equal(code, 'forbidden');
  assert.match(message, /may not read the API groups at x8ki.*type the values/);
});

test('a key that may not read branches still reads groups', async () => {
  const { discovery } = search({ key: 'groups-only' });
  const workspace = await shop(discovery);
  assert.equal((await failure(discovery.branches(workspace))).code, 'forbidden');
  assert.equal((await failure(discovery.dataSources(workspace))).code, 'forbidden');
  assert.equal((await discovery.groups(workspace)).length, 4);
});

/** A discovery against scripted answers. */
const scripted = (script: (network: Network) => Network) => {
  const network = script(new Network());
  return { network, discovery: createDiscovery({ key: KEY, fetch: network.fetch }) };
};

for (const [what, reply, code] of [
  ['a web page', html(), 'bad-answer'],
  ['nothing', empty(), 'bad-answer'],
  ['something that is no list', json({ a: 1 }), 'bad-answer'],
  ['a redirect', redirect, 'bad-answer'],
  ['a failure', html(502), 'server-error'],
  ['no answer at all', offline, 'offline'],
] as const)
  test(`${what} in place of the instances is a clear error without the key`, async () => {
    const { discovery } = scripted((network) => network.on('GET /instance', reply));
    const error = await failure(discovery.instances());
    assert.equal(error.code, code);
    assert.match(error.message, /app\.xano\.com/);
    assert.doesNotMatch(
      JSON.stringify([error, error.message, error.stack, String(error.cause)]),
      /a-key-of-the-tests/,
    );
  });

test('a web page in place of a description is told for that group alone', async () => {
  const { discovery, emulator } = search();
  const groups = await discovery.groups(await shop(discovery));
  emulator.control.fault({ kind: 'html', status: 200 });
  const described = await discovery.describe(groups);
  assert.deepEqual(
    described.map(({ problem }) => problem?.code).filter((code) => code === 'bad-answer').length,
    1,
  );
});

test('a 429 is waited for, 21 s and a little, told, and tried again', async () => {
  const { discovery, emulator, progress, clock } = search();
  emulator.control.fault({ kind: 'status', status: 429 });
  const instances = discovery.instances();
  await flushMicrotasks();
  assert.deepEqual(progress, [{ step: 'instances', done: 0, total: undefined, waiting: 23 }]);
  clock.step(clock.time + 22_999);
  await flushMicrotasks();
  assert.equal(emulator.control.log.length, 1);
  clock.step(clock.time + 1);
  assert.equal((await instances).length, 2);
});

test('a Retry-After is minded', async () => {
  const { discovery, emulator, progress, clock } = search({ random: () => 0 });
  emulator.control.fault({ kind: 'status', status: 429, retryAfter: 3 });
  const instances = discovery.instances();
  await flushMicrotasks();
  assert.equal(progress[0]?.waiting, 3);
  clock.step(clock.time + 3000);
  assert.equal((await instances).length, 2);
});

for (const [value, waiting] of [
  ['0', 0],
  ['-5', 21],
  ['Wed, 21 Oct 2026 07:28:00 GMT', 21],
  ['2026-10-21T07:28:00Z', 21],
  ['1e3', 21],
  ['1000000000000', 120],
] as const)
  test(`a Retry-After of ${value} means ${waiting} s`, async () => {
    const network = new Network().on('GET /instance', json({}, 429, { 'Retry-After': value }), json([]));
    const { discovery, progress, clock } = search({ fetch: network.fetch, random: () => 0 });
    const instances = discovery.instances();
    await flushMicrotasks();
    assert.equal(progress[0]?.waiting, waiting);
    clock.step(clock.time + waiting * 1000);
    assert.deepEqual(await instances, []);
    assert.equal(network.calls.length, 2);
  });

test('what never stops refusing is given up', async () => {
  const { discovery, emulator, clock } = search();
  emulator.control.fault({ kind: 'status', status: 429, times: Infinity });
  const instances = failure(discovery.instances());
  for (let index = 0; index < 9; index++) {
    await flushMicrotasks();
    clock.step(clock.time + 60_000);
  }
  assert.equal((await instances).code, 'rate-limited');
});

test('a search can be stopped, also while it waits', async () => {
  const stop = new AbortController();
  const { discovery, emulator, clock } = search({ signal: stop.signal });
  emulator.control.fault({ kind: 'status', status: 429 });
  const instances = failure(discovery.instances());
  await flushMicrotasks();
  stop.abort();
  assert.equal((await instances).code, 'aborted');
  assert.equal(clock.pending, 0);
});

test('the emulator itself is an instance, on the host that is asked', async () => {
  const { fetch } = createEmulator({ meta: { keys: [KEY] } });
  const discovery = createDiscovery({ key: KEY, fetch, metaOrigin: 'http://127.0.0.1:5174' });
  const [instance] = await discovery.instances();
  assert.equal(instance?.origin, 'http://127.0.0.1:5174');
  const [first] = await discovery.describe(await discovery.groups(await shop(discovery)));
  assert.equal(first?.group.baseUrl, 'http://127.0.0.1:5174/api:abCD1234');
  assert.equal(first?.guesses.signUp?.path, '/auth/signup');
});
