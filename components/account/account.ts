// Registers the elements of the account, all at once; each can be loaded by itself, too.
export { XanoCodeForm } from '../code-form/code-form.js';
export { XanoForgotPasswordForm } from '../forgot-password-form/forgot-password-form.js';
export { XanoMagicLinkForm } from '../magic-link-form/magic-link-form.js';
export { XanoNotice } from '../notice/notice.js';
export { XanoOAuthButton } from '../oauth-button/oauth-button.js';
export { XanoResetPasswordForm } from '../reset-password-form/reset-password-form.js';
