// Keeps a popover below its button, inside the screen, while it is open. Where there is no room it stands above; a button
// in the right half of the screen shares its right edge with it, one in the left half its left edge.

/** Pixels between the two, and to the edge of the screen. */
const GAP = 4;
const EDGE = 8;

/** @returns how to stop */
export const placeBelow = (popover: HTMLElement, anchor: HTMLElement): (() => void) => {
  const place = (): void => {
    const at = anchor.getBoundingClientRect();
    const { width, height } = popover.getBoundingClientRect();
    const isAtRight = (at.left + at.right) / 2 > innerWidth / 2;
    const left = isAtRight ? at.right - width : at.left;
    const fitsBelow = at.bottom + GAP + height <= innerHeight - EDGE;
    const top = fitsBelow ? at.bottom + GAP : at.top - GAP - height;
    popover.style.left = `${Math.min(Math.max(left, EDGE), Math.max(innerWidth - EDGE - width, EDGE))}px`;
    popover.style.top = `${Math.max(top, EDGE)}px`;
  };
  // No event tells that the page has moved the button: a picture arrived above it, or a font.
  let frame = 0;
  const follow = (): void => {
    place();
    frame = requestAnimationFrame(follow);
  };
  follow();
  return () => cancelAnimationFrame(frame);
};
