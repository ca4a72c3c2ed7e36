// Keeps a popover below its button, inside the screen, while it is open. Where there is no room it stands above.

/** Pixels between the two, and to the edge of the screen. */
const GAP = 4;
const EDGE = 8;

/** @returns how to stop */
export const placeBelow = (popover: HTMLElement, anchor: HTMLElement): (() => void) => {
  const place = (): void => {
    const at = anchor.getBoundingClientRect();
    const { width, height } = popover.getBoundingClientRect();
    const isRightToLeft = getComputedStyle(anchor).direction === 'rtl';
    const left = isRightToLeft ? at.left : at.right - width;
    const fitsBelow = at.bottom + GAP + height <= innerHeight - EDGE;
    const top = fitsBelow ? at.bottom + GAP : at.top - GAP - height;
    popover.style.left = `${Math.min(Math.max(left, EDGE), Math.max(innerWidth - EDGE - width, EDGE))}px`;
    popover.style.top = `${Math.max(top, EDGE)}px`;
  };
  place();
  const stopping = new AbortController();
  const { signal } = stopping;
  addEventListener('scroll', place, { capture: true, passive: true, signal });
  addEventListener('resize', place, { passive: true, signal });
  return () => stopping.abort();
};
