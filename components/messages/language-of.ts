// The language that a page declares for an element.
import { isServer } from 'lit';

/** The value of the nearest `lang`, through shadow roots up to `<html>`; empty where nobody declares one. */
export const declaredLanguage = (element: Element): string => {
  if (isServer) return '';
  const declaring = element.closest('[lang]');
  if (declaring) return declaring.getAttribute('lang') ?? '';
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? declaredLanguage(root.host) : '';
};

/** A tag as `Intl` knows it; `undefined` for what is none. `en_US`, as programs write it, is `en-US`. */
export const localeOf = (tag: string): Intl.Locale | undefined => {
  try {
    return new Intl.Locale(tag.trim().replaceAll('_', '-'));
  } catch {
    return undefined;
  }
};
