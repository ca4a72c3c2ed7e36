// What the sources declare and a class of another file refers to: interfaces, the core's table of settings, unions of
// texts, style sheets and the words for their custom properties.
import { ts } from '@custom-elements-manifest/analyzer';
import { nodesOf } from './sources.mjs';

/** Paragraphs stay; lines within one are joined. */
export const flow = (text = '') => text.trim().replace(/([^\n])\n(?=[^\n])/g, '$1 ');

/** A doc block as text and `@default`. */
const wordsOf = (node) => {
  const [doc] = ts.getJSDocCommentsAndTags(node);
  const tag = ts.getJSDocTags(node).find(({ tagName }) => tagName.text === 'default');
  return {
    description: flow(ts.getTextOfJSDocComment(doc?.comment)),
    default: ts.getTextOfJSDocComment(tag?.comment)?.trim(),
  };
};

export const isSheet = (node) => ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'css';

const isText = (type) => ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal);

const isUnionOfTexts = (type) => (ts.isUnionTypeNode(type) ? type.types : [type]).every(isText);

/** `A | 'b'` over several lines as one. */
const onOneLine = (type) =>
  type
    .getText()
    .replace(/^\|\s*|\s+/g, ' ')
    .trim();

/** The table of settings, `{ … } as const satisfies Record<string, Setting>`. */
const settingsIn = (node) => {
  const isTable = node && ts.isSatisfiesExpression(node) && /\bSetting>/.test(node.type.getText());
  return isTable ? node.expression.expression : undefined;
};

/** An entry of the table as a member of an interface would be. */
const settingMember = (entry) => {
  const options = new Map(
    entry.initializer.properties.map(({ name, initializer }) => [name.text, initializer]),
  );
  const words = options.get('values')?.elements.map((word) => word.getText());
  const type = words?.join(' | ') ?? options.get('type').getText().toLowerCase();
  return { name: entry.name.text, type, ...wordsOf(entry) };
};

/**
 * @param trees   the sources as syntax trees, by path
 * @param domLib  text of TypeScript's lib.dom.d.ts, for the names of the platform's types
 */
export const readDeclarations = (trees, domLib) => {
  const interfaces = new Map();
  const aliases = new Map();
  const unions = new Map();
  const sheets = new Map();
  const propertyWords = new Map();
  let settings = [];
  for (const tree of Object.values(trees)) for (const node of tree.statements) note(node);

  function note(node) {
    if (ts.isInterfaceDeclaration(node)) interfaces.set(node.name.text, node);
    if (ts.isTypeAliasDeclaration(node)) {
      aliases.set(node.name.text, node.type.getText());
      if (isUnionOfTexts(node.type)) unions.set(node.name.text, onOneLine(node.type));
    }
    if (!ts.isVariableStatement(node)) return;
    for (const { name, initializer } of node.declarationList.declarations) {
      const table = settingsIn(initializer);
      if (table) settings = table.properties.map(settingMember);
      if (!initializer || !isSheet(initializer)) continue;
      sheets.set(`${node.getSourceFile().fileName}#${name.getText()}`, initializer.template.getText());
      for (const tag of ts.getJSDocTags(node)) {
        if (!/^css-?prop(erty)?$/.test(tag.tagName.text)) continue;
        const [, property, text] =
          /^(--[\w-]+)\s*-?\s*([^]*)$/.exec(ts.getTextOfJSDocComment(tag.comment)) ?? [];
        propertyWords.set(property, flow(text));
      }
    }
  }

  return {
    sheets,
    /** What custom properties are for, by name. */
    propertyWords,

    /**
     * The members of an interface and of those that it extends, as `{ name, type, description, default }`; without
     * what `Omit<…, 'name'>` leaves out.
     */
    membersOf(name) {
      // The mapped type that has a member for each entry of the table.
      if (name === 'SettingValues') return settings;
      const node = interfaces.get(name);
      if (!node) return [];
      const bases = (node.heritageClauses ?? []).flatMap((clause) => [...nodesOf(clause)]);
      const omitted = new Set(bases.filter(ts.isStringLiteral).map(({ text }) => text));
      const inherited = bases.filter(ts.isIdentifier).flatMap(({ text }) => this.membersOf(text));
      const own = node.members.map((member) => ({
        name: member.name.text,
        type: member.type?.getText(),
        ...wordsOf(member),
      }));
      return [...inherited.filter((member) => !omitted.has(member.name)), ...own];
    },

    /** A union of texts by its name: ours, else the platform's; any other type as it is. */
    spellOut(type) {
      const [, setting] = /^Settings\['(\w+)'\]\['values'\]\[number\]$/.exec(aliases.get(type)) ?? [];
      if (setting) return settings.find(({ name }) => name === setting).type;
      if (!unions.has(type) && /^[A-Z]\w*$/.test(type)) {
        const [, found] = new RegExp(`^type ${type} = ("[^;]*");$`, 'm').exec(domLib) ?? [];
        unions.set(type, found?.replaceAll('"', "'") ?? type);
      }
      return unions.get(type) ?? type;
    },
  };
};
