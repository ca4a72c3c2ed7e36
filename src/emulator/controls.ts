// The controls: what a test or a demo changes in the backend without a request of the page.
import { createAccount, extraFields, publicUser, removeUsers, tokenAnswer } from './accounts.js';
import type { Backend } from './emulated-backend.js';
import type { Fault, Faults } from './faults.js';
import { type Mail, readInbox } from './inbox.js';
import type { Hold, HoldOptions, RequestGates } from './request-gates.js';
import { normalizeEmail } from './request-inputs.js';
import { freePlan } from './options.js';
import type { PublicUser } from './options.js';
import type { RateLimit } from './rate-limit.js';
import type { ConnectedSocket, Realtime } from './realtime-connections.js';
import type { Json, NewRow, UserRow } from './tables.js';

/** What is remembered of a request: no values, no secrets. */
export interface LogEntry {
  readonly method: string;
  /** Canonical of the API group; empty when the address names none. */
  readonly group: string;
  /** Path inside the group, without the query. */
  readonly path: string;
  /** HTTP status; 0 while there is no answer yet, and for good when the connection was lost. */
  status: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly dataSource: string;
  readonly branch: string;
  readonly hasToken: boolean;
  /** Names of the inputs, in body and query. */
  bodyKeys: readonly string[];
}

export interface NewUser {
  readonly email: string;
  readonly password: string;
  readonly name?: string;
  readonly role?: string;
  /** Default `live`. */
  readonly dataSource?: string;
  /** Further fields of the user. */
  readonly [field: string]: Json | undefined;
}

export interface Control {
  /** Every request and every realtime handshake since the start or `clearLog()`, oldest first; preflights have the method OPTIONS. */
  readonly log: readonly LogEntry[];
  clearLog(): void;
  /** Makes the next matching requests fail. */
  fault(fault: Fault): void;
  /** Takes away all faults, and lets all held requests go on. */
  clear(): void;
  /** Holds matching requests at a gate, before their work or (`after`) before their answer. */
  hold(on: string, options?: HoldOptions): Hold;
  /** Switches the rate limit: the free plan's, one of your own, or off; forgets what was counted. */
  rateLimit(limit: boolean | RateLimit): void;
  /** Every open realtime socket: whose it is, and its channels. */
  readonly sockets: readonly ConnectedSocket[];
  /** Sends an event to everyone in a realtime channel, as Xano's function stack does. */
  sendEvent(channel: string, payload: Json): void;
  /** Closes every realtime socket: 1000 or 1001 for good, another code as an outage (default 1012, a restart). */
  closeSockets(code?: number): void;
  /** Adds a confirmed user, with no rule for the password. Throws when the e-mail is taken. */
  addUser(user: NewUser): Promise<PublicUser>;
  /** Removes a user and all that is theirs, in every data source. */
  removeUser(email: string): Promise<void>;
  /** Removes all users and all that is theirs. */
  clearAccounts(): Promise<void>;
  /** Gives a user another role; it counts from the next request. Throws when there is no such user. */
  setRole(email: string, role: string): Promise<void>;
  /** Confirms the address of a user who signed up with `confirmEmail`. Throws when there is no such user. */
  confirm(email: string): Promise<void>;
  /** Switches the second step of a sign-in on or off; see the option `secondStep`. */
  secondStep(isOn: boolean): void;
  /** The e-mails that a real backend would have sent: all, or those to one address; the newest first. */
  inbox(email?: string): Promise<Mail[]>;
  /** Removes all e-mails. */
  clearInbox(): Promise<void>;
  /** A fresh sign-in answer for a user, without a request. Throws when there is no such user. */
  tokensFor(email: string, dataSource?: string): Promise<Json>;
  /** All auth tokens issued so far answer `This token is expired.`: one user's, or everybody's. */
  expireTokens(email?: string): Promise<void>;
  /** All refresh tokens issued so far are refused: one user's, or everybody's. */
  revokeRefreshTokens(email?: string): Promise<void>;
}

export interface ControlParts {
  readonly realtime: Realtime;
  readonly log: LogEntry[];
  readonly faults: Faults;
  readonly gates: RequestGates;
  setRateLimit(limit: RateLimit | undefined): void;
}

export function createControl(
  backend: Backend,
  { log, faults, gates, setRateLimit, realtime }: ControlParts,
): Control {
  const { tables } = backend;
  const usersOf = (email?: string) =>
    tables.find('users', email === undefined ? {} : { email: normalizeEmail(email) });
  const change = async (email: string, values: Partial<NewRow<'users'>>) => {
    const changed = await tables.update('users', { email: normalizeEmail(email) }, values);
    if (changed.length === 0) throw noSuchUser(email);
  };

  return {
    log,
    clearLog: () => void log.splice(0),
    fault: (fault) => faults.add(fault),
    clear() {
      faults.clear();
      gates.clear();
    },
    hold: (on, options) => gates.add(on, options),
    rateLimit: (limit) => setRateLimit(limit === true ? freePlan : limit || undefined),
    get sockets() {
      return realtime.sockets;
    },
    sendEvent: (channel, payload) => realtime.sendEvent(channel, payload),
    closeSockets: (code = 1012) => realtime.closeSockets(code),
    async addUser({ email, password, name, role, dataSource = 'live', ...rest }) {
      const extra = extraFields(JSON.parse(JSON.stringify(rest)) as Record<string, Json>);
      const account = { email: normalizeEmail(email), password, name, role, extra };
      return publicUser(await createAccount(backend, dataSource, account));
    },
    async removeUser(email) {
      await removeUsers(backend, await usersOf(email));
    },
    async clearAccounts() {
      for (const table of ['orders', 'refresh_tokens', 'tickets', 'mails', 'users'] as const)
        await tables.remove(table, {});
    },
    setRole: (email, role) => change(email, { role }),
    confirm: (email) => change(email, { confirmed: true }),
    secondStep: (isOn) => void (backend.hasSecondStep = isOn),
    inbox: (email) => readInbox(backend, email === undefined ? undefined : normalizeEmail(email)),
    clearInbox: async () => void (await tables.remove('mails', {})),
    async tokensFor(email, dataSource = 'live') {
      const user = (await usersOf(email)).find((row: UserRow) => row.data_source === dataSource);
      if (!user) throw noSuchUser(email);
      return tokenAnswer(backend, user);
    },
    async expireTokens(email) {
      for (const { id, generation } of await usersOf(email)) {
        await tables.update('users', { id }, { generation: generation + 1 });
      }
    },
    async revokeRefreshTokens(email) {
      for (const { id } of await usersOf(email)) {
        await tables.update('refresh_tokens', { user_id: id }, { revoked: true });
      }
    },
  };
}

function noSuchUser(email: string): Error {
  return new Error(`No user ${normalizeEmail(email)}.`);
}
