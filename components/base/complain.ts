// What developers read in the console.

export const complain = (message: string): void => console.error(`xano-auth-elements: ${message}`);
