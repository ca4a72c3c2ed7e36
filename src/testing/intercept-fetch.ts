// The page's `fetch`, with one origin answered by the emulator.

/**
 * Answers for an origin, whoever asks.
 *
 * @returns how to let go; what asks later goes where it went before
 */
export const interceptFetch = (origin: string, answer: typeof fetch): (() => void) => {
  const outer = globalThis.fetch;
  let stopped = false;
  const inner: typeof fetch = (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const ours = !stopped && URL.canParse(address) && new URL(address).origin === origin;
    return ours ? answer(input, init) : outer(input, init);
  };
  globalThis.fetch = inner;
  return () => {
    stopped = true;
    // Somebody else may have put theirs around it.
    if (globalThis.fetch === inner) globalThis.fetch = outer;
  };
};
