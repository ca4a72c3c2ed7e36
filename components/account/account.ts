// Registers the elements of the account, all at once; each can be loaded by itself, too.
export { XanoChangePasswordForm } from '../change-password-form/change-password-form.js';
export { XanoCodeForm } from '../code-form/code-form.js';
export { XanoDeleteAccountButton } from '../delete-account-button/delete-account-button.js';
export { XanoForgotPasswordForm } from '../forgot-password-form/forgot-password-form.js';
export { XanoMagicLinkForm } from '../magic-link-form/magic-link-form.js';
export { XanoNotice } from '../notice/notice.js';
export { XanoOAuthButton } from '../oauth-button/oauth-button.js';
export { XanoProfileForm } from '../profile-form/profile-form.js';
export { XanoResetPasswordForm } from '../reset-password-form/reset-password-form.js';
export { XanoUserMenu } from '../user-menu/user-menu.js';
