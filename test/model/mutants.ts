// Faults that the checker has to find: what refresh would be without one of its precautions.
import type { Patch } from './core.js';

const refresh = (find: string, put: string): Patch => ({ file: 'core/refresh/protocol.ts', find, put });
const session = (find: string, put: string): Patch => ({ file: 'core/session/session.ts', find, put });
const currentUser = (find: string, put: string): Patch => ({
  file: 'core/actions/current-user.ts',
  find,
  put,
});

const claimed = 'await ledger.update(key, (entry) => {\n      const now = clock.now();';
const stored = 'const stored = parts.rotate(id, gen + 1, tokens);';
const concluded = 'await conclude(key, gen, by, { gen: gen + 1 });';
const alive = 'intent.by !== dead &&';
const mine = 'if (mine?.id !== id || !mine.body) return false;\n    if (mine.body.gen >= gen) return true;';

export const mutants: Readonly<Record<string, readonly Patch[]>> = {
  'a lock without a ledger': [refresh(claimed, `${claimed}\n      entry = undefined;`)],
  'the ledger written before the body': [refresh(stored, `${concluded}\n${stored}`)],
  'a refusal that is not written down': [
    refresh("conclude(key, gen, by, { outcome: 'refused' })", 'conclude(key, gen, by, {})'),
  ],
  'a dead intent that is never taken over': [
    refresh(alive, ''),
    refresh('now < intent.at + lease)', 'true)'),
  ],
  'an intent taken over while its tab is alive': [
    refresh('const ended = await over(key, verdict);', 'const ended = true;'),
  ],
  'no last word of an attempt that ended': [
    refresh('awaitBody(id, gen, LAST_WORD);\n          if', 'awaitBody(id, gen, 0);\n          if'),
  ],
  'a frozen tab that sends late': [refresh('if (clock.now() - verdict.at > FROZEN) {', 'if (false) {')],
  'a ledger that is ahead, and nobody minds': [refresh('entry && entry.gen > gen', 'entry && false')],
  'sleep that is taken for a body that never comes': [
    refresh('long: now - entry.at > lease', 'get long() { return clock.now() - entry.at > lease; }'),
  ],
  'a ledger that forgets a session as soon as a tab ends it': [
    refresh('ledger.prune(clock.now() - KEPT)', 'ledger.prune(Infinity)'),
  ],
  'a lost answer taken for a refusal': [refresh('if (!refusals.has(code)) {', 'if (false) {')],
  'tokens stored in whichever session there is': [
    session(mine, 'if (!mine?.body) return false;\n    id = mine.id;'),
  ],
  'a rotation that writes the head, too': [
    session(
      'guarded(() => vault.writeBody(place, id, body));\n    tellAgain',
      'guarded(() => vault.writeBody(place, id, body));\n    vault.writeHead(place, { id, in: true });\n    tellAgain',
    ),
  ],
  'an end that does not write the head': [session('vault.writeHead(place, head);\n      } catch', '} catch')],
  'a 401 that ends the session whatever its generation': [
    currentUser("newer ? 'renewed'", "newer ? 'refused'"),
  ],
  'newer tokens that are not taken over': [session('body.gen > mine.body.gen', 'false')],
  'a rotation that keeps its generation': [
    session('renewed({ ...mine.body, gen }, tokens)', 'renewed(mine.body, tokens)'),
  ],
  'a late user who is shown whoever is in': [
    currentUser(
      'if (session.held()?.id !== id) throw abortedError();\n    if (data',
      'if (false) throw abortedError();\n    if (data',
    ),
    currentUser('authToken: body.authToken, signals: [signal] }', 'authToken: body.authToken }'),
    currentUser('session.setUser(id,', "session.setUser(session.held()?.id ?? '',"),
  ],
};
