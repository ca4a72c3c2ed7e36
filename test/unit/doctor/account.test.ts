// What the doctor says of the endpoints that the elements of the account call.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BASE_URL, CommandLine, html, script } from '../../support/command-line.js';

const check = async (body: string, options = {}) => {
  const cli = (await new CommandLine().backend(options)).page(
    html(
      `<xano-connection base-url="${BASE_URL}"></xano-connection>${body}`,
      `${script}<script type="module" src="cdn/components/account.js"></script>`,
    ),
  );
  return cli.doctor('https://app.example.com/');
};

test('every endpoint of the account is looked for, and found where the backend has it', async () => {
  const { problems, passed } = await check(`<xano-forgot-password-form></xano-forgot-password-form>
    <xano-reset-password-form></xano-reset-password-form><xano-code-form></xano-code-form>
    <xano-profile-form></xano-profile-form><xano-change-password-form></xano-change-password-form>
    <xano-delete-account-button></xano-delete-account-button>
    <xano-oauth-button provider="google"></xano-oauth-button>
    <xano-oauth-button provider="twitter"></xano-oauth-button>`);
  assert.deepEqual(problems, []);
  for (const endpoint of [
    'GET /reset/request-reset-link',
    'POST /reset/magic-link-login',
    'POST /reset/update_password',
    'POST /auth/verify-code',
    'POST /auth/send-code',
    'PATCH /auth/me',
    'POST /auth/change-password',
    'DELETE /auth/me',
    'GET /oauth/google/init',
    'GET /oauth/twitter/request_token',
  ])
    assert.ok(passed.includes(`${endpoint} is there.`), endpoint);
});

test('one that is missing is told with the attribute that names it', async () => {
  const { problems } = await check(
    '<xano-code-form endpoint="POST /auth/two-factor" send-endpoint="none"></xano-code-form>',
  );
  assert.deepEqual(
    problems.map(({ code, severity, fix }) => [code, severity, fix]),
    [
      [
        'endpoint-missing',
        'error',
        'Copy the Base URL of the group that lists auth/two-factor, or name another in endpoint of <xano-code-form>.',
      ],
    ],
  );
});

test('one that cannot be read is told', async () => {
  const { problems } = await check('<xano-profile-form endpoint="FETCH /auth/me"></xano-profile-form>');
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['configuration'],
  );
});
