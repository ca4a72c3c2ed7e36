// What only developers can mend is told in the console. Visitors read the texts in messages/.
import { isLoopback } from '../../src/core/index.js';

/** One line in the console, with the name of the library before it. */
export const warnDeveloper = (message: string): void => console.error(`xano-auth-elements: ${message}`);

/** Whether the page is on the developer's own machine: a local server, or a file. */
export const isDevelopmentHost = (): boolean => isLoopback(location.hostname || 'localhost');
