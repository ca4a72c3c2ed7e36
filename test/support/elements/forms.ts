// Using a form element as a visitor does: through its light controls and what is on the screen.
import type { AuthForm } from '../../../components/form/auth-form.js';
import type { XanoSignInForm } from '../../../components/sign-in-form/sign-in-form.js';
import { waitUntil } from './wait.js';

export const find = <T extends Element = HTMLElement>(root: ParentNode, selector: string): T => {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
};

/** A form element of the page, drawn. */
export const formIn = async <T extends AuthForm = XanoSignInForm>(
  root: ParentNode,
  selector = 'xano-sign-in-form, xano-sign-up-form',
): Promise<T> => {
  const element = find<T>(root, selector);
  await element.updateComplete;
  return element;
};

export const input = (element: Element, name: string): HTMLInputElement =>
  find<HTMLInputElement>(element, `[name="${name}"]`);

/** A part of the shadow root. */
export const part = (element: Element, name: string): HTMLElement =>
  find(element.shadowRoot as ShadowRoot, `[part~="${name}"]`);

export const hasPart = (element: Element, name: string): boolean =>
  element.shadowRoot?.querySelector(`[part~="${name}"]`) !== null;

/** Writes without telling, as password managers do. */
export const fill = (element: Element, values: Record<string, string | boolean>): void => {
  for (const [name, value] of Object.entries(values))
    if (typeof value === 'string') input(element, name).value = value;
    else input(element, name).checked = value;
};

/** Presses the button that the visitor sees. */
export const submit = (element: Element): void => find(element, 'button:not([type=button])').click();

/** Waits for the form's own action to end. */
export const settled = async (element: AuthForm): Promise<void> => {
  await waitUntil(() => !element.pending, 'the form is done');
  await element.updateComplete;
};

/** What stands in the alert. */
export const alertOf = (element: Element): string =>
  find(element.shadowRoot as ShadowRoot, '[role=alert]').innerText.trim();

/** What stands at a field. */
export const errorAt = (element: Element, name: string): string =>
  element.querySelector<HTMLElement>(`[data-xano-error="${name}"]`)?.innerText.trim() ?? '';

/** The middle of a box on the screen, for the mouse. */
export const middleOf = (node: Element, dx = 0): [number, number] => {
  const { x, y, width, height } = node.getBoundingClientRect();
  return [Math.round(x + width / 2 + dx), Math.round(y + height / 2)];
};
