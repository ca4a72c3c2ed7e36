// What the analyzer of custom elements manifests cannot know of this library:
// - tags are registered by our own `define()`
// - attributes are those of Lit's `static properties`
// - properties that several elements have are made from a table, and declared by an interface of the class's name:
//   `export interface XanoSignInForm extends CredentialForm {}`; their words are those of the interface
// - custom properties are what the style sheets in `static styles` read; their words stand above the sheet
// - `@csspart field-{email,password}` is two parts
import { ts } from '@custom-elements-manifest/analyzer';
import { customProperties } from './css.mjs';
import { flow, isSheet, readDeclarations } from './declarations.mjs';

const KINDS = ['attributes', 'members', 'slots', 'events', 'cssParts', 'cssStates', 'cssProperties'];
/** Public, but called by the browser or by Lit alone. */
const CALLBACKS = new Set(['render', 'connectedMoveCallback']);
/** The base of everything visible; what it has comes last in every list. */
const COMMON = 'XanoElement';

const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

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

const initializerOf = (node, name) =>
  node.members.find((member) => ts.isPropertyDeclaration(member) && member.name.getText() === name)
    ?.initializer;

/**
 * Lit's `static properties` as `{ fieldName, name, reflects, default }`, by what a declaration says. What a spread of
 * another class's properties brings is inherited; any other spread stands for the `shared` members.
 */
const attributesIn = (node, shared) => {
  if (!ts.isObjectLiteralExpression(node)) throw unreadable(node, 'an object');
  return node.properties.flatMap((property) => {
    if (ts.isSpreadAssignment(property)) {
      if (property.expression.getText().endsWith('.properties')) return [];
      if (shared.length === 0)
        throw unreadable(property, "an interface of the class's name that declares them");
      return shared.map(({ name, default: value }) => ({
        fieldName: name,
        name: kebab(name),
        default: value,
      }));
    }
    const { name, initializer } = property;
    if (!initializer || !ts.isObjectLiteralExpression(initializer))
      throw unreadable(property, 'options of Lit');
    const options = Object.fromEntries(
      initializer.properties.map((option) => [option.name.text, option.initializer.getText()]),
    );
    if (options.attribute === 'false' || options.state === 'true') return [];
    return [
      {
        fieldName: name.text,
        name: options.attribute?.slice(1, -1) ?? name.text.toLowerCase(),
        reflects: options.reflect === 'true',
        default: options.type === 'Boolean' ? 'false' : undefined,
      },
    ];
  });
};

/** `constructor(readonly name: Type)` declares a field, too. */
const fieldsOfConstructor = (node) =>
  node.members
    .filter(ts.isConstructorDeclaration)
    .flatMap(({ parameters }) => [...parameters])
    .filter(({ modifiers }) => modifiers?.length === 1 && modifiers[0].kind === ts.SyntaxKind.ReadonlyKeyword)
    .map((parameter) => {
      const [doc] = ts.getJSDocCommentsAndTags(parameter);
      const type = { text: parameter.type?.getText() ?? 'unknown' };
      const description = ts.getTextOfJSDocComment(doc?.comment);
      return { kind: 'field', name: parameter.name.getText(), type, description, readonly: true };
    });

/** The style sheets of a class as one text. */
const sheetsOf = (node, sheets) => {
  const styles = initializerOf(node, 'styles');
  if (!styles) return '';
  const file = node.getSourceFile();
  const names = ts.isArrayLiteralExpression(styles) ? styles.elements : [styles];
  return names
    .map((one) => {
      if (isSheet(one)) return one.template.getText();
      // Those of the class that it extends are inherited.
      if (ts.isSpreadElement(one) && one.expression.getText().endsWith('.styles')) return '';
      if (!ts.isIdentifier(one)) throw unreadable(one, 'the names of style sheets');
      const from = file.statements.find(
        (statement) =>
          ts.isImportDeclaration(statement) &&
          statement.importClause?.namedBindings?.elements?.some(({ name }) => name.text === one.text),
      );
      const path = new URL(from?.moduleSpecifier.text ?? '', `file:///${file.fileName}`).pathname.slice(1);
      const sheet = sheets.get(`${path.replace(/\.js$/, '.ts')}#${one.text}`);
      if (sheet === undefined) throw unreadable(one, 'css`…` in this file or in one that it imports');
      return sheet;
    })
    .join('\n')
    .replaceAll('`', '');
};

const examplesOf = (node) =>
  ts
    .getJSDocTags(node)
    .filter(({ tagName }) => tagName.text === 'example')
    .map(({ comment }) => `\n\n\`\`\`html\n${ts.getTextOfJSDocComment(comment).trim()}\n\`\`\``)
    .join('');

/**
 * @param trees   the sources as syntax trees, by path
 * @param domLib  text of TypeScript's lib.dom.d.ts, for the names of the platform's types
 */
export const plugin = (trees, domLib) => {
  const declarations = readDeclarations(trees, domLib);
  const { sheets, propertyWords, spellOut } = declarations;

  function describeClass(node, doc) {
    doc.members = [...(doc.members ?? []), ...fieldsOfConstructor(node)];
    const shared = declarations.membersOf(node.name.text);
    const names = new Set(shared.map(({ name }) => name));
    // A default that the constructor sets is found by the analyzer.
    for (const { name, type, ...words } of shared) {
      const known = doc.members.find((member) => member.name === name);
      const member = known ?? { kind: 'field', name };
      if (!known) doc.members.push(member);
      Object.assign(member, { type: { text: type } }, words);
    }
    /** A setting is called by its attribute here. */
    const asAttribute = (text) =>
      text?.replace(/`(\w+)`/g, (all, name) => (names.has(name) ? `\`${kebab(name)}\`` : all));
    const properties = initializerOf(node, 'properties');
    const attributes = properties ? attributesIn(properties, shared) : [];
    doc.attributes = attributes.map(({ fieldName, name, reflects, default: preset }) => {
      const member = doc.members.find((one) => one.name === fieldName);
      if (!member) throw unreadable(properties, `a field "${fieldName}" in the class`);
      if (preset !== undefined) member.default ??= preset;
      Object.assign(member, { attribute: name }, reflects && { reflects });
      const { type, description, default: value } = member;
      return { name, fieldName, type, description: asAttribute(description), default: value };
    });
    doc.cssProperties = [...customProperties(sheetsOf(node, sheets))].map(([name, value]) => ({
      name,
      description: propertyWords.get(name),
      default: value,
    }));
    doc.description = flow(doc.description) + examplesOf(node);
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
          ...(type && { type: { text: spellOut(plain(type.text, item.readonly)) } }),
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
