// Compares what a tab tells with the table of transitions: whatever a test does, nothing outside of it may happen.
import assert from 'node:assert/strict';
import type { AuthEvents, Emit } from '../../../src/core/index.js';
import { transitions } from '../../../src/core/session/state.js';

/** `signed-out → restoring: authenticate`. */
const inWords = (from: string, to: string, tells: readonly string[]): string =>
  `${from} → ${to}: ${tells.join(', ')}`;

/** Every way that the table knows; rows that look alike from outside count once. */
export const knownWays: ReadonlySet<string> = new Set(
  transitions.flatMap(({ from, to, tells }) =>
    from.map((status) => inWords(status, to === 'unchanged' ? status : to, tells)),
  ),
);

/** The ways that were taken since this process began. */
export const takenWays = new Set<string>();

/** What a transition may tell; what actions tell of themselves is none. */
const told: ReadonlySet<string> = new Set(transitions.flatMap(({ tells }) => tells));

/** An `emit` that fails the test for a way that the table does not know. */
export const watchTransitions = (): Emit => {
  let tells: string[] = [];
  return (type, detail) => {
    if (type === 'sign-up' && !('user' in detail)) return;
    if (type !== 'session-change') return void (told.has(type) && tells.push(type));
    const { previous, session } = detail as AuthEvents['session-change'];
    const way = inWords(previous.status, session.status, tells);
    tells = [];
    takenWays.add(way);
    // The core reports what a listener throws, and goes on.
    queueMicrotask(() => assert.ok(knownWays.has(way), `not in the table: ${way}`));
  };
};
