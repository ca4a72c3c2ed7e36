import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BASE_URL, HOST, html, CommandLine } from '../../support/command-line.js';

test('the leak check finds exactly the endpoint that shows data without a token', async () => {
  const cli = await new CommandLine().backend({ leaky: true });
  const { code, problems, passed } = await cli.doctor(BASE_URL, ['--leaks']);
  assert.equal(code, 1);
  assert.equal(problems.length, 1);
  assert.equal(problems[0]?.code, 'leak');
  assert.match(
    problems[0]?.message ?? '',
    /^GET \/customers answers 200 without a token, with the keys name, email, phone/,
  );
  assert.ok(passed.includes('33 of 35 GET endpoints answer nothing without a token.'));
});

test('without the leaky endpoint there is no leak; a public one is only noted', async () => {
  const cli = await new CommandLine().backend();
  const { code, findings } = await cli.doctor(BASE_URL, ['--leaks']);
  assert.equal(code, 0);
  assert.deepEqual(
    findings.map(({ severity, message }) => [severity, message]),
    [['note', 'GET /health answers 200 without a token; nothing in it looks personal.']],
  );
});

test('the leak check is made on demand alone', async () => {
  const cli = await new CommandLine().backend({ leaky: true });
  assert.equal((await cli.doctor(BASE_URL)).code, 0);
  assert.ok(!cli.emulator.control.log.some(({ path }) => path === '/customers'));
});

test('no token is sent, even where one is at hand, and only GETs are called', async () => {
  const cli = (await new CommandLine().backend({ leaky: true })).page(html());
  const args = ['--leaks', '--email', 'ada@example.com'];
  await cli.doctor('https://app.example.com/', args, ['lovelace1']);
  const orders = cli.sent.filter(({ url }) => url === `${BASE_URL}/orders`);
  assert.deepEqual(
    orders.map(({ method, headers }) => [method, headers.get('authorization')]),
    [['GET', null]],
  );
  assert.ok(!cli.out.includes('grace@example.com'));
});

test('paths with parameters are not called, and lists of anything are told', async () => {
  const cli = await new CommandLine().backend({ docs: true });
  const { fetch } = cli.emulator;
  cli.hosts.set(HOST, async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith('/tags')) return Response.json([]);
    if (!pathname.startsWith('/apispec:')) return fetch(request);
    const spec = (await (await fetch(request)).json()) as { paths: Record<string, object> };
    return Response.json({
      ...spec,
      paths: { ...spec.paths, '/tags': { get: {} }, '/users/{id}': { get: {} } },
    });
  });
  const { findings } = await cli.doctor(BASE_URL, ['--leaks']);
  assert.deepEqual(
    findings.map(({ code }) => code),
    ['open-list', 'open-endpoint', 'leak-not-checked'],
  );
  assert.ok(!cli.sent.some(({ url }) => url.includes('/users/')));
});

test('where the documentation is off the leak check says that it knows nothing', async () => {
  const cli = await new CommandLine().backend({ leaky: true, docs: false });
  const { code, problems } = await cli.doctor(BASE_URL, ['--leaks']);
  assert.deepEqual([code, problems.map((finding) => finding.code)], [1, ['leaks-unknown']]);
});

test('the leak check keeps to ten requests in twenty seconds', async () => {
  const cli = await new CommandLine().backend();
  const { fetch } = cli.emulator;
  const paths = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`/list${index}`, { get: {} }]));
  cli.hosts.set(HOST, async (request) => {
    if (!new URL(request.url).pathname.startsWith('/apispec:')) return fetch(request);
    const spec = (await (await fetch(request)).json()) as { paths: Record<string, object> };
    return Response.json({ ...spec, paths: { ...spec.paths, ...paths } });
  });
  const times: number[] = [];
  const handler = cli.hosts.get(HOST);
  cli.hosts.set(HOST, (request) => {
    times.push(cli.time);
    return handler?.(request) ?? Response.error();
  });
  await cli.doctor(BASE_URL, ['--leaks']);
  assert.ok(times.length > 30);
  for (const at of times) assert.ok(times.filter((other) => other >= at && other < at + 20_000).length <= 10);
});
