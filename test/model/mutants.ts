// Faults that the checker has to find: what the session would be without one of its precautions.
import type { Patch } from './core.js';

const inFile =
  (file: string) =>
  (find: string, put: string): Patch => ({ file: `core/${file}`, find, put });

const protocol = inFile('refresh/exactly-once.ts');
const attempts = inFile('refresh/attempts.ts');
const session = inFile('session/session.ts');
const storedSession = inFile('session/stored-session.ts');
const tabSync = inFile('session/tab-sync.ts');
const currentUser = inFile('actions/current-user.ts');
const headers = inFile('connection/headers.ts');
const patientPorts = inFile('refresh/patient-ports.ts');

const claimed = 'await refreshLog.update(key, (record) => {\n      const now = clock.now();';
const stored = 'const stored = parts.storeRotated(id, generation + 1, tokens);';
const recorded = 'await recordOutcome(key, generation, by, { generation: generation + 1 });';
const alive = 'attempt.by !== deadAttemptId &&';
const sameSession =
  'if (current?.id !== id) return false;\n    if (current.tokens.generation >= generation) return true;';
const written = 'reportingErrors(() => stored.writeTokens(current.storageMode, id, tokens));';

export const mutants: Readonly<Record<string, readonly Patch[]>> = {
  'a lock without a refresh log': [attempts(claimed, `${claimed}\n      record = undefined;`)],
  'the refresh log written before the tokens': [protocol(stored, `${recorded}\n${stored}`)],
  'a refusal that is not written down': [
    protocol(
      "recordOutcome(key, generation, by, { outcome: 'refused' })",
      'recordOutcome(key, generation, by, {})',
    ),
  ],
  'a dead attempt that is never taken over': [attempts(alive, ''), attempts('now < leaseEnd)', 'true)')],
  'an attempt taken over while its tab is alive': [
    protocol('const ended = await hasEnded(key, verdict);', 'const ended = true;'),
  ],
  'no wait for the answer of an attempt that ended': [
    protocol(
      'awaitStored(id, generation, LAST_ANSWER_LAG);\n          if',
      'awaitStored(id, generation, 0);\n          if',
    ),
  ],
  'a frozen tab that sends late': [
    protocol('if (Math.abs(clock.now() - verdict.at) > FROZEN) {', 'if (false) {'),
  ],
  'a refresh log that is ahead, and nobody minds': [
    attempts('record && record.generation > generation', 'record && false'),
  ],
  'sleep that is taken for tokens that never come': [
    attempts(
      'isOverdue: Math.abs(now - record.at) > lease',
      'get isOverdue() { return clock.now() - record.at > lease; }',
    ),
    protocol('for (let left = patience,', 'for (let start = clock.now(), left = patience,'),
    protocol('if (left <= 0) return', 'if (left <= 0 || clock.now() >= start + patience) return'),
  ],
  'a refresh log that forgets a session as soon as a tab ends it': [
    protocol('refreshLog.prune(clock.now() - LOG_KEPT_FOR)', 'refreshLog.prune(Infinity)'),
  ],
  'a lost answer taken for a refusal': [protocol('if (!refusals.has(code)) {', 'if (false) {')],
  'tokens stored in whichever session there is': [
    session(sameSession, 'if (!current) return false;\n    id = current.id;'),
  ],
  'a rotation that writes the marker, too': [
    session(written, `${written}\n    stored.end(current.storageMode, { id, active: true });`),
  ],
  'an end that does not write the marker': [storedSession('write(mode, key, marker);', '')],
  'a 401 that ends the session whatever its generation': [
    currentUser("newer ? 'refreshed'", "newer ? 'refused'"),
  ],
  'newer tokens that are not taken over': [tabSync('tokens.generation > current.tokens.generation', 'false')],
  'a rotation that keeps its generation': [
    session('withTokens({ ...current.tokens, generation }', 'withTokens(current.tokens'),
  ],
  'a wait that the clock alone ends': [
    currentUser('peace = { from: 0, until: 0 };\n      whenPossible', 'whenPossible'),
    currentUser('return wakeAfter(peace.until - now);', 'return;'),
  ],
  'a wait for another tab by the clock alone': [attempts('firstSeen ?? now) + lease', 'Infinity) + lease')],
  'a part that hangs, and is waited for': [patientPorts('if (++looks <= LOOKS)', 'if (++looks)')],
  'a log that hangs between claim and request, again and again': [patientPorts('> SILENCE', '> -1')],
  'a token that is stored before it is known to be usable': [
    headers("/^[^\\0\\r\\n\\u0100-\\uffff]+$/.test(text.replace(/[\\t\\r\\n ]+$/, ''))", 'true'),
  ],
  'a foreign exception that is tried again for ever': [
    currentUser("if (error.code === 'unexpected') due = true;\n        else if", 'if'),
  ],
  'a late user who is shown whoever is in': [
    currentUser(
      'if (session.syncAndCheckLimits()?.id !== id) throw abortedError();\n    if (data',
      'if (false) throw abortedError();\n    if (data',
    ),
    currentUser('authToken: tokens.authToken, signals: [signal] }', 'authToken: tokens.authToken }'),
    currentUser('session.setUser(id,', "session.setUser(session.syncAndCheckLimits()?.id ?? '',"),
  ],
};
