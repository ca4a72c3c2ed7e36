// Whether a host answers at all: where CORS keeps a page out, it can tell no more. Nothing is sent along.

/** @param timeout milliseconds */
export const isReachable = async (address: string, timeout = 5_000): Promise<boolean> => {
  try {
    await fetch(address, {
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeout),
    });
    return true;
  } catch {
    return false;
  }
};
