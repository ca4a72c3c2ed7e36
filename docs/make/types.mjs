// Types for the tags in JSX (React 19, Preact, Solid) and in the templates of Vue and Svelte: `elements.d.ts` says what
// the manifest says, and each framework puts it in its own form. CONTRIBUTING.md says what the generators that there
// are lack.
import { elementsOf } from './manifest.mjs';

const comment = (text, indent) =>
  text ? `${indent}/** ${text.replaceAll('*/', '*\\/').replace(/\n/g, `\n${indent} * `)} */\n` : '';

/** A type as markup can say it, where all is text. */
const inMarkup = ({ type: { text } }) =>
  ({ number: 'number | `${number}`', boolean: "boolean | ''" })[text] ?? text;

const list = (items, line) =>
  items.map((item) => `${comment(item.description, '    ')}    ${line(item)}\n`).join('');

const block = (name, about, elements, content) =>
  `/** ${about} */\nexport interface ${name} {\n${elements
    .map((element) => `  '${element.tagName}': ${content(element)};\n`)
    .join('')}}\n`;

/** Fields that a page may set. */
const settable = ({ members = [] }) => members.filter(({ kind, readonly }) => kind === 'field' && !readonly);

/** The classes of elements and events, each from its own module. */
const importsOf = ({ modules }) =>
  modules
    .map(({ path, declarations }) => {
      const names = declarations.map(({ name }) => name).join(', ');
      return `import type { ${names} } from '${path.replace(/^dist/, '..')}';`;
    })
    .join('\n');

/** What all frameworks build on. */
const elementTypes = (manifest) => {
  const elements = elementsOf(manifest);
  const record = (items, line) => (items?.length ? `{\n${list(items, line)}  }` : '{}');
  return `// The tags, with their attributes, properties and events.
${importsOf(manifest)}

${block('Elements', 'The classes.', elements, ({ name }) => name)}
${block('Attributes', 'What stands in markup.', elements, ({ attributes }) =>
  record(attributes, (one) => `'${one.name}'?: ${inMarkup(one)} | undefined;`),
)}
${block(
  'Properties',
  'What a framework may set on the element itself.',
  elements,
  (element) =>
    `Partial<Pick<${element.name}, ${settable(element)
      .map(({ name }) => `'${name}'`)
      .join(' | ')}>>`,
)}
${block('Events', 'What an element dispatches, and lets pass.', elements, ({ events: own }) =>
  record(own, ({ name }) => `'${name}': HTMLElementEventMap['${name}'];`),
)}
/** The custom properties that the elements read. */
export interface CustomProperties {
${[
  ...new Map(
    elements.flatMap(({ cssProperties = [] }) => cssProperties).map((one) => [one.name, one]),
  ).values(),
]
  .map(({ name, description }) => `${comment(description, '  ')}  '${name}'?: string | number | undefined;\n`)
  .join('')}}

/**
 * For frameworks that write \`attribute="false"\`: an attribute that counts by being there takes no \`false\`, unless
 * there is a property of its very name, which they set instead.
 */
export type Fixed<A, P> = {
  [K in keyof A]: K extends keyof P ? A[K] : '' extends A[K] ? Exclude<A[K], false> : A[K];
};

/** The events of all elements: they bubble to the page's own elements, \`document\` and \`window\`. */
export type PageEvents = Events['xano-connection'];

/** Handlers, named by the event behind a prefix. */
export type Handlers<E, Prefix extends string> = {
  [K in keyof E as \`\${Prefix}\${K & string}\`]?: ((event: E[K]) => void) | undefined;
};
`;
};

const common = `import type { Attributes, Elements, Events, Fixed, Handlers, Properties } from './elements.js';

type Tag = keyof Elements;
type Rest<T extends Tag> = Omit<Properties[T], keyof Attributes[T]>;
`;

const frameworks = {
  react: `// React 19: \`import type {} from 'xano-auth-elements/react'\`, or \`types\` in tsconfig.json. React takes \`redirect-to\`
// as an attribute, \`redirectTo\` as a property, and \`onxano-sign-in\` as a listener.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { CustomProperties } from './elements.js';
${common}
type Own<T extends Tag> = Attributes[T] & Rest<T> & Handlers<Events[T], 'on'>;
type Props<T extends Tag> = Own<T> &
  Omit<DetailedHTMLProps<HTMLAttributes<Elements[T]>, Elements[T]>, keyof Own<T>>;
export type XanoElements = { [T in Tag]: Props<T> };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends XanoElements {}
  }
  interface CSSProperties extends CustomProperties {}
}
`,
  preact: `// Preact: \`import type {} from 'xano-auth-elements/preact'\`, or \`types\` in tsconfig.json. What depends on a
// condition is set by the property (\`rememberMe={…}\`): some attributes would be written as "false".
import type { HTMLAttributes } from 'preact';
${common}
type Own<T extends Tag> = Fixed<Attributes[T], Properties[T]> & Rest<T> & Handlers<Events[T], 'on'>;
type Props<T extends Tag> = Own<T> & Omit<HTMLAttributes<Elements[T]>, keyof Own<T>>;
export type XanoElements = { [T in Tag]: Props<T> };

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends XanoElements {}
  }
}
`,
  solid: `// Solid: \`import type {} from 'xano-auth-elements/solid'\`, or \`types\` in tsconfig.json. Solid sets what it knows to
// change as a property, also by the name of the attribute; listeners are \`on:xano-sign-in\`.
import type { JSX } from 'solid-js';
${common}
type Prefixed<P> = { [K in keyof P as \`prop:\${K & string}\`]?: P[K] };
type Own<T extends Tag> = Attributes[T] & Rest<T> & Prefixed<Properties[T]> & Handlers<Events[T], 'on:'>;
type Props<T extends Tag> = Own<T> & Omit<JSX.HTMLAttributes<Elements[T]>, keyof Own<T>>;
export type XanoElements = { [T in Tag]: Props<T> };

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends XanoElements {}
  }
}
`,
  vue: `// Vue: \`import type {} from 'xano-auth-elements/vue'\`, or \`types\` in tsconfig.json; and \`isCustomElement\` for \`xano-…\`
// in the settings of the compiler. What depends on a condition is set by the property (\`:rememberMe="…"\`): an
// attribute would be written as "false". Listeners are \`@xano-sign-in\`.
import type { HTMLAttributes, PublicProps } from 'vue';
import type { Elements, Events, Properties } from './elements.js';

type Tag = keyof Elements;
type Camel<S> = S extends \`\${infer A}-\${infer B}\` ? \`\${A}\${Capitalize<Camel<B>>}\` : S;
type Listeners<E> = {
  [K in keyof E as \`on\${Capitalize<Camel<K> & string>}\`]?: ((event: E[K]) => void) | undefined;
};
/** A template says a number as text. */
type Written<P> = { [K in keyof P]: number extends P[K] ? P[K] | \`\${number}\` : P[K] };
type Own<T extends Tag> = Written<Properties[T]> & Listeners<Events[T]>;
type Component<T extends Tag> = new () => Elements[T] & {
  /** For templates only. */
  $props: Own<T> & Omit<HTMLAttributes & PublicProps, keyof Own<T>>;
};
export type XanoComponents = { [T in Tag]: Component<T> };

declare module 'vue' {
  interface GlobalComponents extends XanoComponents {}
}
`,
  svelte: `// Svelte: \`import type {} from 'xano-auth-elements/svelte'\`, or \`types\` in tsconfig.json. What depends on a condition
// is set by the property (\`rememberMe={…}\`): an attribute would be written as "false". Listeners are
// \`onxano-sign-in\`, or \`on:xano-sign-in\` in components of the older kind.
import type { HTMLAttributes } from 'svelte/elements';
${common.replace('import type {', 'import type { PageEvents,')}
type Own<T extends Tag> = Fixed<Attributes[T], Properties[T]> &
  Rest<T> &
  Handlers<Events[T], 'on'> &
  Handlers<Events[T], 'on:'>;
type Props<T extends Tag> = Own<T> & Omit<HTMLAttributes<Elements[T]>, keyof Own<T>>;
export type XanoElements = { [T in Tag]: Props<T> };

type PageHandlers = Handlers<PageEvents, 'on'> & Handlers<PageEvents, 'on:'>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends XanoElements {}
  /** On \`<svelte:document>\`, \`<svelte:window>\`, \`<svelte:body>\` and any element around ours. */
  interface DOMAttributes<T extends EventTarget> extends PageHandlers {}
}
`,
};

/** All files of types, by name. Each has an empty module beside it, so that a plain import works too. */
export const typeFiles = (manifest) => ({
  'elements.d.ts': elementTypes(manifest),
  ...Object.fromEntries(
    Object.entries(frameworks).flatMap(([name, text]) => [
      [`${name}.d.ts`, text],
      [`${name}.js`, '// Types only.\nexport {};\n'],
    ]),
  ),
});
