// What somebody who is signed in does with their account. Each project builds its own; the paths are ours.
import { extraFields, publicUser, removeUsers } from './accounts.js';
import type { Backend, EndpointRequest } from './emulated-backend.js';
import { setPassword } from './link-endpoints.js';
import { verifyPassword } from './passwords.js';
import { filesOf, type Inputs, optionalText, requireEmail, requireText } from './request-inputs.js';
import { type Json, NotUniqueError } from './tables.js';
import { refusals } from './xano-refusals.js';

/** Bytes of a picture. */
const LARGEST_IMAGE = 5_000_000;

/** A picture as Xano keeps one, with an address that can be shown. */
const imageIn = (inputs: Inputs): Inputs => {
  const file = filesOf(inputs).get('avatar');
  if (!file) return {};
  if (!file.type.startsWith('image/')) throw refusals.noImage('avatar');
  if (file.size > LARGEST_IMAGE) throw refusals.fileTooLarge('avatar');
  const { name, size, type: mime, url } = file;
  return { avatar: { path: `/vault/${name}`, name, size, mime, url } };
};

/** `PATCH /auth/me`, `PATCH /user/edit_profile`: what is sent is changed, the rest stays. */
export async function updateUser(backend: Backend, call: EndpointRequest): Promise<Json> {
  const user = await backend.requireUser(call);
  const { inputs } = call;
  const change = {
    ...('name' in inputs ? { name: optionalText(inputs, 'name')?.trim() ?? null } : {}),
    ...('email' in inputs ? { email: requireEmail(inputs) } : {}),
    extra: { ...user.extra, ...extraFields(inputs), ...imageIn(inputs) },
  };
  try {
    const [changed] = await backend.tables.update('users', { id: user.id }, change);
    return publicUser(changed ?? user);
  } catch (error) {
    throw error instanceof NotUniqueError ? refusals.accountExists() : error;
  }
}

/** `POST /auth/change-password { current_password, password, confirm_password }` */
export async function changePassword(backend: Backend, call: EndpointRequest): Promise<Json> {
  const user = await backend.requireUser(call);
  const current = requireText(call.inputs, 'current_password');
  if (!(await verifyPassword(current, user.password))) throw refusals.wrongCurrentPassword();
  await setPassword(backend, user.id, call);
  return { message: { success: 'true', message: 'Password updated' } };
}

/** `DELETE /auth/me` */
export async function deleteUser(backend: Backend, call: EndpointRequest): Promise<Json> {
  await removeUsers(backend, [await backend.requireUser(call)]);
  return { success: true };
}
