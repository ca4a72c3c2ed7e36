// The tables of README.md, between its markers, and llms.txt, which tells a language model all of it in one file.
import { elementsOf } from './manifest.mjs';
import { customPropertiesOf, markdownOf, sectionsOf, table } from './sections.mjs';

/** What each pair of markers in README.md holds. */
const parts = {
  elements: (elements) =>
    table(
      ['element', 'what it does'],
      elements.map(({ tagName, summary }) => [`\`<${tagName}>\``, summary]),
    ),
  events: ([connection]) => {
    const { head, rows } = sectionsOf(connection).find(({ title }) => title === 'Events');
    return table(head, rows);
  },
  'custom-properties': (elements) => {
    const { head, rows } = customPropertiesOf(elements);
    return table(head, rows);
  },
  reference: (elements) =>
    elements
      .map((element, index) => {
        const tables = markdownOf(
          { ...element, events: [] },
          elements.slice(0, index),
          (title) => `**${title}**`,
        );
        return `<details>\n<summary><code>&lt;${element.tagName}&gt;</code></summary>\n\n${tables}\n\n</details>`;
      })
      .join('\n'),
};

/** README.md with its generated parts renewed. */
export const renew = (readme, manifest) => {
  const elements = elementsOf(manifest);
  return Object.entries(parts).reduce((text, [name, make]) => {
    const [start, end] = [`<!-- from the doc blocks: ${name} -->`, `<!-- end: ${name} -->`];
    const [before, rest] = text.split(start);
    const after = rest?.split(end)[1];
    if (after === undefined) throw new Error(`README.md lacks "${start}" or "${end}".`);
    return `${before}${start}\n${make(elements)}\n${end}${after}`;
  }, readme);
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

One script registers all elements: \`import 'xano-auth-elements'\`, or \`<script type="module" src="…/cdn/xano-auth-elements.js"></script>\` on a page without a bundler. One \`<xano-connection>\` a page names the backend; the other elements find it. Every attribute is also a property of the element, in camelCase (\`redirect-to\`, \`redirectTo\`); a boolean attribute counts by being there. Events bubble to \`document\`, carry no password and no token, and come once for each transition. A guard hides content, it does not protect it: each Xano endpoint must check the token and the role itself.

${chapters.join('\n\n')}

## Custom properties

Set on \`:root\` or on any element: \`:root { --xano-color-accent: teal }\`. Parts are reached by \`xano-sign-in-form::part(submit)\`, states by \`xano-sign-in-form:state(pending)\`.

${table(head, rows)}
`;
};
