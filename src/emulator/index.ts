// The entry `xano-auth-elements/emulator`: `createEmulator()`, whose `fetch` answers like Xano, and the tables it can
// keep its rows in. Not exported from here: page-emulator.ts (in a page), http-server.ts and pglite.ts (in Node).
export { createEmulator } from './create-emulator.js';
export type { Emulator } from './create-emulator.js';
export type { Control, LogEntry, NewUser } from './controls.js';
export type { Fault, FaultKind } from './faults.js';
export { ConnectionLost } from './faults.js';
export type { Hold, HoldOptions } from './request-gates.js';
export type {
  MetaBranch,
  MetaGroup,
  MetaInstance,
  MetaKey,
  MetaOptions,
  MetaWorkspace,
} from './instances.js';
export type {
  CorsMode,
  EmulatorClock,
  EmulatorOptions,
  PublicUser,
  RealtimeOptions,
  RefreshOptions,
  TokenShape,
} from './options.js';
export type { ConnectedSocket, SocketHandler, SocketTransport } from './realtime-connections.js';
export type { EndpointName } from './endpoint-names.js';
export type { WrongCredentialsStatus } from './xano-refusals.js';
export { NotUniqueError } from './tables.js';
export type { Json, Tables, TableName, TableRows } from './tables.js';
export { memoryTables } from './tables-memory.js';
export { type PageAccounts, pageAccounts } from './page-accounts.js';
export { storageTables } from './tables-storage.js';
export type { TextStorage } from './tables-storage.js';
export { postgresTables } from './tables-postgres.js';
export type { SqlClient } from './tables-postgres.js';
