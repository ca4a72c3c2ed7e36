// How a setting is checked, and the one wording for all that cannot be used. What each means stands in settings.ts.
import { misconfigured } from '../errors.js';

/** @throws AuthError `configuration`: what stands there, and what to write instead */
export const refuseSetting = (name: string, value: unknown, write: string): never => {
  throw misconfigured(`${name}="${String(value)}" cannot be used. Write ${write}.`);
};

/** A number, 0 or more. */
export const positive = (name: string, value = 0): number =>
  value >= 0 && value < Infinity ? value : refuseSetting(name, value, 'a number, 0 or more');

/** The value of a setting that allows some words only. */
export const oneOf = <Word extends string>(name: string, words: readonly Word[], value: Word): Word =>
  words.includes(value) ? value : refuseSetting(name, value, `one of ${words.join(', ')}`);

/** A copy of what is an object's own: what another script's fault has left in a prototype names no host, and no session. */
export const own = <T extends object>(object: T): T => ({ __proto__: null, ...object });

type Defined<T extends object> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

/** The settings that are set; an empty attribute counts as none. */
export const defined = <T extends object>(settings: T): Defined<T> =>
  Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined && value !== ''),
  ) as Defined<T>;
