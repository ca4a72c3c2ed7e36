// What may be loaded, in bytes of brotli: one bound for each. The figures themselves are measured, never written here.

export const budgets = { everyday: 41_900, protected: 30_400, core: 13_000, refresh: 2_000 };

export type Name = keyof typeof budgets;
/** Bytes of each. */
export type Figures = Readonly<Record<Name, number>>;

export const names = Object.keys(budgets) as Name[];

export const titles: Readonly<Record<Name, string>> = {
  everyday: 'a page with the everyday elements',
  protected: 'a page with connection, guard and user only, bundled',
  core: 'the core (`createAuth`) with nanostores, bundled',
  refresh: 'the part for refresh, loaded where an endpoint is named',
};

export const figuresBy = (value: (name: Name) => number): Figures =>
  Object.fromEntries(names.map((name) => [name, value(name)])) as Figures;

/** What is wrong with this weight, and what to do; nothing if nothing is. */
export const tooHeavy = (name: Name, bytes: number): string | undefined => {
  const bound = budgets[name];
  if (bytes <= bound) return undefined;
  return (
    `${titles[name]}: ${bytes} bytes, ${bytes - bound} above the bound of ${bound} in test/bench/size/budgets.ts. ` +
    `Make it smaller: \`npm run build && npm run size -- --modules ${name}\` tells which module takes how much.`
  );
};
