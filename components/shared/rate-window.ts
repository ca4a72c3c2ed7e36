/** Seconds after which a backend that said *too many* takes calls again, where it does not say when: Xano's free plan. */
export const RATE_WINDOW = 20;
