// What is made from the manifest in Markdown: the list of elements in README.md, between its marks; docs/elements/,
// with a page for each element; llms.txt, which tells a language model all of it in one file.
import { elementsOf } from './manifest.mjs';
import { read } from './sources.mjs';
import { textsPage } from './texts.mjs';
import { customPropertiesOf, markdownOf, sectionsOf, table } from './sections.mjs';

const MADE = '<!-- from the doc blocks: npm run docs -->';
const [START, END] = ['<!-- from the doc blocks: elements -->', '<!-- end: elements -->'];

/** @param folder  where the pages of the elements are, as seen from the file that has the list */
const list = (elements, folder) =>
  table(
    ['element', 'what it does'],
    elements.map(({ tagName, summary }) => [`[\`<${tagName}>\`](${folder}${tagName}.md)`, summary]),
  );

/** README.md with its list of elements renewed. */
export const renew = (readme, manifest) => {
  const [before, rest] = readme.split(START);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`README.md lacks "${START}" or "${END}".`);
  return `${before}${START}\n${list(elementsOf(manifest), 'docs/elements/')}\n${END}${after}`;
};

/** The elements that `xano-auth-elements` registers. */
const everyday = [...read('components/index.ts').matchAll(/Xano\w+ \} from '\.\/[\w-]+\/([\w-]+)\.js'/g)].map(
  ([, name]) => `xano-${name}`,
);

/** What has to be loaded for an element, where the everyday file is not enough; empty otherwise. */
export const loadingOf = (tagName) => {
  const file = `components/${tagName.replace('xano-', '')}.js`;
  return everyday.includes(tagName)
    ? ''
    : `Not in the everyday file: after that, \`import 'xano-auth-elements/${file}'\`, or load \`cdn/${file}\`.\n\n`;
};

const elementPage = (element, before) => {
  const tables = markdownOf(element, before, (title) => `## ${title}`);
  return `${MADE}

# \`<${element.tagName}>\`

${element.summary}

${loadingOf(element.tagName)}${element.description}

${tables}

[All elements, events and custom properties](README.md)
`;
};

/** The files of docs/elements/, by name. */
export const elementPages = (manifest) => {
  const elements = elementsOf(manifest);
  const { head, rows } = sectionsOf(elements[0]).find(({ title }) => title === 'Events');
  const properties = customPropertiesOf(elements);
  const index = `${MADE}

# The elements

${list(elements, '')}

Every attribute is also a property of the element, in camelCase: \`redirect-to\`, \`redirectTo\`. Every element is styled by its parts (\`xano-sign-in-form::part(submit)\`), its states (\`xano-sign-in-form:state(pending)\`) and by custom properties. What visitors read, and in which languages: [texts.md](texts.md).

## Events

They bubble to \`document\`, carry no password and no token, and come once for each transition. The page of an element says which of them it begins.

${table(head, rows)}

## Custom properties

Set them on \`:root\` or on any element: \`:root { --xano-color-accent: teal }\`. Each element uses those that have a meaning for it.

${table(properties.head, properties.rows)}
`;
  const pages = elements.map((element, i) => [
    `${element.tagName}.md`,
    elementPage(element, elements.slice(0, i)),
  ]);
  return { 'README.md': index, 'texts.md': textsPage(), ...Object.fromEntries(pages) };
};

/** @param head  name and description of the package */
export const llms = (manifest, { name, description }) => {
  const elements = elementsOf(manifest);
  const { head, rows } = customPropertiesOf(elements);
  const chapters = elements.map((element, index) => {
    const tables = markdownOf(element, elements.slice(0, index), (title) => `### ${title}`);
    return `## <${element.tagName}>\n\n${element.description}\n\n${tables}`;
  });
  return `# ${name}

> ${description}

One script registers all elements: \`import 'xano-auth-elements'\`, or \`<script type="module" src="…/cdn/xano-auth-elements.js"></script>\` on a page without a bundler. The style sheet \`xano-auth-elements/cloak.css\` (\`<link rel="stylesheet" href="…/cdn/cloak.css">\`) goes into the head of every page: it hides what must not be seen before the script has run. One \`<xano-connection>\` a page names the backend; the other elements find it. Every attribute is also a property of the element, in camelCase (\`redirect-to\`, \`redirectTo\`); a boolean attribute counts by being there. Events bubble to \`document\`, carry no password and no token, and come once for each transition. A guard hides content, it does not protect it: each Xano endpoint must check the token and the role itself.

${chapters.join('\n\n')}

## Custom properties

Set on \`:root\` or on any element: \`:root { --xano-color-accent: teal }\`. Parts are reached by \`xano-sign-in-form::part(submit)\`, states by \`xano-sign-in-form:state(pending)\`.

${table(head, rows)}
`;
};

/** The guides, in the order in which somebody would read them. */
const GUIDES = [
  ...[
    'AGENTS',
    'start',
    'recipes',
    'without-a-server',
    'account',
    'navigation',
    'environments',
    'themes',
    'frameworks',
    'server',
    'testing',
    'emulator',
  ],
  ...['realtime', 'session', 'security', 'command-line', 'browsers', 'errors', 'when-something-looks-wrong'],
];

/** All that there is to read, in one file: the reference of `llms.txt`, and the guides. */
export const llmsFull = (manifest, description, read) =>
  [llms(manifest, description), ...GUIDES.map((name) => read(`docs/${name}.md`))]
    .map((text) => text.trim())
    .join('\n\n---\n\n')
    .concat('\n');
