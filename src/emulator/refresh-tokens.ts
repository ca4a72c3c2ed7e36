// Refresh tokens: random, kept as a hash.
import type { Backend } from './emulated-backend.js';
import { randomText, sha256 } from './web-crypto.js';
import type { UserRow } from './tables.js';

/** Makes a refresh token in a family; without one it begins a family of its own. */
export async function issueRefreshToken(backend: Backend, user: UserRow, family?: string): Promise<string> {
  const token = randomText(32);
  await backend.tables.insert('refresh_tokens', {
    data_source: user.data_source,
    user_id: user.id,
    family: family ?? randomText(16),
    hash: await sha256(token),
    created_at: backend.settings.clock.now(),
    used_at: null,
    revoked: false,
  });
  return token;
}
