// Reads the Retry-After header of an answer, such as a 429.

/** A day. Nobody waits longer, and what is too long is no number any more. */
const LONGEST = 86_400;

/**
 * How long Xano asks to wait, in seconds. RFC 9110 allows a date, too; that counts as none, since it is of the
 * server's clock and ours may be wrong.
 */
export const retryAfterOf = (headers: Headers): number | undefined => {
  const after = headers.get('Retry-After') ?? '';
  return /^\d+$/.test(after) ? Math.min(Number(after), LONGEST) : undefined;
};
