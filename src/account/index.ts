// The entry `xano-auth-elements/account`: what a person does with an account beside signing in, up and out, for programs
// that draw their own forms. No DOM, no Lit.
export type { AccountOptions } from './account-action.js';
export { codeEndpoints, sendCode, valuesOfNextStep, verifyCode } from './code.js';
export {
  type BeginOptions,
  begunFlow,
  type BegunFlow,
  beginOAuth,
  endOAuth,
  type OAuthMode,
  type OAuthReturn,
} from './oauth.js';
export {
  openResetLink,
  type OpenLinkOptions,
  requestLink,
  resetEndpoints,
  type ResetLink,
  toLinkError,
} from './password-reset.js';
export { changePassword, deleteAccount, profileEndpoints, updateUser } from './profile.js';
export { hasAskedForLink, rememberAskedForLink } from './asked-links.js';
export { keepNotice, type NoticeCode, noticeCodes, takeNotice } from './notices.js';
