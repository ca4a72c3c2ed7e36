// What is good once: links, codes and the steps of a sign-in. Secrets are kept as hashes.
import type { Backend } from './emulated-backend.js';
import type { TicketRow, UserRow } from './tables.js';
import { randomText, sha256 } from './web-crypto.js';
import { refusals } from './xano-refusals.js';

type Purpose = TicketRow['purpose'];

/** Seconds that each is good for: a link as in Xano's templates. */
const lifetimes: Record<Purpose, number> = { link: 3600, challenge: 600, verify: 600 };
/** So many wrong codes end a ticket. */
const MOST_TRIES = 5;

const sixDigits = (): string =>
  String(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0)
    .padStart(6, '0')
    .slice(-6);

export interface IssuedTicket {
  readonly secret: string;
  readonly code: string;
}

/**
 * Makes a ticket for a user; earlier ones for the same end with it.
 *
 * @param key what the code is tied to. Default: the ticket's secret
 */
export async function issueTicket(
  { tables, settings }: Backend,
  user: UserRow,
  purpose: Purpose,
  key?: string,
): Promise<IssuedTicket> {
  const secret = randomText(24);
  const code = sixDigits();
  await tables.remove('tickets', { user_id: user.id, purpose });
  await tables.insert('tickets', {
    data_source: user.data_source,
    user_id: user.id,
    purpose,
    hash: await sha256(secret),
    code: await sha256(`${key ?? secret}:${code}`),
    created_at: settings.clock.now(),
    used_at: null,
    tries: 0,
  });
  return { secret, code };
}

/** Gives a ticket another code, and time for it. */
export async function renewCode(
  { tables, settings }: Backend,
  { id }: TicketRow,
  key: string,
): Promise<string> {
  const code = sixDigits();
  const change = { code: await sha256(`${key}:${code}`), created_at: settings.clock.now(), tries: 0 };
  await tables.update('tickets', { id }, change);
  return code;
}

/** Throws where its time is over. */
const assertFresh = ({ settings }: Backend, { purpose, created_at }: TicketRow): void => {
  const isOver = settings.clock.now() >= created_at + lifetimes[purpose] * 1000;
  if (isOver) throw purpose === 'link' ? refusals.expiredLink() : refusals.expiredCode();
};

/** The ticket that a secret stands for. Throws the refusal of one that opens nothing. */
export async function findTicket(
  backend: Backend,
  purpose: Purpose,
  secret: string,
  dataSource: string,
): Promise<TicketRow> {
  const found = { purpose, hash: await sha256(secret), data_source: dataSource };
  const [ticket] = await backend.tables.find('tickets', found);
  if (!ticket) throw refusals.invalidLink();
  if (ticket.used_at !== null) throw refusals.usedLink();
  assertFresh(backend, ticket);
  return ticket;
}

/** Uses a ticket up; whoever comes second is refused. Resolves with its user. */
export async function useTicket({ tables, settings }: Backend, { id, user_id }: TicketRow): Promise<UserRow> {
  const [won] = await tables.update('tickets', { id, used_at: null }, { used_at: settings.clock.now() });
  if (!won) throw refusals.usedLink();
  const [user] = await tables.find('users', { id: user_id });
  if (!user) throw refusals.invalidLink();
  return user;
}

/**
 * Checks the code of a ticket. Throws for a wrong one, and counts it.
 *
 * @param key what the code is tied to
 */
export async function checkCode(
  backend: Backend,
  ticket: TicketRow,
  key: string,
  code: string,
): Promise<void> {
  assertFresh(backend, ticket);
  if (ticket.tries >= MOST_TRIES) throw refusals.expiredCode();
  if ((await sha256(`${key}:${code.trim()}`)) === ticket.code) return;
  await backend.tables.update('tickets', { id: ticket.id }, { tries: ticket.tries + 1 });
  throw refusals.wrongCode();
}
