// What every action is given. Only create-auth.ts puts it together.
import type { Before } from './actions/before-hook.js';
import type { Connection } from './connection/parse.js';
import type { Ports } from './platform/ports.js';
import type { SessionCore } from './session/session.js';
import type { Emit } from './session/state.js';

export interface Core {
  /** The connection as it is now: `configure()` may change it. */
  readonly connection: () => Connection;
  readonly ports: Ports;
  readonly session: SessionCore;
  readonly emit: Emit;
  readonly before: Before;
}
