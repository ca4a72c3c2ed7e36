// Style sheets as the platform has them: parsed once, shared by all elements.

/** A style sheet; `undefined` where there is no document. */
export const css = ([text = '']: TemplateStringsArray): CSSStyleSheet => {
  const sheet = globalThis.CSSStyleSheet && new CSSStyleSheet();
  sheet?.replaceSync(text);
  return sheet;
};
