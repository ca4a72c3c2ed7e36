// What only developers can mend, and where they read of it.
import { type AuthError, isLoopback } from '../../src/index.js';

export const complain = (message: string): void => console.error(`xano-auth-elements: ${message}`);

/** Whether this is the developer's own machine: a local server, or a file. */
export const isOwnMachine = (): boolean => isLoopback(location.hostname || 'localhost');

/** Whether a developer should hear of it; of the everyday failures only on a machine of their own. */
export const isForDevelopers = ({ code }: AuthError): boolean =>
  ['configuration', 'no-token-in-answer', 'bad-answer', 'storage', 'offline'].includes(code) ||
  (/^(unauth|rate)/.test(code) && isOwnMachine());
