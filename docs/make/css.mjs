// Which custom properties of the page's a style sheet reads, and with what default. A `--_name` of ours stands
// for its value, so that only what has an effect is named.

/** The value of `var(--name, VALUE)` whose text begins at `start`; undefined without one. */
const fallbackAt = (text, start) => {
  let depth = 0;
  for (let end = start; end < text.length; end++) {
    if (text[end] === '(') depth++;
    if (text[end] !== ')' || depth-- > 0) continue;
    return (
      text
        .slice(start, end)
        .replace(/^\s*,\s*/, '')
        .replace(/\s+/g, ' ')
        .trim() || undefined
    );
  }
  return undefined;
};

const declarationsOf = (css) =>
  [...css.replace(/\/\*[^]*?\*\//g, '').matchAll(/([\w-]+)\s*:\s*([^;{}]+)(?=[;}])/g)].map(
    ([, name, value]) => ({ name, value }),
  );

/** Custom properties by name, in the order of the sheet, with their defaults. */
export const customProperties = (css) => {
  const declarations = declarationsOf(css);
  const isOurs = ({ name }) => name.startsWith('--_');
  const used = new Set(declarations.filter((declaration) => !isOurs(declaration)));
  for (const { value } of used)
    for (const [, name] of value.matchAll(/var\(\s*(--_[\w-]+)/g))
      for (const declaration of declarations) if (declaration.name === name) used.add(declaration);
  const found = new Map();
  for (const declaration of declarations) {
    if (!used.has(declaration)) continue;
    for (const { 0: all, 1: name, index } of declaration.value.matchAll(/var\(\s*(--xano-[\w-]+)/g)) {
      const fallback = fallbackAt(declaration.value, index + all.length);
      if (!found.has(name)) found.set(name, fallback);
    }
  }
  // A default of ours is what it stands for.
  const values = new Map(declarations.filter(isOurs).map(({ name, value }) => [`var(${name})`, value]));
  const spell = (text) =>
    text?.replace(/var\(--_[\w-]+\)/g, (own) => (values.has(own) ? spell(values.get(own)) : own));
  for (const [name, fallback] of found) found.set(name, spell(fallback));
  return found;
};
