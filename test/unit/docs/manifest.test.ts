// The documentation says what the code has, no more and no less, and what is made from it is fresh.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { createManifest, elementsOf } from '../../../docs/make/manifest.mjs';
import { elementPages, llms, llmsFull, renew } from '../../../docs/make/markdown.mjs';
import { textsPage } from '../../../docs/make/texts.mjs';
import en from '../../../components/messages/en.js';
import { read, readSources } from '../../../docs/make/sources.mjs';
import { sitePages } from '../../../docs/site/pages.mjs';
import { problemsIn, type Sources } from '../../support/documented.js';

const sources: Sources = readSources();

/** The sources with a line more at the end of a file. */
const added = (path: string, line: string): Sources => {
  assert.ok(sources[path], path);
  return { ...sources, [path]: `${sources[path]}\n${line}\n` };
};

/** The sources with one place changed, which has to be there. */
const planted = (path: string, from: string | RegExp, to: string): Sources => {
  const text = sources[path] ?? '';
  const changed = text.replace(from, to);
  assert.notEqual(changed, text, `${path} lacks ${from}`);
  return { ...sources, [path]: changed };
};

const GUARD = 'components/auth-guard/auth-guard.ts';
const FORM = 'components/form/auth-form.ts';
const TEMPLATE = 'components/form/form-template.ts';

describe('the doc blocks', () => {
  test('name everything that the code has, and nothing else', () => {
    assert.deepEqual(problemsIn(sources), []);
  });

  const cases: [what: string, changed: Sources, problem: RegExp][] = [
    [
      'a part that nobody documents',
      added(FORM, 'html`<p part="secret"></p>`;'),
      /auth-form\.ts has cssParts "secret"/,
    ],
    [
      'a part in a template that nobody documents',
      added(GUARD, 'html`<p part="error secret"></p>`;'),
      /auth-guard\.ts has cssParts "secret"/,
    ],
    [
      'a part of fields that nobody documents',
      added('components/form/field-template.ts', "parts('clue', kind);"),
      /field-template\.ts has cssParts "clue"/,
    ],
    [
      'a part handed on that nobody documents',
      added(FORM, 'html`<xano-logout-button exportparts="spinner: small-spinner"></xano-logout-button>`;'),
      /auth-form\.ts has cssParts "small-spinner"/,
    ],
    [
      'a part that is gone',
      planted(GUARD, '@csspart pending', '@csspart waiting-room - gone\n * @csspart pending'),
      /<xano-auth-guard> documents cssParts "waiting-room"/,
    ],
    [
      'a slot that nobody documents',
      added(TEMPLATE, 'html`<slot @slotchange=${look} name="between"></slot>`;'),
      /form-template\.ts has slots "between"/,
    ],
    [
      'a slot in a template that nobody documents',
      added(GUARD, 'html`<slot name="between"></slot>`;'),
      /auth-guard\.ts has slots "between"/,
    ],
    [
      'a slot that is gone',
      planted(GUARD, '@slot pending', '@slot lobby - gone\n * @slot pending'),
      /<xano-auth-guard> documents slots "lobby"/,
    ],
    [
      'a default slot that nobody documents',
      planted('components/logout-button/logout-button.ts', '@slot - its label', '@slot label - its label'),
      /logout-button\.ts has slots ""/,
    ],
    [
      'a state that nobody documents',
      planted(FORM, "this.pending && 'pending',", "this.pending && 'pending',\n      this.done && 'busy',"),
      /auth-form\.ts has cssStates "busy"/,
    ],
    [
      'a state that is gone',
      planted('components/user/user.ts', ' * @example', ' * @cssstate gilded - gone\n * @example'),
      /<xano-user> documents cssStates "gilded"/,
    ],
    [
      'a status without its state',
      planted(GUARD, ' * @cssstate forbidden', ' * @cssstate missing'),
      /<xano-auth-guard> documents other states than GuardState/,
    ],
    [
      'a property without words',
      planted(GUARD, /  \/\*\* Whether one of the roles.*\n/, ''),
      /<xano-auth-guard> says nothing of attributes "match"/,
    ],
    [
      'a setting without words in the core',
      planted('src/core/connection/settings.ts', '  /** Sent as `X-Branch`. */\n', ''),
      /<xano-environment> says nothing of attributes "branch"/,
    ],
    [
      'a method without words',
      planted(FORM, /  \/\*\* Submits, as.*\n/, ''),
      /<xano-sign-up-form> says nothing of members "requestSubmit"/,
    ],
    [
      'an event that nobody documents',
      planted(
        'components/shared/events.ts',
        "  'xano-authenticate': XanoEvent;",
        "  'xano-authenticate': XanoEvent;\n  'xano-surprise': XanoEvent;",
      ),
      /xano-surprise is dispatched/,
    ],
    [
      'an event that is gone',
      planted(GUARD, '{XanoNavigateEvent} xano-navigate', '{XanoNavigateEvent} xano-leave'),
      /<xano-auth-guard> documents xano-leave/,
    ],
    [
      'an event of another class',
      planted(GUARD, '{XanoNavigateEvent} xano-navigate', '{XanoEvent} xano-navigate'),
      /<xano-auth-guard> documents xano-navigate as XanoEvent/,
    ],
    [
      'a field of an event without words',
      planted('components/shared/events.ts', '  /** Where to. */\n', ''),
      /XanoNavigateEvent says nothing of "url"/,
    ],
    [
      'a custom property without words',
      planted(
        'components/shared/styles/tokens.styles.ts',
        ' * @cssprop --xano-radius - radius of corners\n',
        '',
      ),
      /<xano-auth-guard> says nothing of cssProperties "--xano-radius"/,
    ],
    [
      'a custom property that is gone',
      planted('components/shared/styles/tokens.styles.ts', 'var(--xano-radius, 0.5rem)', '0.5rem'),
      /@cssprop --xano-radius is read by no element/,
    ],
    [
      'a custom property in a sheet that the manifest does not see',
      planted(
        'components/form/light.styles.ts',
        'font-weight: 500;',
        'font-weight: var(--xano-weight, 500);',
      ),
      /light\.styles\.ts reads --xano-weight/,
    ],
    [
      'an element without a summary',
      planted('components/user/user.ts', ' * @summary', ' * @remarks'),
      /<xano-user> has no @summary/,
    ],
  ];
  for (const [what, changed, problem] of cases)
    test(`are missed: ${what}`, () => {
      const problems = problemsIn(changed);
      assert.ok(
        problems.some((one) => problem.test(one)),
        `told instead: ${problems.join('\n') || 'nothing'}`,
      );
    });
});

describe('the manifest', () => {
  const manifest = createManifest(sources);
  const form = elementsOf(manifest).find(
    ({ tagName }: { tagName: string }) => tagName === 'xano-sign-in-form',
  );

  test('has inherited attributes, with types spelled out, defaults and meaning', () => {
    const attribute = (wanted: string) =>
      form.attributes.find(({ name }: { name: string }) => name === wanted);
    assert.deepEqual(attribute('identifier'), {
      name: 'identifier',
      type: { text: "'email' | 'username' | 'phone'" },
      description: 'What the first field asks for: sets its type, keyboard, autocomplete and label.',
      fieldName: 'identifier',
      default: "'email'",
    });
    assert.ok(attribute('connection'));
  });

  test('has nothing private, protected, internal or static', () => {
    const text = JSON.stringify(elementsOf(manifest));
    assert.doesNotMatch(
      text,
      /"privacy"|"static"|"#|"(backend|session|flow|errors|styles|properties|render)"/,
    );
  });

  test('has the words of the core for the settings of a connection, by the names of attributes', () => {
    const [connection] = elementsOf(manifest);
    const { description, default: value } = connection.attributes.find(
      ({ name }: { name: string }) => name === 'refresh-token-key',
    );
    assert.deepEqual(
      [description, value],
      ['Keys of the refresh token, written like `auth-token-key`.', "'refreshToken'"],
    );
  });

  test('names custom properties with the defaults of the style sheets, where they have an effect', () => {
    const defaultOf = (tag: string, wanted: string) =>
      elementsOf(manifest)
        .find(({ tagName }: { tagName: string }) => tagName === tag)
        .cssProperties?.find(({ name }: { name: string }) => name === wanted)?.default;
    assert.equal(defaultOf('xano-sign-in-form', '--xano-gap'), 'calc(var(--xano-space, 0.25rem) * 4)');
    assert.equal(defaultOf('xano-auth-guard', '--xano-radius'), '0.5rem');
    assert.equal(defaultOf('xano-auth-guard', '--xano-field-height'), undefined);
    assert.equal(defaultOf('xano-user', '--xano-radius'), undefined);
  });

  test('is refused where the code is written in a way that it cannot read', () => {
    const user = 'components/user/user.ts';
    const properties = 'static override properties = {';
    assert.throws(
      () => createManifest(planted(user, properties, `${properties} colour: {},`)),
      /user\.ts: .* expects a field "colour" in the class/,
    );
    assert.throws(
      () => createManifest(planted(user, properties, `${properties} ...elsewhere,`)),
      /user\.ts: "\.\.\.elsewhere" is not read .* expects an interface of the class's name/,
    );
    assert.throws(
      () =>
        createManifest(planted(user, properties, `static override styles = [...shared];\n  ${properties}`)),
      /user\.ts: "\.\.\.shared" is not read .* expects the names of style sheets/,
    );
  });

  test('leads to files of the package', () => {
    for (const { path, exports } of manifest.modules) {
      assert.match(path, /^dist\/components\/.*\.js$/);
      assert.ok(sources[path.replace('dist/', '').replace('.js', '.ts')], path);
      assert.ok(exports.length > 0, path);
    }
  });
});

describe('what is made from the manifest', () => {
  const manifest = createManifest(sources);

  const CURE = 'run `npm run docs` and commit it';
  /** What is committed now, by name. */
  const committed = Object.fromEntries(
    readdirSync(new URL('../../../docs/elements/', import.meta.url)).map((name) => [
      name,
      read(`docs/elements/${name}`),
    ]),
  );

  test('README.md is fresh', () => {
    const readme = read('README.md');
    assert.ok(renew(readme, manifest) === readme, `README.md is stale: ${CURE}.`);
  });

  test('README.md would be stale after a change of a summary', () => {
    const changed = createManifest(
      planted(GUARD, '@summary Shows its content', '@summary Shows what it has'),
    );
    const readme = read('README.md');
    assert.notEqual(renew(readme, changed), readme);
  });

  test('README.md is short: what it is, how to begin, and where the rest stands', () => {
    assert.ok(read('README.md').split('\n').length <= 200);
  });

  test('docs/elements/ is fresh, and has no page too many', () => {
    const pages: Record<string, string> = elementPages(manifest);
    assert.deepEqual(Object.keys(committed).sort(), Object.keys(pages).sort());
    for (const [name, text] of Object.entries(pages))
      assert.ok(committed[name] === text, `docs/elements/${name} is stale: ${CURE}.`);
  });

  test('docs/elements/ would be stale after a change of a doc block', () => {
    const changed = createManifest(planted(GUARD, 'Roles that may see the content', 'Roles that may see it'));
    const pages: Record<string, string> = elementPages(changed);
    const stale = Object.keys(pages).filter((name) => pages[name] !== committed[name]);
    assert.deepEqual(stale, ['xano-auth-guard.md']);
  });

  test('docs/elements/texts.md has every text, and would be stale after a change of one', () => {
    const page = committed['texts.md'] ?? '';
    for (const code of Object.keys(en)) assert.ok(page.includes(`| \`${code}\` |`), code);
    const changed = read('components/messages/en.ts').replace("'Sign out'", "'Leave'");
    assert.notEqual(
      textsPage([
        changed,
        read('components/messages/account/en.ts'),
        read('components/messages/strength.ts'),
      ]),
      page,
    );
  });

  test('each element has a page in docs/elements/, with all that it has', () => {
    for (const element of elementsOf(manifest)) {
      const page = committed[`${element.tagName}.md`] ?? '';
      assert.ok(committed['README.md']?.includes(`(${element.tagName}.md)`), element.tagName);
      for (const kind of ['attributes', 'slots', 'events', 'cssParts', 'cssStates'])
        for (const { name } of element[kind] ?? [])
          assert.ok(
            name ? page.includes(name) : page.includes('| default |'),
            `${element.tagName} ${kind} ${name}`,
          );
      assert.doesNotMatch(page, /\bundefined \|/);
    }
  });

  test('each element has a page in the site, with all that it has and an example that runs', () => {
    const pages = new Map(sitePages(manifest).map(({ address, text }) => [address, text]));
    for (const element of elementsOf(manifest)) {
      const page = pages.get(`elements/${element.tagName}.html`) ?? '';
      assert.ok(pages.get('elements/index.html')?.includes(`(${element.tagName}.md)`));
      for (const kind of ['attributes', 'slots', 'events', 'cssParts', 'cssProperties'])
        for (const { name } of element[kind] ?? [])
          assert.ok(page.includes(name ? `\`${name}\`` : '| default |'), `${element.tagName} ${name}`);
      const examples = [...page.matchAll(/^```html live.*\n([^]*?)^```/gm)].map(([, code]) => code);
      assert.ok(
        examples.some((code = '') => code.includes(`<${element.tagName}`)),
        `${element.tagName} has no example`,
      );
      assert.ok(!/\| undefined \|/.test(page), `${element.tagName} says undefined`);
    }
  });

  test('llms.txt tells of each element and its attributes', () => {
    const text = llms(manifest, JSON.parse(read('package.json')));
    assert.match(text, /^# xano-auth-elements\n\n> /);
    for (const { tagName, attributes } of elementsOf(manifest)) {
      assert.ok(text.includes(`\n## <${tagName}>\n`), tagName);
      for (const { name } of attributes) assert.ok(text.includes(`\`${name}\``), name);
    }
    assert.doesNotMatch(text, /\bundefined \|/);
  });

  test('llms-full.txt has the reference and every guide for users', () => {
    const text = llmsFull(manifest, JSON.parse(read('package.json')), read);
    assert.ok(text.startsWith(llms(manifest, JSON.parse(read('package.json'))).trim()));
    // Those are for who works on the library itself.
    const own = ['README.md', 'architecture.md', 'performance.md'];
    for (const name of readdirSync(new URL('../../../docs/', import.meta.url)))
      if (name.endsWith('.md'))
        assert.equal(text.includes(read(`docs/${name}`).trim()), !own.includes(name), name);
  });
});
