// The table of transitions: each row is reached and gives what it says, and nothing outside of it happens.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AuthError, type Session, type Status } from '../../../../src/core/index.js';
import { type SessionEvent, type Transition, transitions } from '../../../../src/core/session/state.js';
import { initialSession, transition } from '../../../../src/core/session/transitions.js';
import { ADA, BOB } from '../../../support/core/test-browser.js';

const context = { persist: 'local', environment: undefined, metadata: undefined } as const;
const elsewhere = { persist: 'tab', environment: 'staging', metadata: { plan: 'pro' } } as const;
const offline = new AuthError('offline', 'No answer.');
const refusal = new AuthError('configuration', 'Write a base-url.');
const ada = { user: ADA, roles: ['admin'] };
const bob = { user: BOB, roles: [] };

/** How a page comes to each state. */
const states: Readonly<Record<Status, readonly SessionEvent[]>> = {
  unconfigured: [],
  'signed-out': [],
  restoring: [{ type: 'found' }],
  unconfirmed: [{ type: 'found' }, { type: 'user-failed', error: offline }],
  'signed-in': [{ type: 'found' }, { type: 'user-set', ...ada }],
};

const events: { readonly [Type in SessionEvent['type']]: SessionEvent & { type: Type } } = {
  started: { type: 'started', from: 'form' },
  found: { type: 'found' },
  'found-with-user': { type: 'found-with-user', ...bob },
  'tokens-found': { type: 'tokens-found' },
  'tokens-found-with-user': { type: 'tokens-found-with-user', ...bob },
  'user-set': { type: 'user-set', ...bob, from: 'form' },
  'sign-in-completed': { type: 'sign-in-completed', ...bob, from: 'form' },
  'sign-up-completed': { type: 'sign-up-completed', ...bob, from: 'form' },
  'user-failed': { type: 'user-failed', error: new AuthError('timeout', 'Too late.') },
  ended: { type: 'ended', reason: 'idle', from: 'form' },
  'end-found': { type: 'end-found', reason: 'expired' },
  'environment-changed': { type: 'environment-changed' },
};

const sessionIn = (status: Status): Session =>
  states[status].reduce<Session>(
    (session, event) => {
      const next = transition(session, event, context);
      assert.ok(next, `${session.status} takes ${event.type}`);
      return next.session;
    },
    initialSession(context, status === 'unconfigured' ? refusal : undefined),
  );

const rowOf = (status: Status, type: SessionEvent['type']): Transition | undefined => {
  const rows = transitions.filter(({ from, on }) => on === type && from.includes(status));
  assert.ok(rows.length <= 1, `one row for ${type} in ${status}`);
  return rows[0];
};

for (const status of Object.keys(states) as Status[])
  describe(status, () => {
    for (const event of Object.values(events)) {
      const row = rowOf(status, event.type);
      if (!row)
        test(`ignores ${event.type}`, () => {
          assert.equal(transition(sessionIn(status), event, elsewhere), undefined);
        });
      else
        test(`on ${event.type} becomes ${row.to} and tells ${row.tells.join(', ') || 'the change alone'}`, () => {
          const previous = sessionIn(status);
          assert.equal(previous.status, status);
          const next = transition(previous, event, elsewhere);
          assert.ok(next);
          const { session } = next;
          assert.equal(session.status, row.to === 'unchanged' ? status : row.to);
          assert.deepEqual(
            next.events.map(([type]) => type),
            [...row.tells, 'session-change'],
          );
          assert.deepEqual(next.events.at(-1), ['session-change', { session, previous }]);
          const { persist, environment, metadata } = session;
          assert.deepEqual({ persist, environment, metadata }, elsewhere);
          assert.ok(Object.isFrozen(session) && Object.isFrozen(session.roles));
          for (const [type, detail, from] of next.events.slice(0, -1)) {
            assert.equal(from, 'from' in event ? event.from : undefined);
            if (type === 'clear-session')
              assert.deepEqual(detail, { reason: event.type === 'ended' ? 'idle' : 'replaced' });
            if (type === 'set-user' || type === 'sign-in' || type === 'sign-up')
              assert.deepEqual(detail, { user: BOB });
          }
        });
    }
  });

test('a session says no more than its state knows', () => {
  const contentIn = (status: Status, event: SessionEvent): unknown[] => {
    const { user, roles, reason, error } = transition(sessionIn(status), event, context)?.session ?? {};
    return [user, roles, reason, error];
  };
  assert.deepEqual(contentIn('signed-in', events.found), [undefined, [], undefined, undefined]);
  assert.deepEqual(contentIn('unconfirmed', events['user-set']), [BOB, [], undefined, undefined]);
  assert.deepEqual(contentIn('signed-in', events.ended), [undefined, [], 'idle', undefined]);
  assert.deepEqual(contentIn('signed-in', events['environment-changed']), [
    ADA,
    ['admin'],
    undefined,
    undefined,
  ]);
  const { error } = events['user-failed'];
  assert.deepEqual(contentIn('signed-in', events['user-failed']), [ADA, ['admin'], undefined, error]);
  assert.deepEqual(contentIn('restoring', events['user-failed']), [undefined, [], undefined, error]);
});

test('one outage is told once', () => {
  const again = { type: 'user-failed', error: new AuthError('offline', 'Still no answer.') } as const;
  assert.equal(transition(sessionIn('unconfirmed'), again, context), undefined);
});

test('a session that only the page keeps says so until it ends', () => {
  const storage = new AuthError('storage', 'Full.');
  const started = transition(sessionIn('signed-out'), { type: 'started', error: storage }, context);
  const known = started && transition(started.session, events['sign-in-completed'], context);
  assert.equal(known?.session.error, storage);
  const ended = known && transition(known.session, events.ended, context);
  assert.equal(ended?.session.error, undefined);
});
