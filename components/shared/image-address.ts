// The address of a picture that a value names.

/** The address, where it is one that only ever shows a picture; else nothing. */
export const imageAddress = (value: unknown): string =>
  typeof value === 'string' && /^(https?:|data:image\/)/i.test(value) ? value : '';
