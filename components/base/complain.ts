// What only developers can mend, and where they read of it.
import type { AuthError } from '../../src/index.js';

export const complain = (message: string): void => console.error(`xano-auth-elements: ${message}`);

export const isForDevelopers = ({ code }: AuthError): boolean =>
  ['configuration', 'no-token-in-answer', 'bad-answer', 'storage'].includes(code);
