// Guesses which known name somebody meant who wrote another.

/** Names that people carry over from elsewhere, where no likeness would find the right one. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['key', 'field'],
  ['name', 'field'],
  ['property', 'field'],
  ['condition', 'roles'],
  ['permission', 'roles'],
  ['permissions', 'roles'],
  ['require', 'roles'],
  ['required', 'roles'],
  ['url', 'base-url'],
  ['href', 'redirect-to'],
  ['next', 'redirect-to'],
  ['to', 'redirect-to'],
]);

/** Elements of ours by what people call them, all without `xano-`. */
export const tagAliases: Readonly<Record<string, string>> = {
  'sign-out-button': 'logout-button',
  'signout-button': 'logout-button',
  'sign-out': 'logout-button',
  login: 'sign-in-form',
  'login-form': 'sign-in-form',
  register: 'sign-up-form',
  'register-form': 'sign-up-form',
  guard: 'auth-guard',
};

/** The known name that was most likely meant, if any is likely. */
export function likelyName(given: string, known: Iterable<string>): string | undefined {
  const names = [...known].filter(Boolean);
  const wanted = squash(given);
  return (
    names.find((name) => squash(name) === wanted) ??
    names.find((name) => name === aliases.get(given)) ??
    names.find((name) => squash(name).startsWith(wanted) && wanted.length > 2) ??
    names.find((name) => wanted.startsWith(squash(name)) && name.length > 3) ??
    closestName(wanted, names) ??
    names.find((name) => given.length > 3 && name.split('-').includes(given)) ??
    names.find((name) => given.includes('-') && firstWord(name) === firstWord(given))
  );
}

/** `base_url`, `baseUrl` and `base-url` are one. */
const squash = (name: string): string => name.toLowerCase().replace(/[-_]/g, '');
const firstWord = (name: string): string | undefined => name.split(/[-_]/)[0];

/** The nearest by edits: one for short names, two for longer ones. */
function closestName(wanted: string, names: readonly string[]): string | undefined {
  const allowed = wanted.length < 5 ? 1 : 2;
  const [best] = names
    .map((name) => ({ name, edits: editDistance(wanted, squash(name)) }))
    .filter(({ edits }) => edits <= allowed)
    .sort((a, b) => a.edits - b.edits);
  return best?.name;
}

/** Levenshtein distance: how many characters have to be added, removed or replaced. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, character] of [...from].entries()) {
    let diagonal = index;
    row = row.map((above, column) => {
      if (column === 0) return index + 1;
      const replaced = diagonal + (to[column - 1] === character ? 0 : 1);
      diagonal = above;
      return Math.min(replaced, above + 1);
    });
    // Insertions go from left to right, over values that are final.
    for (let column = 1; column < row.length; column++)
      row[column] = Math.min(row[column] ?? 0, (row[column - 1] ?? 0) + 1);
  }
  return row[to.length] ?? from.length;
}

/** Attributes of this library that stand on any element of a page, be it that the library has written them. */
const dataAttributes = ['show', 'shown', 'user', 'action', 'connection', 'error', 'generated', 'cloak'].map(
  (word) => `data-xano-${word}`,
);

/** What is likely meant by an attribute that only looks like one of them; nothing for any other. */
export function meantDataAttribute(name: string): string | undefined {
  if (!/^data-xano./.test(name) || dataAttributes.includes(name)) return undefined;
  if (/user|text|field|value|name/.test(name)) return 'data-xano-user';
  return /action|click|out$/.test(name) ? 'data-xano-action' : 'data-xano-show';
}
