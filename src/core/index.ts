// The entry `xano-auth-elements/core`: no DOM, no Lit; imports in Node.
export type { Action, Auth, AuthenticateOptions, AuthOptions } from './auth.js';
export { createAuth } from './create-auth.js';
export { type Connection } from './connection/parse.js';
export { isLoopback } from './connection/address.js';
export type {
  ConnectionOptions,
  ConnectionSettings,
  EnvironmentOptions,
  GlobalHeader,
  Persist,
} from './connection/settings.js';
export { AuthError, type AuthErrorCode, type AuthErrorDetails, isAuthError } from './errors.js';
export type { AccountAction, Before, BeforeAction } from './actions/before-hook.js';
export type { CredentialOptions } from './actions/credentials.js';
export type {
  Channel,
  Clock,
  KeyValue,
  Lifecycle,
  LifecycleEvent,
  OpenChannel,
  Ports,
  Storages,
} from './platform/ports.js';
export { authorTarget, safeReturnTo, samePage } from './safe-addresses.js';
export type { Values } from './requests/send.js';
export type { AuthEvents, Emit, EndReason, Session, Status } from './session/state.js';
// By a star: only so can a page's author merge fields into it.
export type * from './session/user.js';
