// Writes HTML: escaped, and laid out as a person would, with one attribute a line where a tag is long.

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escapeText = (text: string): string => text.replace(/[&<>]/g, (sign) => entities[sign] ?? sign);
const escapeValue = (text: string): string => text.replace(/[&"<>]/g, (sign) => entities[sign] ?? sign);

/** `true` writes the name alone; `undefined` and `false` write nothing. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

const LONGEST_LINE = 100;

export const indent = (text: string, by = '  '): string => text.replace(/^(?=.)/gm, by);

/** Writes an element, its children on lines of their own. */
export const element = (tag: string, attributes: Attributes, ...children: readonly string[]): string => {
  const written = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined || value === false
      ? []
      : value === true
        ? name
        : `${name}="${escapeValue(String(value))}"`,
  );
  const flat = `<${[tag, ...written].join(' ')}>`;
  const long = written.length > 1 && flat.length > LONGEST_LINE;
  const start = long ? `<${tag}\n${written.map((one) => indent(one)).join('\n')}\n>` : flat;
  if (tag === 'input' || tag === 'link') return start;
  return children.length > 0 ? `${start}\n${indent(children.join('\n'))}\n</${tag}>` : `${start}</${tag}>`;
};
