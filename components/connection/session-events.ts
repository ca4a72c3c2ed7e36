// What the session core tells, as DOM events.
import type { AuthEvents } from '../../src/core/index.js';
import {
  XanoClearSessionEvent,
  XanoErrorEvent,
  XanoEvent,
  XanoSessionChangeEvent,
  XanoUserEvent,
} from '../shared/events.js';

/** Where something is told beside that it happened. */
const classes: { readonly [T in keyof AuthEvents]?: typeof XanoEvent } = {
  'set-user': XanoUserEvent,
  'sign-in': XanoUserEvent,
  'sign-up': XanoUserEvent,
  'clear-session': XanoClearSessionEvent,
  'session-change': XanoSessionChangeEvent,
  error: XanoErrorEvent,
};

/** The DOM event for something that the core told. */
export const toDomEvent = <T extends keyof AuthEvents>(
  type: T,
  detail: AuthEvents[T],
  connection: HTMLElement,
): XanoEvent => new (classes[type] ?? XanoEvent)(type, connection, detail);
