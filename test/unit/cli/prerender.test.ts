// Forms written into static pages: idempotent, and the rest of the page to the letter.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { prerender, type PrerenderOptions } from '../../../src/cli/prerender-command.js';
import { fillForms } from '../../../src/cli/prerender/fill-forms.js';
import type { Io } from '../../../src/cli/io.js';

const page = (body: string): string => `<!DOCTYPE html>
<html lang=en>
  <head><title>Sign in</title></head>
  <body   class='odd'>
    ${body}
  </body>
</html>
`;
const sources = (text: string): string[] => text.match(/<\w+ data-xano-generated="server"/g) ?? [];

describe('fillForms', () => {
  test('writes a form right after the start tag, and leaves all else as it is', async () => {
    const before = page('<xano-sign-in-form id="login">\n</xano-sign-in-form>');
    const { source, forms, problems } = await fillForms(before);
    assert.deepEqual({ forms, problems }, { forms: 1, problems: [] });
    assert.match(source, /<xano-sign-in-form id="login"><form data-xano-generated="server" id="login-form"/);
    assert.equal(source.replace(/<form data-xano-.*(?=\n<\/xano-sign-in-form>)/s, ''), before);
  });

  test('a second time changes nothing', async () => {
    const once = await fillForms(page('<xano-sign-up-form confirm-password></xano-sign-up-form>'));
    assert.deepEqual(await fillForms(once.source), once);
  });

  test('writes in the language that is declared around the form', async () => {
    const { source } = await fillForms(
      page('<div lang="de-CH"><xano-sign-in-form></xano-sign-in-form></div>'),
    );
    assert.match(source, />Passwort<\/label>/);
  });

  test('writes anew what an attribute changed', async () => {
    const { source } = await fillForms(page('<xano-sign-in-form></xano-sign-in-form>'));
    const changed = await fillForms(source.replace('<xano-sign-in-form', '$& identifier="phone"'));
    assert.match(changed.source, /type="tel"/);
    assert.doesNotMatch(changed.source, /type="email"/);
  });

  test('forms in one page get ids of their own, as the elements would give them', async () => {
    const { source, forms } = await fillForms(page('<xano-sign-in-form></xano-sign-in-form>'.repeat(2)));
    assert.equal(forms, 2);
    assert.deepEqual(
      [...source.matchAll(/<form [^>]*id="([^"]*)"/g)].map(([, id]) => id),
      ['xano-sign-in-form-form', 'xano-sign-in-form-2-form'],
    );
  });

  test('a form of the page is used, so nothing is written', async () => {
    const own = page(
      '<xano-sign-in-form><div><form method="post"><input name="email"></form></div></xano-sign-in-form>',
    );
    assert.equal((await fillForms(own)).source, own);
  });

  test("a label of the page's own is not written a second time", async () => {
    const { source } = await fillForms(
      page(
        '<xano-sign-in-form><label slot="email-label">Mail</label><b slot="submit-label" id="go">Go</b></xano-sign-in-form>',
      ),
    );
    assert.equal(source.match(/slot="email-label"/g)?.length, 1);
    assert.match(source, /<button [^>]*aria-labelledby="go"><\/button>/);
  });

  test('writes into templates, which guards put into the page', async () => {
    const { source } = await fillForms(
      page(
        '<xano-auth-guard><template slot="signed-out"><xano-sign-in-form></xano-sign-in-form></template></xano-auth-guard>',
      ),
    );
    assert.ok(sources(source).length > 3);
  });

  test('says so where a browser would tear the form out of its element, and changes nothing', async () => {
    for (const around of ['p', 'form']) {
      const before = page(`<${around}><xano-sign-in-form></xano-sign-in-form></${around}>`);
      const { source, problems } = await fillForms(before);
      assert.equal(source, before);
      assert.match(String(problems), /<xano-sign-in-form> in line 5: .*neither into a <p> nor/);
    }
  });

  for (const around of [
    ['<table><tr>', '<td></td></tr></table>'],
    ['<svg>', '</svg>'],
  ] as const)
    test(`says so in ${around[0]}, where a second time would write a second form`, async () => {
      const before = page(`${around[0]}<xano-sign-in-form></xano-sign-in-form>${around[1]}`);
      const { source, problems } = await fillForms(before);
      assert.equal(source, before);
      assert.match(problems.join(), /^<xano-sign-in-form> in line 5: a browser moves its form/);
    });

  for (const code of [
    '<?php if ($x) echo "remember-me" ?>',
    '<?= $x ?>',
    '{% if a > b %}remember-me{% endif %}',
    '<% if x %>remember-me<% end %>',
    '{{#if x}}remember-me{{/if}}',
    '@if($a > 1) remember-me @endif',
  ])
    test(`says so where a tag has ${code} in it, and changes nothing`, async () => {
      const before = page(`<xano-sign-in-form ${code}></xano-sign-in-form>`);
      const { source, problems } = await fillForms(before);
      assert.equal(source, before);
      assert.match(problems.join(), /^<xano-sign-in-form> in line 5: its tag has code of a template in it/);
    });

  test('takes what a template puts into values and around elements as it is', async () => {
    const before = page(
      '<?php if ($x > 1): ?>{% if a > b %}<xano-sign-in-form redirect-to="{{ url }}" heading="<?= $title ?>" @click="x"></xano-sign-in-form>',
    );
    const { forms, problems } = await fillForms(before);
    assert.deepEqual({ forms, problems }, { forms: 1, problems: [] });
  });

  test('reads a page that is nested deeply', async () => {
    const deep = '<div>'.repeat(20_000);
    assert.equal((await fillForms(page(`${deep}<xano-sign-in-form></xano-sign-in-form>`))).forms, 1);
  });

  test('until the script is there, nothing can be submitted', async () => {
    const { source } = await fillForms(page('<xano-sign-in-form></xano-sign-in-form>'));
    assert.match(source, /<form [^>]*method="dialog"/);
    assert.match(source, /<button [^>]*type="button"/);
    assert.doesNotMatch(source, /type="submit"/);
  });
});

describe('prerender', () => {
  let folder = '';
  before(async () => void (folder = await mkdtemp(join(tmpdir(), 'prerender-'))));
  after(() => rm(folder, { recursive: true }));

  const runWith = async (options: PrerenderOptions, ...paths: string[]) => {
    const lines: string[] = [];
    const io = { out: (line: string) => lines.push(line), err: (line: string) => lines.push(line) };
    const code = await prerender(paths, options, io as unknown as Io);
    return { code, lines };
  };
  const run = (...paths: string[]) => runWith({}, ...paths);
  const write = async (name: string, body: string): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, page(body));
    return path;
  };

  test('changes pages in place and tells of each', async () => {
    const path = await write('login.html', '<xano-sign-in-form></xano-sign-in-form>');
    assert.deepEqual(await run(path), { code: 0, lines: [`${path}: 1 form, written`] });
    assert.match(await readFile(path, 'utf8'), /data-xano-generated/);
    assert.deepEqual(await run(path), { code: 0, lines: [`${path}: 1 form, nothing to change`] });
  });

  test('writes none where one cannot be written', async () => {
    const good = await write('good.html', '<xano-sign-in-form></xano-sign-in-form>');
    const bad = await write('bad.html', '<p><xano-sign-in-form></xano-sign-in-form>');
    const { code, lines } = await run(good, bad);
    assert.equal(code, 1);
    assert.match(String(lines), /bad\.html: <xano-sign-in-form> in line 5/);
    assert.doesNotMatch(await readFile(good, 'utf8'), /data-xano-generated/);
  });

  test('says so where a page is not in UTF-8, and leaves it to the byte', async () => {
    for (const encoding of ['latin1', 'utf16le'] as const) {
      const bytes = Buffer.from(
        `\ufeff${page('<p>Grüße</p><xano-sign-in-form></xano-sign-in-form>')}`,
        encoding,
      );
      const path = join(folder, `${encoding}.html`);
      await writeFile(path, bytes);
      await assert.rejects(run(path), /is not in UTF-8/);
      assert.deepEqual(await readFile(path), bytes);
    }
  });

  test('a page that is not there is told', async () => {
    await assert.rejects(run(join(folder, 'none.html')), /none\.html: ENOENT/);
  });

  describe('with the style sheet in the page', () => {
    const link = '<link rel="stylesheet" href="cdn/cloak.css" />';
    const styleIn = (html: string): string | undefined =>
      /<style data-xano-cloak>([^]*?)<\/style>/.exec(html)?.[1];

    test('puts it in place of its link, and says what a policy needs', async () => {
      const path = await write('styled.html', `${link}<link rel=stylesheet href=own.css>`);
      const { code, lines } = await runWith({ inlineStyles: true }, path);
      const html = await readFile(path, 'utf8');
      const css = styleIn(html) ?? '';
      assert.match(css, /xano-auth-guard:not\(:defined\)\{display:none!important\}/);
      assert.equal(html, page(`<style data-xano-cloak>${css}</style><link rel=stylesheet href=own.css>`));
      assert.equal(code, 0);
      const hash = createHash('sha256').update(css).digest('base64');
      assert.match(lines.at(-1) ?? '', /style-src/);
      assert.ok(lines.at(-1)?.includes(`'sha256-${hash}'`));
    });

    test('finds the link under the name of a build, and keeps what it is for', async () => {
      const built = '<link rel="stylesheet" href="/assets/cloak-1a2b3c4d.css" media="screen">';
      const path = await write('built.html', built);
      const { code } = await runWith({ inlineStyles: true }, path);
      const once = await readFile(path, 'utf8');
      assert.equal(code, 0);
      assert.match(once, /<style data-xano-cloak media="screen">[^<]*xano-auth-guard/);
      await runWith({ inlineStyles: true }, path);
      assert.equal(await readFile(path, 'utf8'), once);
    });

    test('renews one of an older version, with the option and without', async () => {
      for (const inlineStyles of [true, false]) {
        const path = await write('old.html', '<style data-xano-cloak>old { color: red }</style>');
        await runWith({ inlineStyles }, path);
        const once = await readFile(path, 'utf8');
        assert.match(styleIn(once) ?? '', /xano-auth-guard/);
        await runWith({ inlineStyles }, path);
        assert.equal(await readFile(path, 'utf8'), once);
      }
    });

    test('leaves links alone without the option', async () => {
      const path = await write('linked.html', link);
      await run(path);
      assert.equal(await readFile(path, 'utf8'), page(link));
    });

    test('says so where a page has neither, and changes nothing', async () => {
      const path = await write('bare.html', '<xano-sign-in-form></xano-sign-in-form>');
      const { code, lines } = await runWith({ inlineStyles: true }, path);
      assert.equal(code, 1);
      assert.match(String(lines), /bare\.html: no <link rel="stylesheet"> to cloak\.css/);
      assert.doesNotMatch(await readFile(path, 'utf8'), /data-xano/);
    });
  });
});
