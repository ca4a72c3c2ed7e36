// What an editor shows: the language services of VS Code, driven with the custom data that the package brings.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getCSSLanguageService, newCSSDataProvider } from 'vscode-css-languageservice';
import { getLanguageService, type MarkupContent, newHTMLDataProvider } from 'vscode-html-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { vsCodeCss, vsCodeHtml, webTypes } from '../../../docs/make/editors.mjs';
import { createManifest } from '../../../docs/make/manifest.mjs';

const manifest = createManifest();

/** Splits a text at the cursor, `|`. */
const at = (text: string, language: string) => {
  const offset = text.indexOf('|');
  const document = TextDocument.create(`file:///page.${language}`, language, 1, text.replace('|', ''));
  return { document, position: document.positionAt(offset) };
};

const textOf = (content: unknown): string =>
  typeof content === 'string' ? content : ((content as MarkupContent | undefined)?.value ?? '');

describe('in HTML, an editor', () => {
  const data = JSON.parse(vsCodeHtml(manifest));
  const service = getLanguageService({
    customDataProviders: [newHTMLDataProvider('xano-auth-elements', data)],
  });
  const complete = (text: string) => {
    const { document, position } = at(text, 'html');
    return service.doComplete(document, position, service.parseHTMLDocument(document)).items;
  };
  const hover = (text: string) => {
    const { document, position } = at(text, 'html');
    return textOf(service.doHover(document, position, service.parseHTMLDocument(document))?.contents);
  };

  test('completes the tags and explains them', () => {
    const items = complete('<xano-|');
    const form = items.find(({ label }) => label === 'xano-sign-in-form');
    assert.match(textOf(form?.documentation), /^A sign-in form\./);
    assert.ok(items.some(({ label }) => label === 'xano-auth-guard'));
    assert.match(hover('<xano-|user field="name"></xano-user>'), /signed-in user as plain text/);
  });

  test('completes redirect-to and explains it', () => {
    const item = complete('<xano-sign-in-form |></xano-sign-in-form>').find(
      ({ label }) => label === 'redirect-to',
    );
    assert.match(textOf(item?.documentation), /Where to navigate after Authenticate/);
    assert.equal(item?.textEdit?.newText, 'redirect-to="$1"');
    assert.match(
      hover('<xano-sign-in-form redirect|-to="account.html"></xano-sign-in-form>'),
      /Where to navigate after Authenticate/,
    );
  });

  test('completes what an attribute may be, and no value where it needs none', () => {
    const values = complete('<xano-connection persist="|"></xano-connection>').map(({ label }) => label);
    assert.deepEqual(values.toSorted(), ['local', 'memory', 'tab']);
    const flag = complete('<xano-sign-in-form |></xano-sign-in-form>').find(
      ({ label }) => label === 'remember-me',
    );
    assert.equal(flag?.textEdit?.newText, 'remember-me');
  });

  test('says the default of a setting', () => {
    assert.match(
      hover('<xano-connection time|out="5000"></xano-connection>'),
      /Milliseconds for one request; a second more for each 32 kB of its files, as a slow line needs\.\s+Default: `15000`/,
    );
  });

  test('offers no attribute of one element on another', () => {
    const labels = complete('<xano-user |></xano-user>').map(({ label }) => label);
    assert.ok(labels.includes('field'));
    assert.ok(!labels.includes('redirect-to'));
  });
});

describe('in CSS, an editor', () => {
  const data = JSON.parse(vsCodeCss(manifest));
  const service = getCSSLanguageService({ customDataProviders: [newCSSDataProvider(data)] });
  const complete = (text: string) => {
    const { document, position } = at(text, 'css');
    return service.doComplete(document, position, service.parseStylesheet(document)).items;
  };

  test('completes --xano-color-accent and explains it', () => {
    const item = complete(':root { --xano-color-a| }').find(({ label }) => label === '--xano-color-accent');
    assert.match(textOf(item?.documentation), /the main button.*Default: `light-dark\(#2f5bd7, #4069e6\)`/s);
  });

  test('completes the parts of a form, also by kind, and the states', () => {
    const parts = complete('xano-sign-in-form::| { }').map(({ label }) => label);
    for (const name of ['submit', 'input-password', 'field-invalid', 'continue'])
      assert.ok(parts.includes(`::part(${name})`), name);
    const states = complete('xano-sign-in-form:| { }').map(({ label }) => label);
    assert.ok(states.includes(':state(pending)'));
  });

  test('names each part, state and custom property once', () => {
    for (const list of [data.properties, data.pseudoElements, data.pseudoClasses]) {
      const names: string[] = list.map(({ name }: { name: string }) => name);
      assert.deepEqual(names, [...new Set(names)]);
    }
  });
});

test('JetBrains finds the elements, their attributes with types, and what CSS reaches', () => {
  const { name, contributions } = JSON.parse(webTypes(manifest));
  assert.equal(name, 'xano-auth-elements');
  const form = contributions.html.elements.find((one: { name: string }) => one.name === 'xano-sign-in-form');
  const identifier = form.attributes.find((one: { name: string }) => one.name === 'identifier');
  assert.deepEqual(identifier.value, { type: "'email' | 'username' | 'phone'", default: 'email' });
  assert.ok(form.events.some((one: { name: string }) => one.name === 'xano-sign-in'));
  assert.ok(
    contributions.css['pseudo-elements'].some((one: { name: string }) => one.name === 'part(submit)'),
  );
});
