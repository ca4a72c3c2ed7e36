// Reads the Retry-After header of an answer, such as a 429.

/**
 * How long Xano asks to wait, in seconds. RFC 9110 allows a date, too; that counts as none, since it is of the
 * server's clock and ours may be wrong.
 */
export const retryAfterOf = (headers: Headers): number | undefined => {
  const after = headers.get('Retry-After') ?? '';
  return /^\d+$/.test(after) ? Number(after) : undefined;
};
