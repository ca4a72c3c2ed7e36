// What the analyzer of custom elements manifests cannot know of this library:
// - tags are registered by our own `define()`
// - attributes are those of `static properties`, with their defaults (Lit's form for the element that uses Lit)
// - a field without words of its own has those of the interface that its class implements (`@default` too)
// - custom properties are what the style sheets in `static styles` read; their words stand above the sheet
// - `@csspart field-{email,password}` is two parts
import { customProperties } from './css.mjs';
import { nodesOf } from './sources.mjs';

/** What an attribute is when it is not there, by how it is read. */
const DEFAULTS = { Boolean: 'false' };
const KINDS = ['attributes', 'members', 'slots', 'events', 'cssParts', 'cssStates', 'cssProperties'];
/** Public, but called by the browser or by Lit alone. */
const CALLBACKS = new Set(['render', 'connectedMoveCallback']);
/** The base of everything visible; what it has comes last in every list. */
const COMMON = 'XanoElement';

export const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Paragraphs stay; lines within one are joined. */
const flow = (text = '') => text.trim().replace(/([^\n])\n(?=[^\n])/g, '$1 ');

/** `'a' | undefined`: for what a page sets, without that; for what it reads, with it once. */
const plain = (type = '', readonly = false) => {
  const text = type.replace(/( \| undefined)+$/, readonly ? ' | undefined' : '');
  return /^\((?:[^()]|\([^()]*\))*\)$/.test(text) ? text.slice(1, -1) : text;
};

/** The plugin reads what the elements do today; what it cannot read must not be left out in silence. */
const unreadable = (node, expected) => {
  const { fileName } = node.getSourceFile();
  return new Error(
    `${fileName}: "${node.getText()}" is not read by docs/make/plugin.mjs, which expects ${expected}.`,
  );
};

/** `a-{b,c}` → `a-b`, `a-c`. */
const expand = (name) => {
  const [, before, list, after] = /^(.*)\{(.*)\}(.*)$/.exec(name) ?? [];
  return list ? list.split(',').map((one) => before + one + after) : [name];
};

/**
 * @param trees   the sources as syntax trees, by path
 * @param domLib  text of TypeScript's lib.dom.d.ts, for the names of the platform's types
 */
export const plugin = (ts, trees, domLib) => {
  const interfaces = new Map();
  const unions = new Map();
  const aliases = new Map();
  /** The words that a setting allows, as a union. */
  const settingWords = new Map();
  const sheets = new Map();
  const words = new Map();
  for (const tree of Object.values(trees)) for (const node of tree.statements) note(node);

  /** Remembers what other files may refer to. */
  function note(node) {
    if (ts.isInterfaceDeclaration(node)) interfaces.set(node.name.text, node);
    if (ts.isTypeAliasDeclaration(node)) aliases.set(node.name.text, node.type.getText());
    if (ts.isTypeAliasDeclaration(node) && isUnionOfTexts(node.type))
      unions.set(
        node.name.text,
        node.type
          .getText()
          .replace(/^\|\s*|\s+/g, ' ')
          .trim(),
      );
    if (!ts.isVariableStatement(node)) return;
    for (const { name, initializer } of node.declarationList.declarations) {
      const table = settingsIn(initializer);
      if (table) interfaces.set('SettingValues', { members: [...table.properties] });
      for (const { name, initializer } of table?.properties ?? []) {
        const values = initializer.properties.find((one) => one.name.text === 'values')?.initializer;
        if (values) settingWords.set(name.text, values.elements.map((word) => word.getText()).join(' | '));
      }
      if (!initializer || !isSheet(initializer)) continue;
      sheets.set(`${node.getSourceFile().fileName}#${name.getText()}`, initializer.template.getText());
      for (const tag of ts.getJSDocTags(node)) {
        if (!/^css-?prop(erty)?$/.test(tag.tagName.text)) continue;
        const [, property, text] =
          /^(--[\w-]+)\s*-?\s*([^]*)$/.exec(ts.getTextOfJSDocComment(tag.comment)) ?? [];
        words.set(property, flow(text));
      }
    }
  }

  /** The table of settings, `{ … } as const satisfies Record<string, Setting>`: the words of each are its entry's. */
  function settingsIn(node) {
    const isTable = node && ts.isSatisfiesExpression(node) && /\bSetting>/.test(node.type.getText());
    return isTable ? node.expression.expression : undefined;
  }

  function isUnionOfTexts(type) {
    return (ts.isUnionTypeNode(type) ? type.types : [type]).every(
      (one) => ts.isLiteralTypeNode(one) && ts.isStringLiteral(one.literal),
    );
  }

  function isSheet(node) {
    return ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'css';
  }

  /** A union of texts by its name: ours, else the platform's. */
  function resolve(type) {
    const [, setting] = /^Settings\['(\w+)'\]\['values'\]\[number\]$/.exec(aliases.get(type)) ?? [];
    if (setting) unions.set(type, settingWords.get(setting));
    if (!unions.has(type) && /^[A-Z]\w*$/.test(type)) {
      const [, found] = new RegExp(`^type ${type} = ("[^;]*");$`, 'm').exec(domLib) ?? [];
      unions.set(type, found?.replaceAll('"', "'") ?? type);
    }
    return unions.get(type) ?? type;
  }

  /** `static properties` as `[field, attribute, reflects, default]`; what a spread brings along is the base's. */
  function attributesIn(node) {
    if (!ts.isObjectLiteralExpression(node)) throw unreadable(node, 'an object');
    return node.properties.filter(ts.isPropertyAssignment).flatMap(({ name: { text }, initializer }) => {
      if (!ts.isObjectLiteralExpression(initializer)) {
        const isText = ts.isStringLiteral(initializer);
        return [[text, kebab(text), true, isText ? initializer.getText() : DEFAULTS[initializer.getText()]]];
      }
      const options = Object.fromEntries(
        initializer.properties.map((option) => [option.name.text, option.initializer.getText()]),
      );
      if (options.attribute === 'false') return [];
      return [[text, options.attribute?.slice(1, -1) ?? text.toLowerCase(), options.reflect === 'true']];
    });
  }

  const initializerOf = (node, name) =>
    node.members.find((member) => ts.isPropertyDeclaration(member) && member.name.getText() === name)
      ?.initializer;

  /** The members of an interface, and of those that it extends. */
  function membersOf(name) {
    const one = interfaces.get(name);
    const bases = (one?.heritageClauses ?? []).flatMap((clause) =>
      [...nodesOf(clause)].filter(ts.isIdentifier),
    );
    return one ? [...bases.flatMap(({ text }) => membersOf(text)), ...one.members] : [];
  }

  /** The words of the interfaces that a class implements, by field. */
  function promised(node) {
    const clauses =
      node.heritageClauses?.filter(({ token }) => token === ts.SyntaxKind.ImplementsKeyword) ?? [];
    const names = clauses.flatMap((clause) => [...nodesOf(clause)].filter(ts.isIdentifier));
    return new Map(
      names
        .flatMap(({ text }) => membersOf(text))
        .map((member) => {
          const [doc] = ts.getJSDocCommentsAndTags(member);
          const tag = ts.getJSDocTags(member).find(({ tagName }) => tagName.text === 'default');
          return [
            member.name.text,
            {
              description: flow(ts.getTextOfJSDocComment(doc?.comment)),
              default: ts.getTextOfJSDocComment(tag?.comment)?.trim(),
            },
          ];
        }),
    );
  }

  /** The style sheets of a class as one text. */
  function sheetsOf(node) {
    const styles = initializerOf(node, 'styles');
    if (!styles) return '';
    const file = node.getSourceFile();
    const names = ts.isArrayLiteralExpression(styles) ? styles.elements : [styles];
    return names
      .map((one) => {
        if (isSheet(one)) return one.template.getText();
        if (!ts.isIdentifier(one)) throw unreadable(one, 'the names of style sheets');
        const name = one.text;
        const from = file.statements.find(
          (one) =>
            ts.isImportDeclaration(one) &&
            one.importClause?.namedBindings?.elements?.some((element) => element.name.text === name),
        );
        const path = new URL(from?.moduleSpecifier.text ?? '', `file:///${file.fileName}`).pathname.slice(1);
        const sheet = sheets.get(`${path.replace(/\.js$/, '.ts')}#${name}`);
        if (sheet === undefined) throw unreadable(one, 'css`…` in this file or in one that it imports');
        return sheet;
      })
      .join('\n')
      .replaceAll('`', '');
  }

  /** `constructor(readonly name: Type)` declares a field, too. */
  function fieldsOfConstructor(node) {
    const parameters = node.members.filter(ts.isConstructorDeclaration).flatMap((one) => [...one.parameters]);
    return parameters
      .filter(
        ({ modifiers }) => modifiers?.length === 1 && modifiers[0].kind === ts.SyntaxKind.ReadonlyKeyword,
      )
      .map((parameter) => {
        const [doc] = ts.getJSDocCommentsAndTags(parameter);
        const type = { text: parameter.type?.getText() ?? 'unknown' };
        const description = ts.getTextOfJSDocComment(doc?.comment);
        return { kind: 'field', name: parameter.name.getText(), type, description, readonly: true };
      });
  }

  function describeClass(node, doc) {
    doc.members = [...(doc.members ?? []), ...fieldsOfConstructor(node)];
    const own = promised(node);
    const names = new Set([...own.keys()]);
    for (const member of doc.members ?? []) {
      for (const [key, text] of Object.entries(own.get(member.name) ?? {})) if (text) member[key] ??= text;
    }
    // A core setting is called by its attribute here.
    const asAttribute = (text) =>
      text?.replace(/`(\w+)`/g, (all, name) => (names.has(name) ? `\`${kebab(name)}\`` : all));
    const properties = initializerOf(node, 'properties');
    const attributes = properties ? attributesIn(properties) : [];
    doc.attributes = attributes.map(([fieldName, name, reflects, preset]) => {
      const member = doc.members.find((one) => one.name === fieldName);
      if (!member) throw unreadable(properties, `a field "${fieldName}" in the class`);
      if (preset !== undefined) member.default ??= preset;
      Object.assign(member, { attribute: name }, reflects && { reflects });
      const { type, description, default: value } = member;
      return { name, fieldName, type, description: asAttribute(description), default: value };
    });
    doc.cssProperties = [...customProperties(sheetsOf(node))].map(([name, value]) => ({
      name,
      description: words.get(name),
      default: value,
    }));
    const examples = ts.getJSDocTags(node).filter(({ tagName }) => tagName.text === 'example');
    const codes = examples.map(
      ({ comment }) => `\n\n\`\`\`html\n${ts.getTextOfJSDocComment(comment).trim()}\n\`\`\``,
    );
    doc.description = flow(doc.description) + codes.join('');
  }

  /** Only what a page may use, in the words of a page. */
  const finish = (doc) => {
    for (const kind of KINDS) {
      const items = (doc[kind] ?? []).filter(
        ({ name, privacy, static: isStatic }) =>
          !isStatic &&
          !/^(private|protected)$/.test(privacy) &&
          !name.startsWith('#') &&
          !CALLBACKS.has(name),
      );
      const rank = ({ inheritedFrom }) => (inheritedFrom ? (inheritedFrom.name === COMMON ? 2 : 0) : 1);
      doc[kind] = items
        .sort((a, b) => rank(a) - rank(b))
        .flatMap(({ inheritedFrom: _base, ...item }) => expand(item.name).map((name) => ({ ...item, name })))
        .map(({ name, type, description, ...item }) => ({
          name,
          ...(type && { type: { text: resolve(plain(type.text, item.readonly)) } }),
          ...(description && { description: flow(description) }),
          ...item,
        }));
      if (doc[kind].length === 0) delete doc[kind];
    }
    delete doc.superclass;
  };

  return {
    name: 'xano-auth-elements',
    analyzePhase({ node, moduleDoc }) {
      if (ts.isClassDeclaration(node)) {
        const doc = moduleDoc.declarations.find(({ name }) => name === node.name?.text);
        if (doc) describeClass(node, doc);
      }
      if (
        ts.isCallExpression(node) &&
        node.expression.getText() === 'define' &&
        node.arguments.length === 2
      ) {
        const [tag, element] = node.arguments;
        const declaration = { name: element.getText(), module: moduleDoc.path };
        if (ts.isStringLiteral(tag))
          moduleDoc.exports.push({ kind: 'custom-element-definition', name: tag.text, declaration });
      }
    },
    packageLinkPhase({ customElementsManifest: manifest }) {
      const isPublic = (doc) => doc.tagName !== undefined || /^Xano\w*Event$/.test(doc.name);
      for (const one of manifest.modules) {
        one.declarations = one.declarations.filter(isPublic);
        for (const doc of one.declarations) finish(doc);
        const names = new Set(one.declarations.map(({ name }) => name));
        one.exports = one.exports.filter(({ declaration }) => names.has(declaration.name));
      }
      manifest.modules = manifest.modules.filter(({ declarations }) => declarations.length > 0);
    },
  };
};
