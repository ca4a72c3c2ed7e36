// Rotating refresh tokens, as projects build it on Xano: each is good for one rotation.
import { tokenAnswer } from './accounts.js';
import type { Backend, EndpointRequest } from './emulated-backend.js';
import { sha256 } from './web-crypto.js';
import { refusals } from './xano-refusals.js';
import { optionalText, requireText } from './request-inputs.js';
import type { Json } from './tables.js';

/** `POST /auth/token { refreshToken }`: rotates once, whoever comes first. Reuse is refused with 401. */
export async function refreshSession(backend: Backend, call: EndpointRequest): Promise<Json> {
  const { tables, settings } = backend;
  const hash = await sha256(requireText(call.inputs, 'refreshToken'));
  const [kept] = await tables.find('refresh_tokens', { hash });
  if (!kept) throw refusals.invalidRefreshToken();
  if (kept.data_source !== call.dataSource) throw refusals.otherDataSource();
  const { lifetime = 0, strict = false } = settings.refresh ?? {};
  if (lifetime > 0 && settings.clock.now() >= kept.created_at + lifetime * 1000) {
    throw refusals.invalidRefreshToken();
  }
  const unused = { id: kept.id, used_at: null, revoked: false };
  const [won] = await tables.update('refresh_tokens', unused, { used_at: settings.clock.now() });
  if (!won) {
    if (strict) await tables.update('refresh_tokens', { family: kept.family }, { revoked: true });
    throw refusals.invalidRefreshToken();
  }
  const [user] = await tables.find('users', { id: kept.user_id });
  if (!user) throw refusals.invalidRefreshToken();
  return tokenAnswer(backend, user, kept.family);
}

/** `POST /auth/logout`: revokes the family of the refresh token that comes along, or all of the user's. */
export async function signOut(backend: Backend, call: EndpointRequest): Promise<Json> {
  const user = await backend.requireUser(call);
  const token = optionalText(call.inputs, 'refreshToken');
  const [kept] = token ? await backend.tables.find('refresh_tokens', { hash: await sha256(token) }) : [];
  const which = kept?.user_id === user.id ? { family: kept.family } : { user_id: user.id };
  await backend.tables.update('refresh_tokens', which, { revoked: true });
  return { success: true };
}
