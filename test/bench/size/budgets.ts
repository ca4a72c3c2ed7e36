// What may be loaded, in bytes: the goal, and until it is reached, a bound that holds what has been reached.
import budgets from './budgets.json' with { type: 'json' };

export type Name = keyof typeof budgets;
export type Budgets = Readonly<Record<Name, { readonly goal: number; readonly bound: number }>>;
/** Bytes of each. */
export type Figures = Readonly<Record<Name, number>>;

export { budgets };
export const names = Object.keys(budgets) as Name[];

export const titles: Readonly<Record<Name, string>> = {
  everyday: 'a page with the six elements',
  protected: 'a page with connection, guard and user only, bundled',
  core: 'the core (`createAuth`) with nanostores, bundled',
  refresh: 'the part for refresh, loaded where an endpoint is named',
};

export const figuresBy = (value: (name: Name) => number): Figures =>
  Object.fromEntries(names.map((name) => [name, value(name)])) as Figures;

/** What is wrong with this weight, and what to do; nothing if nothing is. */
export const tooHeavy = (name: Name, bytes: number): string | undefined => {
  const { bound } = budgets[name];
  if (bytes <= bound) return undefined;
  return (
    `${titles[name]}: ${bytes} bytes, ${bytes - bound} above the bound of ${bound} in test/bench/size/budgets.json. ` +
    `Make it smaller: \`npm run build && npm run size -- --modules ${name}\` tells which module takes how much. ` +
    'A bound is only ever lowered, by `npm run size -- --write`.'
  );
};

/** The bounds with what has been gained: the next hundred above the figure, or the goal where that is reached. */
export const lowered = (from: Budgets, figures: Figures): Budgets =>
  Object.fromEntries(
    names.map((name) => {
      const { goal, bound } = from[name];
      return [name, { goal, bound: Math.min(bound, Math.max(goal, Math.ceil(figures[name] / 100) * 100)) }];
    }),
  ) as Record<Name, Budgets[Name]>;
