// The rules of the sources, for oxlint. The walls between the rooms stand in walls.mjs.
import { fileURLToPath } from 'node:url';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';

const root = fileURLToPath(new URL('../../../', import.meta.url)).replaceAll('\\', '/');

const GLOBAL_OBJECTS = ['globalThis', 'window', 'self'];

/** Refuses these globals, written bare or as a property of the global object. */
const withoutGlobals = (names, message) => ({
  'no-restricted-globals': ['error', ...names.map((name) => ({ name, message }))],
  'no-restricted-properties': [
    'error',
    ...GLOBAL_OBJECTS.flatMap((object) => names.map((property) => ({ object, property, message }))),
  ],
});

const NO_DOM = 'src/ has no DOM: take it through a port.';
const NO_LIT = 'src/ knows no Lit.';
const ONLY_CORE = 'An element neither fetches nor stores: call the core.';

const withoutDom = {
  ...withoutGlobals(['document', 'window', 'HTMLElement', 'customElements', 'location', 'history'], NO_DOM),
  'typescript/no-restricted-types': [
    'error',
    {
      types: Object.fromEntries(
        ['HTMLElement', 'Element', 'Document', 'Window'].map((type) => [type, { message: NO_DOM }]),
      ),
    },
  ],
  'no-restricted-imports': [
    'error',
    { patterns: [{ group: ['lit', 'lit/*', 'lit-html', '@lit/*'], message: NO_LIT }] },
  ],
};

/** What the plugins say of elements and their templates, save what goes against the house. */
const templates = {
  ...lit.configs.all.rules,
  ...litA11y.configs.recommended.rules,
  // A choice has its value for good: `<input type="radio" value=…>` is right.
  'lit/no-value-attribute': 'off',
  // The house has no decorators.
  'lit/prefer-query-decorators': 'off',
  // Lists and handlers are read most easily where they are drawn.
  'lit/no-template-map': 'off',
  'lit/no-template-arrow': 'off',
};

export default {
  plugins: ['typescript', 'unicorn', 'oxc', 'import'],
  jsPlugins: [
    'eslint-plugin-lit',
    { name: 'lit-a11y', specifier: './lit-a11y.mjs' },
    { name: 'rooms', specifier: './walls.mjs' },
  ],
  categories: { correctness: 'error' },
  env: { browser: true, es2024: true },
  rules: {
    'rooms/walls': 'error',
    'import/no-cycle': ['error', { ignoreTypes: false }],
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'no-unused-vars': 'error',
    eqeqeq: ['error', 'smart'],
    'no-var': 'error',
    'prefer-const': 'error',
    'unicorn/no-useless-spread': 'off',
    // The properties of an element that come from a table have their types by an interface of the same name.
    'typescript/no-unsafe-declaration-merging': 'off',
  },
  overrides: [
    // A page knows its browser there, and the browser its pages.
    { files: [`${root}test/model/**`], rules: { 'import/no-cycle': ['error', { ignoreTypes: true }] } },
    { files: [`${root}src/**`], rules: withoutDom },
    {
      // Where the ports to the browser are made.
      files: [`${root}src/core/platform/browser*.ts`, `${root}src/emulator/page*.ts`],
      rules: Object.fromEntries(Object.keys(withoutDom).map((rule) => [rule, 'off'])),
    },
    {
      files: [`${root}components/**`],
      rules: {
        ...withoutGlobals(['fetch', 'localStorage', 'sessionStorage', 'indexedDB'], ONLY_CORE),
        ...templates,
      },
    },
  ],
};
