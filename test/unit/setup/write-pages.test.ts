import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attributeName, type Setting, settings } from '../../../src/core/connection/settings.js';
import { guessFormFields, writePages } from '../../../src/setup/index.js';

const baseUrl = 'https://x8ki-letl-twmt.n7.xano.io/api:abCD1234';
const text = (name: string, type = 'string') => ({ name, type });

test('the smallest connection has nothing but its Base URL', () => {
  assert.equal(
    writePages({ settings: { baseUrl } }).snippet,
    `<link rel="stylesheet" href="cdn/cloak.css">
<script type="module" src="cdn/xano-auth-elements.js"></script>
<xano-connection base-url="${baseUrl}"></xano-connection>`,
  );
});

test('the cloaking style sheet stands before the script in the head of each page, and lies beside the script', () => {
  for (const [script, sheet] of [
    ['xano.js', 'cloak.css'],
    ['/lib/xano.mjs?v=2#x', '/lib/cloak.css'],
    [
      'https://cdn.example/npm/xano-auth-elements@1.0.0',
      'https://cdn.example/npm/xano-auth-elements@1.0.0/cdn/cloak.css',
    ],
  ] as const) {
    const { snippet, further, ...pages } = writePages({ settings: { baseUrl }, script });
    assert.deepEqual(further, {});
    const tags = `<link rel="stylesheet" href="${sheet}">\n<script type="module" src="${script}"></script>\n`;
    assert.ok(snippet.startsWith(tags));
    for (const page of Object.values(pages)) {
      const head = page?.split('</head>')[0]?.replace(/^ +/gm, '');
      assert.ok(head?.endsWith(tags), head);
    }
  }
});

test('every setting of the table is written where it differs from the default, and only there', () => {
  const other: Record<string, string | number> = {
    baseUrl,
    persist: 'tab',
    credentials: 'include',
    customDomain: 'api.example.com',
    dataSource: 'test',
  };
  for (const [name, setting] of Object.entries<Setting>(settings)) {
    if (name === 'instance' || name === 'apiGroup') continue;
    const value = other[name] ?? (setting.type === Number ? 7 : name.endsWith('Endpoint') ? 'POST /x' : 'x');
    const written = writePages({ settings: { baseUrl, [name]: value } }).snippet;
    assert.ok(written.includes(` ${attributeName(name)}="${value}"`), written);
    if (setting.default === undefined) continue;
    const usual = writePages({ settings: { baseUrl, [name]: setting.default } }).snippet;
    assert.ok(!usual.includes(attributeName(name)), usual);
  }
});

test('what says only the default is left out', () => {
  const { snippet } = writePages({
    settings: {
      baseUrl,
      dataSource: 'live',
      signInEndpoint: '/auth/login',
      signUpEndpoint: 'post  /auth/signup',
      currentUserEndpoint: '/auth/me',
      refreshEndpoint: 'none',
      authTokenKey: 'authToken accessToken',
      userKey: '.',
      persist: 'local',
      timeout: 15_000,
      branch: '',
    },
  });
  assert.match(snippet, /<xano-connection base-url="[^"]+"><\/xano-connection>$/);
});

test('all else is written, one attribute a line', () => {
  const { snippet } = writePages({
    script: '/lib/x.js',
    settings: {
      baseUrl,
      dataSource: 'test',
      signInEndpoint: '/sign/in',
      userKey: 'user',
      idleTimeout: 600,
      name: 'b',
    },
  });
  assert.equal(
    snippet,
    `<link rel="stylesheet" href="/lib/cloak.css">
<script type="module" src="/lib/x.js"></script>
<xano-connection
  name="b"
  base-url="${baseUrl}"
  data-source="test"
  sign-in-endpoint="POST /sign/in"
  user-key="user"
  idle-timeout="600"
></xano-connection>`,
  );
});

test('an environment is written with what it changes, back to a default too', () => {
  const { snippet } = writePages({
    settings: {
      baseUrl,
      dataSource: 'test',
      headers: [{ name: 'X-App', value: 'shop' }],
      environments: [
        { name: 'production', hosts: 'example.com *.example.com', baseUrl, dataSource: 'live' },
        {
          name: 'staging',
          hosts: 'localhost',
          dataSource: 'test',
          headers: [{ name: 'X-Stage', value: '1' }],
        },
      ],
    },
  });
  assert.equal(
    snippet.split('\n').slice(2).join('\n'),
    `<xano-connection base-url="${baseUrl}" data-source="test">
  <xano-header name="X-App" value="shop"></xano-header>
  <xano-environment name="production" hosts="example.com *.example.com" data-source="live"></xano-environment>
  <xano-environment name="staging" hosts="localhost">
    <xano-header name="X-Stage" value="1"></xano-header>
  </xano-environment>
</xano-connection>`,
  );
});

test('the pages lead to each other, and the account is in a template', () => {
  const { snippet, login, account, signUp } = writePages({ settings: { baseUrl }, greeting: 'email' });
  for (const page of [login, account, signUp ?? '']) {
    assert.match(page, /^<!doctype html>\n<html lang="en">/);
    for (const line of snippet.split('\n')) assert.ok(page.includes(line));
  }
  assert.match(
    login,
    /<xano-sign-in-form redirect-to="account.html"><\/xano-sign-in-form>\n\s*<p>New here\?/,
  );
  assert.match(
    account,
    /<xano-auth-guard redirect-to="login.html">\n\s*<template>\n\s*<h1>Hello <xano-user field="email"/,
  );
  assert.doesNotMatch(account, /<h1>Your account/);
  assert.match(signUp ?? '', /<xano-sign-up-form redirect-to="account.html">/);
});

test('without sign-up there is no page for it, and no link to one', () => {
  const pages = writePages({ settings: { baseUrl }, signUp: false });
  assert.equal(pages.signUp, undefined);
  assert.doesNotMatch(pages.login, /sign-up/);
});

test('the forms ask for what the endpoints take', () => {
  const { login, signUp } = writePages({
    settings: { baseUrl },
    signIn: guessFormFields([text('user_name'), text('pass_word'), text('password')]),
    signUp: guessFormFields([
      text('username'),
      text('password'),
      text('company_name'),
      text('age', 'integer'),
      text('terms', 'boolean'),
      text('tags', 'array'),
      text('cv', 'file'),
      text('x', 'object'),
      text('odd', 'constructor'),
    ]),
  });
  assert.match(login, /<xano-sign-in-form\b[^>]*identifier="username"[^>]*identifier-field="user_name"/);
  assert.match(
    signUp ?? '',
    /<xano-sign-up-form redirect-to="account.html" identifier="username" without-name>/,
  );
  for (const input of [
    'name="company_name"',
    'type="number" name="age"',
    'type="checkbox" name="terms"',
    'name="tags[]"',
    'type="file" name="cv"',
    'name="odd"',
  ])
    assert.ok(signUp?.includes(`<input ${input}>`), input);
  assert.match(signUp ?? '', /<label slot="fields">\s*Company name\s*<input/);
  assert.doesNotMatch(signUp ?? '', /name="x"/);
});

test('inputs are told apart by their names', () => {
  assert.deepEqual(guessFormFields([]), {
    identifier: 'email',
    identifierField: 'email',
    passwordField: 'password',
    nameField: undefined,
    extras: [],
  });
  const form = guessFormFields([
    text('full_name'),
    text('phone'),
    text('passwort'),
    text('confirm_password'),
  ]);
  assert.deepEqual(form, {
    identifier: 'phone',
    identifierField: 'phone',
    passwordField: 'passwort',
    nameField: 'full_name',
    extras: [text('confirm_password')],
  });
});

test('hostile values stay values', () => {
  const evil = `"><script>alert(1)</script>&'`;
  const { login, signUp } = writePages({
    script: evil,
    settings: {
      baseUrl,
      workspace: evil,
      headers: [{ name: 'X-App', value: evil }],
      environments: [{ name: evil, hosts: evil }],
    },
    signUp: guessFormFields([text('email'), text('password'), text(evil)]),
    greeting: evil,
  });
  for (const page of [login, signUp ?? '']) assert.equal(page.match(/<script/g)?.length, 1);
  assert.ok(login.includes(`workspace="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;'"`));
});

test('settings that no connection can use are refused, an environment’s too', () => {
  assert.throws(() => writePages({ settings: { baseUrl: 'abc' } }), { code: 'configuration' });
  const environments = [{ name: 'a', baseUrl: 'http://x.example/api:a' }];
  assert.throws(() => writePages({ settings: { baseUrl, environments } }), { code: 'configuration' });
});
