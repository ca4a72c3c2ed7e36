// Whether the focus is in an element, its shadow root included, and where it goes when its place goes away.
import { unclobbered } from '../../src/core/internal.js';
import { elementsBeside } from './same-tree.js';

/** Focuses what is no control; that stays out of the order of the Tab key. */
export const focusContent = (target: HTMLElement): void => {
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus();
};

/**
 * The focus of an element that hides must not fall back to the body: it goes to the heading of the page, or to what is
 * there instead.
 */
export const passFocusOn = (host: Element): void => {
  const places = ['h1', 'main, [role=main]'].flatMap((selector) => elementsBeside(host, selector));
  const place = places.find((element) => element.checkVisibility()) ?? host.parentElement;
  if (place) focusContent(place);
};

/**
 * What has the focus in an element; nothing where it is elsewhere. Not by `:focus-within`: that still matches in Chromium
 * and Firefox just after focused content was taken out.
 */
export const focusedIn = (host: Element): Element | undefined => {
  const focused = unclobbered(host.getRootNode() as Document | ShadowRoot, 'activeElement');
  return focused && host.contains(focused) ? focused : undefined;
};

export const hasFocus = (host: Element): boolean => focusedIn(host) !== undefined;
