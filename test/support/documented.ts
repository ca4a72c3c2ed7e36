// Compares what the sources of the elements say with what their doc blocks say, both ways. What a template makes
// up at run time (`part=${…}`) is compared in browsers, by test/components/documented.test.ts.
import type { CustomElementDeclaration, Package } from 'custom-elements-manifest';
import { createManifest, elementsOf } from '../../docs/make/manifest.mjs';

/** Sources as text by path. */
export type Sources = Readonly<Record<string, string>>;

type Kind = 'attributes' | 'members' | 'slots' | 'events' | 'cssParts' | 'cssStates' | 'cssProperties';
const kinds: Kind[] = ['attributes', 'members', 'slots', 'events', 'cssParts', 'cssStates', 'cssProperties'];

const withoutComments = (text: string): string =>
  text.replace(/\/\*[^]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found);

const words = (texts: string[]): string[] => texts.flatMap((text) => text.split(/\s+/)).filter(Boolean);

const namesIn = (element: CustomElementDeclaration, kind: Kind): string[] =>
  (element[kind] ?? []).map(({ name }) => name);

/** The files that make an element: its own, and what it imports, other elements left out. */
const filesOf = (start: string, sources: Sources): string[] => {
  const found = new Set([start]);
  for (const path of found)
    for (const to of all(sources[path] ?? '', /(?:from|import)\s*\(?'(\.[^']+)'/g)) {
      const file = new URL(to, `file:///${path}`).pathname.slice(1).replace(/\.js$/, '.ts');
      const text = sources[file];
      if (text && file.startsWith('components/') && !/^define\('/m.test(text)) found.add(file);
    }
  return [...found];
};

/** Slots that an element fills by itself, by nodes that it describes as data: they are nobody else's. */
const filledByElements = (code: Sources): Set<string> =>
  new Set(all(Object.values(code).join('\n'), /\battributes: \{ slot: '([\w-]+)'/g));

/** The names that stand in a file as they are; those in a template only where it does not make them up. */
const namesInCode: Readonly<Record<'cssParts' | 'slots' | 'cssStates', (code: string) => string[]>> = {
  cssParts: (code) =>
    words([
      ...all(code, /\bpart="([\w -]+)"/g),
      ...all(code, /\bparts\('([\w-]+)'/g),
      ...all(code, /\bexportparts="[\w-]+:\s*([\w-]+)/g),
    ]),
  slots: (code) => {
    const slots = all(code, /<slot\b([^>]*)/g);
    const named = slots.flatMap((attributes) => all(attributes, /\bname="([\w-]+)"/g));
    const isUnnamed = slots.some((attributes) => !/\bname=/.test(attributes));
    return [...(isUnnamed ? [''] : []), ...named];
  },
  cssStates: (code) =>
    all(code, /new StatesController\(this, \(\) => \[([^\]]*)\]\)/g).flatMap((list) =>
      list.split(',').flatMap((state) => all(state.trim(), /^(?:.*&&\s*)?'([\w-]+)'$/g)),
    ),
};

/** States that are the names of a type. */
const statesByType: Readonly<Record<string, string>> = {
  'xano-connection': 'Status',
  'xano-auth-guard': 'GuardState',
};

/** Everything that is in the code and not documented, or documented and not in the code, as sentences. */
export const problemsIn = (sources: Sources): string[] => {
  const manifest: Package = createManifest(sources);
  const elements: CustomElementDeclaration[] = elementsOf(manifest);
  const problems: string[] = [];
  const code = Object.fromEntries(
    Object.entries(sources).map(([path, text]) => [path, withoutComments(text)]),
  );
  const defined = Object.entries(code).flatMap(([path, text]) =>
    all(text, /^define\('([\w-]+)'/gm).map((tag) => ({ tag, files: filesOf(path, code) })),
  );

  for (const { tag, files } of defined) {
    const element = elements.find(({ tagName }) => tagName === tag);
    if (!element) {
      problems.push(`<${tag}> is not in the manifest`);
      continue;
    }
    if (!element.summary) problems.push(`<${tag}> has no @summary`);
    for (const kind of kinds)
      for (const { name, description } of element[kind] ?? [])
        if (!description) problems.push(`<${tag}> says nothing of ${kind} "${name}"`);

    const text = files.map((file) => code[file]).join('\n');
    const said = new Set(all(text, /(?<![\w-])([a-z][\w-]*)(?![\w-])/g));
    const isSaid = (name: string): boolean =>
      name === '' ||
      said.has(name) ||
      [...name.matchAll(/-/g)].some(
        ({ index }) => isSaid(name.slice(0, index)) && isSaid(name.slice(index + 1)),
      );
    const type = statesByType[tag];
    for (const kind of type
      ? (['cssParts', 'slots'] as const)
      : (['cssParts', 'slots', 'cssStates'] as const))
      for (const name of namesIn(element, kind))
        if (!isSaid(name))
          problems.push(`<${tag}> documents ${kind} "${name}", which the code does not have`);

    if (!type) continue;
    const union = all(Object.values(code).join('\n'), new RegExp(`type ${type} =([^;]*);`, 'g'));
    const states = all(union.join(), /'([\w-]+)'/g);
    if (states.toSorted().join() !== namesIn(element, 'cssStates').toSorted().join())
      problems.push(`<${tag}> documents other states than ${type} has`);
  }

  const filled = filledByElements(code);
  for (const [path, text] of Object.entries(code)) {
    const users = defined.filter(({ files }) => files.includes(path));
    const documented = (kind: Kind) =>
      new Set(
        elements
          .filter(({ tagName }) => users.some(({ tag }) => tag === tagName))
          .flatMap((element) => namesIn(element, kind)),
      );
    if (users.length === 0) continue;
    for (const kind of ['cssParts', 'slots', 'cssStates'] as const)
      for (const name of namesInCode[kind](text))
        if (!documented(kind).has(name) && !(kind === 'slots' && filled.has(name)))
          problems.push(`${path} has ${kind} "${name}", which no doc block names`);
    for (const name of new Set(all(text, /var\((--xano-[\w-]+)/g)))
      if (!documented('cssProperties').has(name))
        problems.push(`${path} reads ${name}, which no element has`);
  }

  const read = new Set(elements.flatMap((element) => namesIn(element, 'cssProperties')));
  for (const name of all(Object.values(sources).join('\n'), /@cssprop\s+(--[\w-]+)/g))
    if (!read.has(name)) problems.push(`@cssprop ${name} is read by no element`);

  for (const declaration of manifest.modules.flatMap(({ declarations = [] }) => declarations))
    for (const { name, description } of (declaration.kind === 'class' && declaration.members) || [])
      if (!description) problems.push(`${declaration.name} says nothing of "${name}"`);

  problems.push(...eventProblems(code, elements));
  return problems;
};

/** The events of the connection are all that there are; other elements name some of them. */
const eventProblems = (code: Sources, elements: CustomElementDeclaration[]): string[] => {
  const [map = ''] = all(code['components/shared/events.ts'] ?? '', /interface XanoEventMap \{([^}]*)\}/g);
  const events = new Map(
    [...map.matchAll(/'([\w-]+)':\s*(\w+)/g)].map(([, name = '', type]) => [name, type]),
  );
  const connection = elements.find(({ tagName }) => tagName === 'xano-connection');
  const absent = [...events.keys()].filter(
    (name) => !connection?.events?.some((event) => event.name === name),
  );
  const wrong = elements.flatMap(({ tagName, events: own = [] }) =>
    own
      .filter(({ name, type }) => events.get(name) !== type?.text)
      .map(
        ({ name, type }) =>
          `<${tagName}> documents ${name} as ${type?.text}, which the code does not dispatch`,
      ),
  );
  return [
    ...absent.map((name) => `${name} is dispatched, and <xano-connection> does not document it`),
    ...wrong,
  ];
};
