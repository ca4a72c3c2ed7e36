// A backend with refresh tokens, as a model: which tokens live, and what it answers to a request.

/** `strict`: a spent refresh token, sent again, ends the whole session. `constant`: refresh tokens stay as they are. */
export type Rotation = 'rotating' | 'strict' | 'constant';

/** A sign-in on the server and the tokens that came of it. */
export interface Family {
  readonly name: string;
  readonly user: string;
  /** Auth tokens, and when each was issued. */
  readonly valid: Map<string, number>;
  authToken: string;
  refreshToken: string;
  revoked: boolean;
  turn: number;
}

export interface Asked {
  readonly route: string;
  readonly bearer: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Answered {
  readonly status: number;
  readonly data: unknown;
  /** Whose tokens the answer holds. */
  readonly issued?: Family | undefined;
}

const refused: Answered = { status: 401, data: { code: 'ERROR_CODE_UNAUTHORIZED', message: 'Unauthorized' } };

/** What makes a text recognisable as a secret wherever it turns up. */
export const SECRET = 'sEcReT';

/** Who a token was issued to, as its text tells. */
export const familyIn = (token: string): string => token.split('-')[1] ?? '';

export class Backend {
  readonly families = new Map<string, Family>();

  constructor(
    readonly rotation: Rotation,
    private readonly now: () => number,
    /** Seconds in the answers. */
    readonly expiresIn: number | undefined,
  ) {}

  handle({ route, bearer, body }: Asked): Answered {
    if (route === 'POST /auth/login') return this.#issue(this.#begin(String(body['email'])));
    if (route === 'POST /auth/refresh') return this.#refresh(String(body['refreshToken']));
    const family = this.families.get(familyIn(bearer ?? ''));
    if (!bearer || !family?.valid.has(bearer)) return refused;
    return { status: 200, data: route === 'GET /auth/me' ? { id: family.user, family: family.name } : {} };
  }

  /** Auth tokens that were issued before run out. */
  expire(before = Infinity): void {
    for (const { valid } of this.families.values())
      for (const [token, issued] of valid) if (issued < before) valid.delete(token);
  }

  /** Someone ends every session on the server. */
  revokeAll(): void {
    for (const family of this.families.values()) this.#revoke(family);
  }

  #begin(user: string): Family {
    const name = `f${this.families.size + 1}`;
    const tokens = { authToken: '', refreshToken: `r-${name}-0-${SECRET}` };
    const family: Family = { name, user, valid: new Map(), ...tokens, revoked: false, turn: 0 };
    this.families.set(name, family);
    return family;
  }

  #refresh(token: string): Answered {
    const family = this.families.get(familyIn(token));
    if (!family || family.revoked) return refused;
    if (token === family.refreshToken) return this.#issue(family);
    if (this.rotation === 'strict') this.#revoke(family);
    return refused;
  }

  #issue(family: Family): Answered {
    const turn = ++family.turn;
    family.authToken = `a-${family.name}-${turn}-${SECRET}`;
    family.valid.set(family.authToken, this.now());
    if (this.rotation !== 'constant') family.refreshToken = `r-${family.name}-${turn}-${SECRET}`;
    const { authToken, refreshToken } = family;
    return { status: 200, data: { authToken, refreshToken, expiresIn: this.expiresIn }, issued: family };
  }

  #revoke(family: Family): void {
    family.revoked = true;
    family.valid.clear();
  }
}
