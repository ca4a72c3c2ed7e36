export const profile = async (): Promise<void> => {};
