// Auth tokens: a five-part JWE with Xano's header. As with Xano, a client cannot read the expiry.
import { CompactEncrypt } from 'jose/jwe/compact/encrypt';
import { compactDecrypt } from 'jose/jwe/compact/decrypt';
import { decode } from 'jose/base64url';

/** What an encrypted token holds. Times are seconds since the epoch; no `exp` means never. */
export interface Claims {
  readonly id: number;
  readonly dataSource: string;
  readonly generation: number;
  readonly iat: number;
  readonly exp?: number;
}

// As seen in the tokens of real projects.
const header = { alg: 'A256KW', enc: 'A256CBC-HS512', zip: 'DEF' } as const;

/** Encrypts claims with a secret of 32 bytes, given in base64url. */
export function encryptClaims(claims: Claims, secret: string): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(claims));
  return new CompactEncrypt(bytes).setProtectedHeader(header).encrypt(decode(secret));
}

/** Decrypts a token; undefined when it is not one of ours. */
export async function decryptClaims(token: string, secret: string): Promise<Claims | undefined> {
  try {
    const { plaintext } = await compactDecrypt(token, decode(secret), {
      keyManagementAlgorithms: [header.alg],
      contentEncryptionAlgorithms: [header.enc],
    });
    return JSON.parse(new TextDecoder().decode(plaintext)) as Claims;
  } catch {
    return undefined;
  }
}
