// Codes in e-mails: the second step of a sign-in, and the confirmation of an address. Each project builds its own; these
// are as small as they can be.
import { tokenAnswer } from './accounts.js';
import type { Backend, EndpointRequest } from './emulated-backend.js';
import { sendMail } from './inbox.js';
import { requireEmail, requireText } from './request-inputs.js';
import type { Json, UserRow } from './tables.js';
import { checkCode, findTicket, issueTicket, renewCode, useTicket } from './tickets.js';
import { refusals } from './xano-refusals.js';

const mailCode = (backend: Backend, user: UserRow, code: string): Promise<void> =>
  sendMail(backend, user.data_source, {
    recipient: user.email,
    subject: `${code} is your code`,
    text: `Your code is ${code}. It is good for ten minutes.`,
    code,
  });

/** What a sign-in answers in place of a token; the code goes out by e-mail. */
export async function beginSecondStep(backend: Backend, user: UserRow): Promise<Json> {
  const { secret, code } = await issueTicket(backend, user, 'challenge');
  await mailCode(backend, user, code);
  return { next_step: 'code', challenge: secret };
}

/** `POST /auth/verify-code { challenge, code }` */
export async function verifyCode(backend: Backend, call: EndpointRequest): Promise<Json> {
  const challenge = requireText(call.inputs, 'challenge');
  const ticket = await findTicket(backend, 'challenge', challenge, call.dataSource);
  await checkCode(backend, ticket, challenge, requireText(call.inputs, 'code'));
  return tokenAnswer(backend, await useTicket(backend, ticket));
}

/** `POST /auth/send-code { challenge }`: another code for the same step; the one before is good no more. */
export async function sendCode(backend: Backend, call: EndpointRequest): Promise<Json> {
  const challenge = requireText(call.inputs, 'challenge');
  const ticket = await findTicket(backend, 'challenge', challenge, call.dataSource);
  const [user] = await backend.tables.find('users', { id: ticket.user_id });
  if (!user) throw refusals.invalidLink();
  await mailCode(backend, user, await renewCode(backend, ticket, challenge));
  return { success: true };
}

/** Sends the code that confirms an address, to which it is tied. */
export async function beginVerification(backend: Backend, user: UserRow): Promise<void> {
  const { code } = await issueTicket(backend, user, 'verify', user.email);
  await mailCode(backend, user, code);
}

/** `POST /auth/verify-email { email, code }` */
export async function verifyEmail(backend: Backend, call: EndpointRequest): Promise<Json> {
  const email = requireEmail(call.inputs);
  const [user] = await backend.tables.find('users', { email, data_source: call.dataSource });
  const [ticket] = user ? await backend.tables.find('tickets', { user_id: user.id, purpose: 'verify' }) : [];
  if (!user || !ticket || ticket.used_at !== null) throw refusals.wrongCode();
  await checkCode(backend, ticket, email, requireText(call.inputs, 'code'));
  await useTicket(backend, ticket);
  await backend.tables.update('users', { id: user.id }, { confirmed: true });
  return tokenAnswer(backend, user);
}

/** `POST /auth/send-verification { email }`: the same answer for an address that nobody has. */
export async function sendVerification(backend: Backend, call: EndpointRequest): Promise<Json> {
  const email = requireEmail(call.inputs);
  const [user] = await backend.tables.find('users', { email, data_source: call.dataSource });
  if (user && !user.confirmed) await beginVerification(backend, user);
  return { success: true };
}
