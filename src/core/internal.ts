// What our own elements need of the core and users do not get; components/ imports this file and index.ts, nothing
// deeper.
export { isLoopback } from './connection/address.js';
export { attributeName, settings } from './connection/settings.js';
export { isAuthError } from './errors.js';
export { sessionKey } from './session/session-key.js';
export { readKey } from './requests/answer-mapping.js';
export { unclobbered } from './platform/unclobbered.js';
export { isReachable } from './requests/reachability.js';
export { leadsElsewhere, returnToOf, withReturnTo } from './safe-addresses.js';
export { type ReturnAddress, tabReturnAddress } from './return-address.js';
