// Links in e-mails, as Xano's quick start has them (`/reset/…`), and as its older snippets do (`/auth/magic-…`).
import type { Backend, EndpointRequest } from './emulated-backend.js';
import { sendMail } from './inbox.js';
import { pageAddress } from './page-address.js';
import { checkPasswordRule, hashPassword } from './passwords.js';
import { requireEmail, requireText } from './request-inputs.js';
import type { Json } from './tables.js';
import { findTicket, issueTicket, useTicket } from './tickets.js';
import { refusals } from './xano-refusals.js';

/** In a hash route the query stands behind the route. */
const withQuery = (url: URL, values: Record<string, string>): string => {
  const query = new URLSearchParams(values);
  if (/^#!?\//.test(url.hash)) url.hash += `${url.hash.includes('?') ? '&' : '?'}${query}`;
  else for (const [name, value] of query) url.searchParams.set(name, value);
  return url.href;
};

const sendLink =
  (page: 'linkPage' | 'magicLinkPage') =>
  async (backend: Backend, call: EndpointRequest): Promise<Json> => {
    const email = requireEmail(call.inputs);
    const [user] = await backend.tables.find('users', { email, data_source: call.dataSource });
    if (user) {
      const { secret } = await issueTicket(backend, user, 'link');
      const values = { magic_token: secret, email };
      const link = withQuery(pageAddress(backend.settings[page], call), values);
      const subject = page === 'linkPage' ? 'Your link to set a new password' : 'Your link to sign in';
      await sendMail(backend, call.dataSource, {
        recipient: email,
        subject,
        text: `Open this link: ${link}`,
        link,
      });
    }
    // The same for an address that nobody has.
    return { message: { success: true, message: 'magic link sent' } };
  };

/** `GET` and `POST /reset/request-reset-link { email }` */
export const requestResetLink = sendLink('linkPage');

/** `GET` and `POST /auth/magic-link { email }` */
export const requestMagicLink = sendLink('magicLinkPage');

const openLink = async (backend: Backend, call: EndpointRequest, email?: string) => {
  const ticket = await findTicket(backend, 'link', requireText(call.inputs, 'magic_token'), call.dataSource);
  const [owner] = await backend.tables.find('users', { id: ticket.user_id });
  if (email !== undefined && owner?.email !== email) throw refusals.invalidLink();
  return useTicket(backend, ticket);
};

/** `POST /reset/magic-link-login { magic_token, email }` */
export async function signInByLink(backend: Backend, call: EndpointRequest): Promise<Json> {
  const user = await openLink(backend, call, requireEmail(call.inputs));
  return { authToken: await backend.issueToken(user), user_id: user.id };
}

/** `POST /auth/magic-login { magic_token }`: the token is the whole answer. */
export async function signInByOldLink(backend: Backend, call: EndpointRequest): Promise<Json> {
  return backend.issueToken(await openLink(backend, call));
}

/** `POST /reset/update_password { password, confirm_password }`, with a token. */
export async function updatePassword(backend: Backend, call: EndpointRequest): Promise<Json> {
  const user = await backend.requireUser(call);
  await setPassword(backend, user.id, call);
  return { message: { success: 'true', message: 'Password updated' } };
}

/** Sets a new password that is written twice and keeps the rule. */
export async function setPassword({ tables }: Backend, id: number, call: EndpointRequest): Promise<void> {
  const password = requireText(call.inputs, 'password');
  if (requireText(call.inputs, 'confirm_password') !== password) throw refusals.passwordsDiffer();
  checkPasswordRule(password);
  await tables.update('users', { id }, { password: await hashPassword(password) });
}
