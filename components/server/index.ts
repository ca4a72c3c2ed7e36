// The entry `xano-auth-elements/server`: what a server, a build step or a template writes into a page, so that its forms
// are there before the script is.
export { formHtml, isFormTag, type FormHtmlOptions, type FormTag } from './form-html.js';
export { withoutShadowRoots } from './lit-ssr.js';
export { loadLanguage } from './load-language.js';
export type { Language } from '../messages/languages.js';
