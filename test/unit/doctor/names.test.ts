// Names that mean nothing: the doctor finds them by the manifest, with the right one where it can be guessed.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { likelyName } from '../../../src/doctor/likely-name.js';
import { CommandLine, connection, form, html, script } from '../../support/command-line.js';

const page = 'https://app.example.com/';
const template = '<template><p>Members only</p></template>';

async function findingsOf(body: string, head = script) {
  const cli = (await new CommandLine().backend()).page(html(connection + body, head));
  return (await cli.doctor(page)).findings.map(({ code, severity, fix }) => ({ code, severity, fix }));
}

for (const [what, body, fix] of [
  ['redirect', '<xano-sign-in-form redirect="account.html"></xano-sign-in-form>', 'Write redirect-to="…".'],
  ['remember', '<xano-sign-in-form remember></xano-sign-in-form>', 'Write remember-me="…".'],
  ['role on a guard', `<xano-auth-guard role="admin">${template}</xano-auth-guard>`, 'Write roles="…".'],
  [
    'require on a guard',
    `<xano-auth-guard require="admin">${template}</xano-auth-guard>`,
    'Write roles="…".',
  ],
  [
    'condition on a guard',
    `<xano-auth-guard condition="x">${template}</xano-auth-guard>`,
    'Write roles="…".',
  ],
  ['name on a user', '<xano-user name="email"></xano-user>', 'Write field="…".'],
  ['redirectTo', '<xano-logout-button redirectTo="./"></xano-logout-button>', 'Write redirect-to="…".'],
  ['a typing error', '<xano-sign-in-form idenitfier="email"></xano-sign-in-form>', 'Write identifier="…".'],
] as const)
  test(`${what} is an unknown attribute, and the likely one is named`, async () => {
    assert.deepEqual(await findingsOf(body), [{ code: 'unknown-attribute', severity: 'error', fix }]);
  });

test('an attribute of any element that only looks like ours is found, with the likely one', async () => {
  const body =
    '<p data-xano-visible="role:admin">x</p><p data-xano-show="signed-in" data-xano-user="name">x</p>';
  const attributes = '<script type="module" src="cdn/components/attributes.js"></script>';
  assert.deepEqual(await findingsOf(body, script + attributes), [
    { code: 'unknown-attribute', severity: 'error', fix: 'Write data-xano-show="…".' },
  ]);
});

test('a slot that there is not is found, with the likely one', async () => {
  for (const [slot, fix] of [
    ['submit-text', 'Write slot="submit-label".'],
    ['signedin', 'Write slot="signed-in".'],
    ['submit', 'Write slot="submit-label".'],
  ])
    assert.deepEqual(
      await findingsOf(`<xano-sign-in-form><span slot="${slot}">Go</span></xano-sign-in-form>`),
      [{ code: 'unknown-slot', severity: 'error', fix }],
    );
});

test('an element that there is not is found, with the likely one', async () => {
  for (const [tag, fix] of [
    ['xano-logout', 'Write <xano-logout-button>.'],
    ['xano-signin-form', 'Write <xano-sign-in-form>.'],
    ['xano-guard', 'Write <xano-auth-guard>.'],
    ['xano-profile', 'Write <xano-profile-form>.'],
    ['xano-sign-out-button', 'Write <xano-logout-button>.'],
    ['xano-login-form', 'Write <xano-sign-in-form>.'],
    ['xano-constructor', null],
    ['xano-weather', null],
  ])
    assert.deepEqual(await findingsOf(`<${tag}></${tag}>`), [
      { code: 'unknown-element', severity: 'error', fix },
    ]);
});

test('what HTML, frameworks and servers write on any element is no mistake', async () => {
  const attributes =
    'id="a" class="b" style="" lang="en" data-x="1" aria-label="x" tabindex="0" hx-boost="true" v-if="a" :key="b" ' +
    '@xano-sign-in="c" onxano-sign-in="d" x-data="{}" wire:ignore [prop]="e" (event)="f" #ref translate="no" hidden';
  const generated = '<input slot="email-input" data-xano-generated>';
  assert.deepEqual(await findingsOf(`<xano-sign-in-form ${attributes}>${generated}</xano-sign-in-form>`), []);
});

test('a name that is like none gets no guess', () => {
  assert.equal(likelyName('zebra', ['roles', 'match', 'redirect-to']), undefined);
  assert.equal(likelyName('constructor', ['roles', 'match']), undefined);
  assert.equal(likelyName('rolse', ['roles', 'match']), 'roles');
});

test('what stands in the slot of a state asks for the cloaking style sheet', async () => {
  const body =
    '<xano-sign-up-form><p slot="done">Thanks</p><p slot="signed-in">Hello</p></xano-sign-up-form>';
  assert.deepEqual(
    (await findingsOf(body)).map(({ code }) => code),
    ['slot-cloak'],
  );
  assert.deepEqual(await findingsOf(body, `${script}<link rel="stylesheet" href="cdn/cloak.css">`), []);
  const guard = `<xano-auth-guard>${template}<p slot="forbidden">No</p><p slot="pending">…</p></xano-auth-guard>`;
  assert.deepEqual(
    (await findingsOf(guard)).map(({ code, fix }) => [code, fix]),
    [['slot-cloak', 'Put cloak.css into the head: <link rel="stylesheet" href="…/cloak.css">.']],
  );
});

test('a page that an element leads to, and that is not there, is found', async () => {
  const body = `${form.replace('account.html', 'acount.html')}<xano-logout-button redirect-to="https://other.example/"></xano-logout-button>`;
  assert.deepEqual(
    (await findingsOf(body)).map(({ code }) => code),
    ['page-missing'],
  );
  const cli = await new CommandLine().backend();
  const folder = await cli.folder();
  await mkdir(join(folder, 'cdn'));
  await mkdir(join(folder, 'shop'));
  await writeFile(join(folder, 'cdn/xano-auth-elements.js'), '');
  await writeFile(join(folder, 'shop/index.html'), '');
  await writeFile(join(folder, 'plans.html'), '');
  const guards = ['lost.html', 'shop/', 'plans?a=1#b', '/anywhere', '#here', 'page.html?x']
    .map((to) => `<xano-auth-guard redirect-to="${to}">${template}</xano-auth-guard>`)
    .join('');
  await writeFile(join(folder, 'page.html'), html(connection + guards));
  const { findings } = await cli.doctor('page.html', ['--host', 'app.example.com']);
  assert.deepEqual(
    findings.map(({ code, message }) => [code, /redirect-to="([^"]*)"/.exec(message)?.[1]]),
    [['page-missing', 'lost.html']],
  );
});

test('without a manifest it is said that names were not checked', async () => {
  const cli = (await new CommandLine().backend()).page(html());
  cli.manifest = async () => undefined;
  const { code, findings } = await cli.doctor(page);
  assert.deepEqual([code, findings.map((finding) => finding.code)], [0, ['names-not-checked']]);
});
