// What a browser's timer can hold.

/** Milliseconds. A timer of a longer wait fires at once. */
export const LONGEST_TIMER = 2 ** 31 - 1;
