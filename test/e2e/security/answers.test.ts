// Answers that no backend should give, to a form and to a reload: the visitor is in, or reads a sentence; nothing throws,
// nothing hangs, nothing of a prototype is reached, and the next try with a good answer works.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { engineNames, openBrowser, type Page, type TestBrowser } from '../../support/browsers/index.js';
import { openSite, type Site, withElements } from '../../support/e2e/site.js';

/** The text of an answer, by its name; functions of the page, as some are too large to be sent there. */
const bodies = `({
  nothing: () => '',
  'white space': () => ' '.repeat(5e6),
  'half of one': () => '{"authToken": "x',
  null: () => 'null',
  'a number': () => '1e999',
  'a text': () => '"token"',
  'a list': () => '[]',
  'lists in lists': () => '['.repeat(50_000) + ']'.repeat(50_000),
  'deep metadata': () => '{"authToken":"x","metadata":' + '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000) + '}',
  'a token that is an object': () => '{"authToken":{"toString":1,"length":5}}',
  'a token that is a list': () => '{"authToken":["x"]}',
  'a token that is true': () => '{"authToken":true}',
  'a token that is empty': () => '{"authToken":""}',
  'a token with a line break': () => '{"authToken":"a\\\\nX-Evil: 1"}',
  'a token in other letters': () => '{"authToken":"€uro"}',
  'a token of two million letters': () => JSON.stringify({ authToken: 'x'.repeat(2e6) }),
  'a prototype': () => '{"__proto__":{"authToken":"x"},"constructor":{"prototype":{"polluted":1}}}',
  'a million keys': () => '{' + Array.from({ length: 2e5 }, (_, at) => '"k' + at + '":1').join() + '}',
  HTML: () => '<!doctype html><script>alert(1)</' + 'script>',
  'an error without words': () => '{"code":"ERROR_CODE_ACCESS_DENIED"}',
  'an error of other types': () => '{"code":1,"message":{"a":1},"payload":[{"param":{}}]}',
  'an error for __proto__': () => '{"code":"ERROR_CODE_INPUT_ERROR","message":"No.","payload":{"param":"__proto__"}}',
  'a thrown error that is fine': () => '{"statement":"Throw Error","message":"No."}',
  'words without end': () => JSON.stringify({ code: 'ERROR_CODE_ACCESS_DENIED', message: 'No! '.repeat(1e6) }),
})`;

const html = withElements(`
  <script>
    const bodies = ${bodies};
    globalThis.names = Object.keys(bodies);
    const good = { login: () => '{"authToken":"good"}', me: () => '{"id":1,"name":"Ada"}' };
    globalThis.answers = { ...good };
    globalThis.faults = [];
    addEventListener('error', (event) => faults.push(String(event.message)));
    addEventListener('unhandledrejection', (event) => faults.push(String(event.reason)));
    globalThis.fetch = async (request) => {
      const which = request.url.includes('/auth/me') ? 'me' : 'login';
      return new Response(answers[which](), { status: answers.status ?? 200, headers: { 'Content-Type': 'application/json' } });
    };
    const settled = async (holds) => {
      for (let count = 0; count < 200 && !holds(); count++) await new Promise((resolve) => setTimeout(resolve, 20));
      return holds();
    };
    /** Submits the form, and tells how it ended. */
    globalThis.attempt = async (name, which, status) => {
      const form = document.querySelector('xano-sign-in-form');
      const { auth } = document.querySelector('xano-connection');
      const end = async () => {
        answers = { ...good };
        await auth.signOut();
        await settled(() => form.querySelector('[name=password]'));
      };
      answers = { ...good, [which]: bodies[name], status };
      form.querySelector('[name=email]').value = 'ada@example.com';
      form.querySelector('[name=password]').value = 'correct-horse';
      form.requestSubmit();
      const isOver = await settled(() => !form.pending && auth.$session.get().status !== 'restoring');
      const { status: now, error } = auth.$session.get();
      const outcome = { isOver, status: now, code: form.error?.code ?? error?.code ?? '', text: (form.shadowRoot.textContent + form.textContent).length };
      await end();
      return outcome;
    };
  </script>
  <xano-sign-in-form></xano-sign-in-form><xano-user></xano-user>`);

for (const engine of engineNames())
  describe(`odd answers in ${engine}`, () => {
    let browser: TestBrowser;
    let site: Site;
    let page: Page;
    before(async () => {
      browser = await openBrowser(engine);
      site = await openSite({ '/': html });
      page = await (await browser.newContext()).newPage();
      await page.goto(`${site.url}/`);
      await page.waitFor(() => document.querySelector('xano-sign-in-form [name=password]'));
    });
    after(async () => {
      await browser.close();
      await site.close();
    });

    for (const which of ['login', 'me'] as const)
      for (const status of [200, 403, 500])
        test(`to ${which === 'me' ? 'the question who it is' : 'a sign-in'}, as ${status}`, async () => {
          const names: string[] = await page.evaluate('names');
          for (const name of names) {
            const outcome = (await page.evaluate(
              `attempt(${JSON.stringify(name)}, '${which}', ${status})`,
            )) as { isOver: boolean; status: string; code: string; text: number };
            const told = `${name}: ${JSON.stringify(outcome)}`;
            assert.ok(outcome.isOver, told);
            if (outcome.status !== 'signed-in') assert.notEqual(outcome.code, '', told);
            assert.notEqual(outcome.code, 'unexpected', told);
            assert.ok(outcome.text < 20_000, told);
          }
          assert.deepEqual(await page.evaluate('faults'), []);
          assert.equal(
            await page.evaluate('({}).polluted === undefined && ({}).authToken === undefined'),
            true,
          );
        });
  });
