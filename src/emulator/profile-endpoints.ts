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

/** An empty text empties, as the type of the input wants it; here that is the type of what is kept. */
const emptied = (kept: Json | undefined): Json =>
  Array.isArray(kept) ? [] : kept === undefined || typeof kept === 'string' ? '' : null;

/** The values that are no columns, to be kept. */
const extraIn = (inputs: Inputs, kept: Inputs): Inputs =>
  Object.fromEntries(
    Object.entries(extraFields(inputs)).map(([key, value]) => [
      key,
      value === '' ? emptied(Object.hasOwn(kept, key) ? kept[key] : undefined) : value,
    ]),
  );

/** `PATCH /auth/me`, `PATCH /user/edit_profile`: what is sent is changed, the rest stays. */
export async function updateUser(backend: Backend, call: EndpointRequest): Promise<Json> {
  const user = await backend.requireUser(call);
  const { inputs } = call;
  const change = {
    ...('name' in inputs ? { name: optionalText(inputs, 'name')?.trim() ?? null } : {}),
    ...('email' in inputs ? { email: requireEmail(inputs) } : {}),
    extra: { ...user.extra, ...extraIn(inputs, user.extra), ...imageIn(inputs) },
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
