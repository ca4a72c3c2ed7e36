// Guesses which endpoint serves which purpose, and which API group is the one for signing in.
import type { ApiEndpoint } from './openapi.js';

/** What an endpoint is for. */
export type Purpose = 'signIn' | 'signUp' | 'currentUser' | 'refresh' | 'signOut';

/** The likeliest endpoint for each purpose, where there is one. */
export type EndpointGuesses = Partial<Record<Purpose, ApiEndpoint>>;

interface Clue {
  readonly method: 'GET' | 'POST';
  /** Path in Xano's templates. */
  readonly usual: string;
  readonly words: RegExp;
  readonly never?: RegExp;
  /** Name of an input that it should have. */
  readonly field?: RegExp;
}

const clues: Record<Purpose, Clue> = {
  signIn: {
    method: 'POST',
    usual: '/auth/login',
    words: /(log[-_]?in|sign[-_]?in|authenticate)(?![a-z])/i,
    never: /reset|magic|oauth|forgot|update|verify/i,
    field: /passw/i,
  },
  signUp: {
    method: 'POST',
    usual: '/auth/signup',
    words: /(sign[-_]?up|register|registration|create[-_]?account)(?![a-z])/i,
    never: /reset|magic|oauth|verify/i,
    field: /passw/i,
  },
  currentUser: {
    method: 'GET',
    usual: '/auth/me',
    words: /\/(me|whoami|current[-_]?user|profile)$/i,
  },
  refresh: {
    method: 'POST',
    usual: '/auth/token',
    words: /refresh|renew|\/auth\/token$/i,
    field: /refresh/i,
  },
  signOut: { method: 'POST', usual: '/auth/logout', words: /(log[-_]?out|sign[-_]?out)(?![a-z])/i },
};

/** All purposes, in the order in which the setup asks for them. */
export const purposes = Object.keys(clues) as Purpose[];

/** How well an endpoint fits a purpose. 0: not at all; 1: possible; 5 and more: its path says so. */
const score = ({ method, path, fields, secured }: ApiEndpoint, purpose: Purpose): number => {
  const { method: wanted, usual, words, never, field } = clues[purpose];
  if (method !== wanted || path.includes('{')) return 0;
  const named = words.test(path) && !never?.test(path);
  const fits = field ? fields.some(({ name }) => field.test(name)) : secured;
  return 1 + (named ? 4 : 0) + (path === usual ? 2 : 0) + (fits ? 1 : 0);
};

/** The endpoints that may serve a purpose, the likeliest first: GETs for the current user, POSTs for the rest. */
export const candidatesFor = (endpoints: readonly ApiEndpoint[], purpose: Purpose): readonly ApiEndpoint[] =>
  endpoints
    .map((endpoint) => ({ endpoint, points: score(endpoint, purpose) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .map(({ endpoint }) => endpoint);

/** The likeliest endpoint for each purpose, where a path says so. */
export const guessEndpoints = (endpoints: readonly ApiEndpoint[]): EndpointGuesses =>
  Object.fromEntries(
    purposes.flatMap((purpose) => {
      const [first] = candidatesFor(endpoints, purpose);
      return first && score(first, purpose) >= 5 ? [[purpose, first]] : [];
    }),
  );

/** How much of signing in a group offers; the sign-in endpoint weighs most. */
export const signInScore = ({ signIn, signUp, currentUser }: EndpointGuesses): number =>
  (signIn ? 4 : 0) + (currentUser ? 2 : 0) + (signUp ? 1 : 0);
