// Registers the everyday elements; the connection first, so that its request for the user is on its way while the
// others are defined.
export { XanoConnection } from './connection/connection.js';
export { XanoAuthGuard } from './auth-guard/auth-guard.js';
export type { GuardState } from './auth-guard/guard-state.js';
export {
  type NavigateReason,
  XanoBeforeEvent,
  XanoClearSessionEvent,
  XanoErrorEvent,
  XanoEvent,
  XanoNavigateEvent,
  XanoNextStepEvent,
  XanoSessionChangeEvent,
  XanoUserEvent,
} from './shared/events.js';
export { XanoEnvironment } from './connection/environment.js';
export { XanoHeader } from './connection/header.js';
export { XanoText } from './connection/text.js';
export { XanoLogoutButton } from './logout-button/logout-button.js';
export type { MessageCode, Messages, MessageText, Translation } from './messages/messages.js';
export { XanoSignInForm } from './sign-in-form/sign-in-form.js';
export { XanoSignUpForm } from './sign-up-form/sign-up-form.js';
export { XanoUser } from './user/user.js';
