// Accounts of the emulated backend: how they are made, shown without what is private, and answered with tokens.
import type { Backend } from './emulated-backend.js';
import { refusals } from './xano-refusals.js';
import type { Inputs } from './request-inputs.js';
import type { PublicUser } from './options.js';
import { hashPassword } from './passwords.js';
import { issueRefreshToken } from './refresh-tokens.js';
import { NotUniqueError } from './tables.js';
import type { Json, UserRow } from './tables.js';

export interface NewAccount {
  readonly email: string;
  readonly password: string;
  readonly name?: string | undefined;
  readonly role?: string | undefined;
  readonly confirmed?: boolean;
  readonly extra?: Inputs;
}

const columns = new Set(['id', 'created_at', 'name', 'email', 'role', 'data_source', '__proto__']);

/** The sign-up fields that are no columns. A role is left out, so that nobody signs up as admin; so is any password. */
export function extraFields(inputs: Inputs): Inputs {
  const extra = Object.entries(inputs).filter(
    ([key]) => !columns.has(key) && !/passw|x-data-source/i.test(key),
  );
  return Object.fromEntries(extra);
}

/** Adds a user and the sample orders. Throws `This account is already in use.` */
export async function createAccount(
  { tables, settings }: Backend,
  dataSource: string,
  account: NewAccount,
): Promise<UserRow> {
  const now = settings.clock.now();
  const row = {
    data_source: dataSource,
    created_at: now,
    name: account.name ?? null,
    email: account.email,
    password: await hashPassword(account.password),
    role: account.role ?? 'user',
    confirmed: account.confirmed ?? true,
    generation: 0,
    extra: { ...account.extra },
  };
  const user = await tables.insert('users', row).catch((error: unknown) => {
    throw error instanceof NotUniqueError ? refusals.accountExists() : error;
  });
  for (const order of sampleOrders) {
    await tables.insert('orders', { ...order, data_source: dataSource, user_id: user.id, created_at: now });
  }
  return user;
}

const sampleOrders = [
  { title: 'Walnut desk', amount: 480, status: 'paid' },
  { title: 'Reading lamp', amount: 65, status: 'shipped' },
  { title: 'Wool blanket', amount: 90, status: 'open' },
];

/** Removes users and all that is theirs. */
export async function removeUsers({ tables }: Backend, users: readonly UserRow[]): Promise<void> {
  for (const { id } of users) {
    for (const table of ['orders', 'refresh_tokens', 'tickets'] as const)
      await tables.remove(table, { user_id: id });
    await tables.remove('users', { id });
  }
}

/** A user as endpoints answer it. */
export function publicUser(user: UserRow): PublicUser {
  const { id, created_at, name, email, role, extra } = user;
  return { id, created_at, name, email, role, ...extra };
}

/** The sign-in answer, in the shape that the backend is set to. */
export async function tokenAnswer(backend: Backend, user: UserRow, family?: string): Promise<Json> {
  const { settings } = backend;
  const token = await backend.issueToken(user);
  const tableShapes: Record<typeof settings.tokenShape, Json> = {
    authToken: { authToken: token },
    'authToken+user_id': { authToken: token, user_id: user.id },
    'accessToken+refreshToken': { accessToken: token },
    auth_token: { auth_token: token },
    bare: token,
    none: { success: true },
  };
  const shape = tableShapes[settings.tokenShape];
  if (typeof shape !== 'object' || shape === null || Array.isArray(shape)) return shape;
  const refreshToken = settings.refresh ? await issueRefreshToken(backend, user, family) : undefined;
  return {
    ...shape,
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...(settings.expiresIn ? { expiresIn: settings.tokenLifetime } : {}),
    ...settings.answerExtras(publicUser(user)),
  };
}
