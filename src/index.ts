// The entry `xano-auth-elements/core`: no DOM, no Lit; imports in Node.
export { type Action, type Auth, type AuthenticateOptions, type AuthOptions, createAuth } from './auth.js';
export { type Connection, isLoopback } from './connection.js';
export type {
  ConnectionOptions,
  ConnectionSettings,
  EnvironmentOptions,
  GlobalHeader,
  Persist,
} from './settings.js';
export { AuthError, type AuthErrorCode, type AuthErrorDetails } from './errors.js';
export type { Before, BeforeAction } from './flows/core.js';
export type { CredentialOptions } from './flows/credentials.js';
export type {
  Channel,
  Clock,
  KeyValue,
  Lifecycle,
  LifecycleEvent,
  OpenChannel,
  Ports,
  Storages,
} from './ports/ports.js';
export { authorTarget, safeReturnTo, samePage } from './redirect.js';
export type { Values } from './request.js';
export type { AuthEvents, Emit, Session, Status, User } from './state.js';
export type { EndReason } from './vault.js';
