// What only developers can mend, and where they read of it.
import { isLoopback } from '../../src/core/index.js';

export const complain = (message: string): void => console.error(`xano-auth-elements: ${message}`);

/** Whether this is the developer's own machine: a local server, or a file. */
export const isOwnMachine = (): boolean => isLoopback(location.hostname || 'localhost');
