// Replaces the page's `fetch`, so that one origin is answered by the emulator.

/**
 * Answers all requests to an origin.
 *
 * @returns how to stop: later requests go to the network again
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
    // Somebody may have wrapped ours; then theirs stays, and passes through.
    if (globalThis.fetch === inner) globalThis.fetch = outer;
  };
};
