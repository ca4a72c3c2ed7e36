// How providers write their names.
const names = new Map([
  ['google', 'Google'],
  ['github', 'GitHub'],
  ['facebook', 'Facebook'],
  ['linkedin', 'LinkedIn'],
  ['microsoft', 'Microsoft'],
  ['apple', 'Apple'],
  ['twitter', 'X'],
]);

/** The name of a provider; for one that is not known, what the page calls it. */
export const nameOf = (provider: string): string => names.get(provider) ?? provider;
