// The e-mails that a real backend would send. They stay here, to be read by whoever tries the emulator.
import type { Backend } from './emulated-backend.js';
import type { MailRow } from './tables.js';

/** An e-mail in the inbox. */
export interface Mail {
  readonly id: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The link in it. */
  readonly link?: string;
  /** The code in it. */
  readonly code?: string;
}

/** So many are kept. */
const MOST = 200;

export async function sendMail(
  { tables, settings }: Backend,
  dataSource: string,
  mail: Pick<MailRow, 'recipient' | 'subject' | 'text'> & Partial<Pick<MailRow, 'link' | 'code'>>,
): Promise<void> {
  const { link = null, code = null, ...rest } = mail;
  const row = { ...rest, link, code, data_source: dataSource, created_at: settings.clock.now() };
  await tables.insert('mails', row);
  const all = await tables.find('mails', {});
  for (const { id } of all.slice(0, -MOST)) await tables.remove('mails', { id });
}

/** All e-mails, or those to one address, the newest first. */
export async function readInbox({ tables }: Backend, recipient?: string): Promise<Mail[]> {
  const rows = await tables.find('mails', recipient === undefined ? {} : { recipient });
  return rows.toReversed().map(({ id, created_at: at, recipient: to, subject, text, link, code }) => ({
    id,
    at,
    to,
    subject,
    text,
    ...(link === null ? {} : { link }),
    ...(code === null ? {} : { code }),
  }));
}
