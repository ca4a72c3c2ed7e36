// A backend chooses names and messages freely; none of them commands the terminal of whoever runs `setup`.
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { askLines } from '../../../src/cli/ask-lines.js';
import { run } from '../../../src/cli/program.js';
import type { Io } from '../../../src/cli/io.js';
import { oneLine } from '../../../src/cli/terminal-text.js';
import { BASE_URL, CommandLine, HOST } from '../../support/command-line.js';

const evil = 'a\x1b]52;c;aGk=\x07b\x9b2Jc\rd\x08e\nok       forged\u202e';
const key = 'a-key-of-the-tests';

/** A Xano whose every text is hostile. */
function hostile({ url }: Request): Response {
  const { pathname } = new URL(url);
  if (pathname.endsWith('/instance'))
    return Response.json([
      { name: evil, display: evil, xano_domain: HOST, custom_domain: `${evil}.example` },
      { name: 'second', display: `${evil}2`, xano_domain: 'two.xano.io' },
    ]);
  if (pathname.endsWith('/workspace'))
    return Response.json([
      { id: 1, name: evil, description: evil },
      { id: 2, name: `${evil}2`, description: evil },
    ]);
  if (pathname.endsWith('/branch'))
    return Response.json([
      { label: evil, live: true },
      { label: `${evil}2`, live: false },
    ]);
  if (pathname.endsWith('/datasource')) return Response.json([{ label: evil }, { label: `${evil}2` }]);
  if (pathname.endsWith('/apigroup'))
    return Response.json([
      { name: evil, canonical: 'abCD1234', description: evil },
      { name: `${evil}2`, canonical: 'other123' },
    ]);
  if (pathname.includes('/apispec:')) {
    const fields = { [`login${evil}`]: { type: 'string' }, [`pass${evil}`]: { type: 'string' } };
    const body = { content: { 'application/json': { schema: { properties: fields } } } };
    const post = { summary: evil, requestBody: body };
    return Response.json({
      paths: { '/auth/login': { post }, '/login': { post }, '/auth/me': { get: post } },
    });
  }
  if (pathname.endsWith('/auth/login'))
    return Response.json({ code: 'ERROR', message: evil }, { status: 403 });
  return Response.json({ message: evil }, { status: 404 });
}

// oxlint-disable-next-line no-control-regex
const commands = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/;

test('in piped mode, questions, choices and messages of a hostile backend are plain text', async () => {
  for (const answers of [
    ['1', '1', '1', '1', '1', 'y', '1', '1', '1', '1', '1', 'y', 'ada', 'secret-1', 'n', 'n', 'n'],
    ['1', '1', '1', '1', '2', 'n', '9'],
  ]) {
    const cli = new CommandLine();
    cli.hosts.set(HOST, hostile);
    cli.hosts.set('app.xano.com', hostile);
    const input = new PassThrough();
    input.end(answers.map((answer) => `${answer}\n`).join(''));
    cli.env.XANO_META_API_KEY = key;
    const err = (line: string): void => void (cli.err += `${line}\n`);
    const io: Io = { ...cli.io(), ask: askLines(input, err) };
    await run(['setup'], io);
    assert.match(cli.err, /Instance/);
    assert.match(cli.err, /\ufffd\]52/);
    assert.ok(!commands.test(cli.err.replaceAll('\n', '')), JSON.stringify(cli.err.match(commands)));
    assert.ok(!commands.test(cli.out.replaceAll('\n', '')));
    assert.doesNotMatch(cli.err, /^ok {7}forged|\u202e/m);
  }
});

test('no text of a page looks like another line of the doctor’s report', async () => {
  const cli = await new CommandLine().backend();
  const text = '&#10;ok       forged &#x202e;';
  const page =
    cli.page(`<!doctype html><xano-connection id="x${text}" base-url="${BASE_URL}"></xano-connection>
    <xano-user connection="y${text}"></xano-user><xano-auth-guard redirect-to="z${text}"></xano-auth-guard>
    <xano-sign-in-form role="${text}" id="w${text}"></xano-sign-in-form>`);
  await page.run(['doctor', 'https://app.example.com/']);
  assert.match(cli.out, /y\ufffdok {7}forged/);
  assert.doesNotMatch(cli.out, /^ok {7}forged|\u202e/m);
});

test('a question is shown as one line, and turns no text around', () => {
  assert.equal(oneLine('a\nb\u2028c\u202ed\x1be'), 'a\ufffdb\ufffdc\ufffdd\ufffde');
  assert.equal(oneLine('Größe – 名前'), 'Größe – 名前');
});
