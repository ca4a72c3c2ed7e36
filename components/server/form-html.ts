// The light children of a form element as HTML. The element adopts them when its script arrives: the same nodes, with
// what was typed into them.
import { XanoForgotPasswordForm } from '../forgot-password-form/forgot-password-form.js';
import type { AuthForm } from '../form/auth-form.js';
import { toHtml } from '../form/light-html.js';
import type { OwnLabel } from '../form/light-nodes.js';
import { XanoMagicLinkForm } from '../magic-link-form/magic-link-form.js';
import type { Language } from '../messages/languages.js';
import { XanoSignInForm } from '../sign-in-form/sign-in-form.js';
import { XanoSignUpForm } from '../sign-up-form/sign-up-form.js';

/** The forms that everybody sees: the others need a session, a link or a code first. */
const forms = {
  'xano-sign-in-form': XanoSignInForm,
  'xano-sign-up-form': XanoSignUpForm,
  'xano-forgot-password-form': XanoForgotPasswordForm,
  'xano-magic-link-form': XanoMagicLinkForm,
};

/** A form element that can be written. */
export type FormTag = keyof typeof forms;

export interface FormHtmlOptions {
  /** The attributes of the element's tag; `true` is an empty one. Default: none. */
  readonly attributes?: Readonly<Record<string, string | boolean | undefined>> | undefined;
  /** What all ids begin with; unique in the page. Default: the attribute `id`, else the tag. */
  readonly base?: string | undefined;
  /**
   * The page's own labels, by slot: `{ 'email-label': {} }` for a `<label slot="email-label">` inside the element, with
   * its `id` for anything else. None is written for those. Default: none.
   */
  readonly labels?: Readonly<Record<string, OwnLabel | undefined>> | undefined;
  /** The texts' language, from `loadLanguage()`; that of the page, which declares it by `lang`. Default: English. */
  readonly language?: Language | undefined;
}

/** Whether a tag is one of the forms that can be written. */
export const isFormTag = (tag: string): tag is FormTag => Object.hasOwn(forms, tag);

/**
 * What belongs at the start of a form element, right after its start tag: its labels, fields and button. Until the
 * script arrives the button does nothing, so that no password is sent anywhere else than to Xano.
 *
 * @example
 * `<xano-sign-in-form id="login">${formHtml('xano-sign-in-form', { attributes: { id: 'login' } })}</xano-sign-in-form>`
 *
 * @throws TypeError for any other tag
 */
export const formHtml = (tag: FormTag, options: FormHtmlOptions = {}): string => {
  if (!isFormTag(tag)) throw new TypeError(`<${tag}> is none of ${Object.keys(forms).join(', ')}.`);
  const { attributes = {}, labels = {}, language } = options;
  const element: AuthForm = new forms[tag]();
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false)
      element.attributeChangedCallback(name.toLowerCase(), null, value === true ? '' : value);
  const base = options.base ?? (typeof attributes['id'] === 'string' ? attributes['id'] : tag);
  return toHtml(element.lightNodes(base, (kind) => labels[`${kind}-label`], language));
};
