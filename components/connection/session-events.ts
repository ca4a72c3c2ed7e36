// What the session core tells, as DOM events.
import type { AuthEvents } from '../../src/core/index.js';
import {
  XanoClearSessionEvent,
  XanoErrorEvent,
  XanoEvent,
  XanoSessionChangeEvent,
  XanoUserEvent,
} from '../shared/events.js';

const classes: Readonly<Record<keyof AuthEvents, typeof XanoEvent>> = {
  authenticate: XanoEvent,
  'set-user': XanoUserEvent,
  'sign-in': XanoUserEvent,
  'sign-up': XanoUserEvent,
  'sign-out': XanoEvent,
  'clear-session': XanoClearSessionEvent,
  'session-change': XanoSessionChangeEvent,
  error: XanoErrorEvent,
};

/** The DOM event for something that the core told. */
export const toDomEvent = <T extends keyof AuthEvents>(
  type: T,
  detail: AuthEvents[T],
  connection: HTMLElement,
): XanoEvent => new classes[type](type, connection, detail);
