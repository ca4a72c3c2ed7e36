// The pages of the account that the setup writes, for what a group offers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guessAccountEndpoints, writePages } from '../../../src/setup/index.js';

const baseUrl = 'https://x8ki-letl-twmt.n7.xano.io/api:abCD1234';

/** Endpoints as the description of a group names them. */
const endpoints = (...lines: string[]) =>
  lines.map((line) => {
    const [method = '', path = ''] = line.split(' ');
    return { method, path, summary: '', secured: false, fields: [] };
  });

const pagesFor = (...lines: string[]) =>
  writePages({ settings: { baseUrl }, account: guessAccountEndpoints(endpoints(...lines)) });

const quickStart = [
  'GET /reset/request-reset-link',
  'POST /reset/request-reset-link',
  'POST /reset/magic-link-login',
  'POST /reset/update_password',
];

test('a group without such endpoints gets no such pages, and its sign-in page loads no more', () => {
  const { further, login } = pagesFor('POST /auth/login', 'GET /auth/me', 'GET /orders');
  assert.deepEqual(further, {});
  assert.doesNotMatch(login, /account\.js|forgot/);
});

test('the quick start gets the pages of a forgotten password, with nothing to set', () => {
  const { further, login } = pagesFor(...quickStart);
  assert.deepEqual(Object.keys(further), ['forgot-password.html', 'reset-password.html']);
  assert.match(
    further['forgot-password.html'] ?? '',
    /<xano-forgot-password-form><\/xano-forgot-password-form>/,
  );
  assert.match(
    further['reset-password.html'] ?? '',
    /<xano-reset-password-form request-page="forgot-password\.html" sign-in redirect-to="account\.html">/,
  );
  assert.match(further['reset-password.html'] ?? '', /src="cdn\/components\/account\.js"/);
  assert.match(login, /<a slot="forgot" href="forgot-password\.html">\s*Forgot password\?/);
});

test('half of it is none: a link that nobody can open is not offered', () => {
  assert.deepEqual(pagesFor(...quickStart.slice(0, 3)).further, {});
});

test('other paths are written into the tags', () => {
  const { further, account } = pagesFor(
    'POST /forgot_password',
    'POST /reset/login',
    'PUT /auth/set-password',
    'POST /user/edit_profile',
    'POST /auth/change-password',
    'DELETE /auth/account',
  );
  const reset = further['reset-password.html'] ?? '';
  assert.match(further['forgot-password.html'] ?? '', /endpoint="POST \/forgot_password"/);
  assert.match(reset, /\sendpoint="PUT \/auth\/set-password"/);
  assert.match(reset, /exchange-endpoint="POST \/reset\/login"/);
  const profile = further['profile.html'] ?? '';
  assert.match(profile, /<xano-profile-form endpoint="POST \/user\/edit_profile">/);
  assert.match(profile, /<xano-change-password-form><\/xano-change-password-form>/);
  assert.match(
    profile,
    /<xano-delete-account-button endpoint="DELETE \/auth\/account" redirect-to="login\.html">/,
  );
  assert.match(account, /<a href="profile\.html">Your profile/);
});

test('the older snippet of a magic link is written as it answers', () => {
  const { further, login } = pagesFor('POST /auth/magic-link', 'POST /auth/magic-login');
  const page = further['magic-link.html'] ?? '';
  assert.match(page, /\sendpoint="POST \/auth\/magic-link"/);
  assert.match(page, /exchange-endpoint="POST \/auth\/magic-login"/);
  assert.match(page, /auth-token-key="\. authToken accessToken"/);
  assert.match(login, /<a href="magic-link\.html">/);
});

test('each provider whose extension is in the group gets its button', () => {
  const { login } = pagesFor(
    'GET /oauth/google/init',
    'GET /oauth/twitter/request_token',
    'GET /oauth/google/continue',
  );
  assert.match(login, /<xano-oauth-button slot="providers" provider="google">/);
  assert.match(login, /<xano-oauth-button slot="providers" provider="twitter">/);
  assert.equal(login.match(/<xano-oauth-button/g)?.length, 2);
  assert.match(login, /src="cdn\/components\/account\.js"/);
});
