// How well a text can be told from what is behind it, by the formula of WCAG 2.

type Rgba = readonly [number, number, number, number];

const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });

/** Any colour of CSS, over what is behind it. */
const over = (color: string, [r, g, b]: Rgba): Rgba => {
  if (!context) throw new Error('no canvas');
  context.fillStyle = `rgb(${r} ${g} ${b})`;
  context.fillRect(0, 0, 1, 1);
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, 1];
};

/** The element around, through slots and shadow roots. */
const around = (element: Element): Element | null =>
  element.assignedSlot ??
  element.parentElement ??
  (element.parentNode instanceof ShadowRoot ? element.parentNode.host : null);

const backgroundOf = (element: Element): Rgba => {
  const behind = around(element);
  return over(getComputedStyle(element).backgroundColor, behind ? backgroundOf(behind) : [255, 255, 255, 1]);
};

const luminance = (color: Rgba): number => {
  const [r = 0, g = 0, b = 0] = color.map((value) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const ratio = (one: Rgba, other: Rgba): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

/** Contrast of an element's text with what is behind it. */
export const textContrast = (element: Element): number => {
  const background = backgroundOf(element);
  return ratio(over(getComputedStyle(element).color, background), background);
};

/** Contrast of a colour with what is around an element: of its border, say, or of its ring. */
export const edgeContrast = (element: Element, color: string): number => {
  const behind = around(element);
  const background = behind ? backgroundOf(behind) : ([255, 255, 255, 1] as const);
  return ratio(over(color, background), background);
};
