// An element's manifest as tables: title, head and rows of Markdown. README, llms.txt and the reference pages
// show them, each in its own form.

const code = (text) => `\`${text}\``;
const plainDefault = (value) =>
  !value || /^(''|false|\{\})$/.test(value) ? '' : code(value.replace(/^'(.*)'$/, '$1'));

/** Names with the same meaning share a row: the parts of each kind of field, say. */
const grouped = (items, name) => {
  const rows = new Map();
  for (const item of items)
    rows.set(item.description, [...(rows.get(item.description) ?? []), code(name(item))]);
  return [...rows].map(([description, names]) => [names.join(', '), description]);
};

const parameters = (list = []) => list.map(({ name, optional }) => (optional ? `${name}?` : name)).join(', ');

/** All tables of an element; those without rows are left out. */
export const sectionsOf = (element) => {
  const { attributes = [], members = [], slots = [], events = [], cssParts = [] } = element;
  const { cssStates = [], cssProperties = [] } = element;
  const fields = members.filter(({ kind, attribute }) => kind === 'field' && !attribute);
  const methods = members.filter(({ kind }) => kind === 'method');
  const sections = [
    [
      'Attributes',
      ['attribute', 'type', 'default', 'meaning'],
      attributes.map(({ name, type, default: value, description }) => [
        code(name),
        code(type.text.replaceAll("'", '')),
        plainDefault(value),
        description,
      ]),
    ],
    [
      'Properties',
      ['property', 'type', 'meaning'],
      fields.map(({ name, type, readonly, description }) => [
        code(name),
        code(type?.text ?? 'unknown'),
        `${description}${readonly ? ' Read only.' : ''}`,
      ]),
    ],
    [
      'Methods',
      ['method', 'returns', 'what it does'],
      methods.map(({ name, parameters: own, return: { type } = {}, description }) => [
        code(`${name}(${parameters(own)})`),
        code(type?.text ?? 'void'),
        description,
      ]),
    ],
    [
      'Slots',
      ['slot', 'content'],
      slots.map(({ name, description }) => [name ? code(name) : 'default', description]),
    ],
    [
      'Events',
      ['event', 'class', 'when; what it tells'],
      events.map(({ name, type, description }) => [code(name), code(type.text), description]),
    ],
    ['CSS parts', ['part', 'what it is'], grouped(cssParts, ({ name }) => name)],
    ['States', ['state', 'when'], grouped(cssStates, ({ name }) => `:state(${name})`)],
    [
      'Custom properties',
      ['property', 'default', 'what it sets'],
      cssProperties.map(({ name, default: value, description }) => [
        code(name),
        plainDefault(value),
        description,
      ]),
    ],
  ];
  return sections.map(([title, head, rows]) => ({ title, head, rows })).filter(({ rows }) => rows.length > 0);
};

/** The custom properties of all elements, each once. */
export const customPropertiesOf = (elements) => {
  const all = new Map(
    elements.flatMap(({ cssProperties = [] }) => cssProperties).map((one) => [one.name, one]),
  );
  const [section] = sectionsOf({ cssProperties: [...all.values()] });
  return section;
};

/** A table in Markdown. */
export const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell = '') => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

/** From this many attributes in common on, an element refers to another instead of repeating them. */
const MANY = 12;

/** An element's tables in Markdown, without what it has in common with the elements before it. */
export const markdownOf = (element, before, heading) => {
  const namesOf = ({ attributes = [] }) => attributes.map(({ name }) => name);
  const like = before.find((other) => {
    const names = new Set(namesOf(other));
    return namesOf(element).filter((name) => names.has(name)).length >= MANY;
  });
  const known = new Set(like ? namesOf(like) : []);
  const isKnown = ({ name }) => known.has(name) && !(name === 'name');
  const own = (element.attributes ?? []).filter((attribute) => !isKnown(attribute));
  const rest = (element.attributes ?? []).filter(isKnown).map(({ name }) => `\`${name}\``);
  return sectionsOf({ ...element, attributes: own, cssProperties: [] })
    .map(({ title, head, rows }) => {
      const more =
        title === 'Attributes' && like ? `\n\nAs on \`<${like.tagName}>\`: ${rest.join(', ')}.` : '';
      return `${heading(title)}\n\n${table(head, rows)}${more}`;
    })
    .join('\n\n');
};
