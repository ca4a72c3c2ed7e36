// What the pages talk to: Xano's endpoints as its templates answer, and Hanko's flow API as its elements read it.
// Each keeps its own state, and both keep it for one visitor only.
import type { Answer, Call } from './server.js';

export const EMAIL = 'ada@example.com';
export const PASSWORD = 'correct-horse-1';
export const NAME = 'Ada Lovelace';

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const refusal = (status: number, code: string, message: string): Answer => ({
  status,
  body: { code, message },
});

export interface Backend {
  /** Milliseconds that the current-user call takes. */
  delay: number;
  answer(call: Call): Promise<Answer>;
}

/**
 * `POST /auth/login`, `GET /auth/me`, `POST /auth/token` (refresh) and `GET /orders`, whose token is good for one
 * call only: a page that asks again has to renew it, as after a token's lifetime.
 */
export const xano = (): Backend => {
  let generation = 0;
  let used = false;
  const tokens = () => ({ authToken: `token-${generation}`, refreshToken: `refresh-${generation}` });
  const renew = () => {
    generation++;
    used = false;
    return { body: tokens() };
  };
  return {
    delay: 0,
    async answer({ method, path, token, body }) {
      const sent = body as Record<string, unknown> | undefined;
      switch (`${method} ${path.replace(/^.*\/api:\w+/, '').replace(/\?.*/, '')}`) {
        case 'POST /auth/login':
          return sent?.['email'] === EMAIL && sent['password'] === PASSWORD
            ? renew()
            : refusal(403, 'ERROR_CODE_ACCESS_DENIED', 'Invalid Credentials.');
        case 'POST /auth/token':
          return sent?.['refreshToken'] === `refresh-${generation}`
            ? renew()
            : refusal(401, 'ERROR_CODE_UNAUTHORIZED', 'This refresh token was used already.');
        case 'GET /auth/me':
          if (this.delay > 0) await pause(this.delay);
          return token?.startsWith('token-')
            ? { body: { id: 1, created_at: 1_764_000_000_000, name: NAME, email: EMAIL, role: 'member' } }
            : refusal(401, 'ERROR_CODE_UNAUTHORIZED', 'Authentication required.');
        case 'GET /orders':
          if (token !== `token-${generation}` || used)
            return refusal(401, 'ERROR_CODE_UNAUTHORIZED', 'This token is expired.');
          used = true;
          return { body: [{ id: 1 }] };
        default:
          return refusal(404, 'ERROR_CODE_NOT_FOUND', `Unable to locate request: ${path}`);
      }
    },
  };
};

const DAY = 86_400_000;

/** Hanko's `/login` flow with an e-mail address, then a password; its session check and its user. */
export const hanko = (): Backend => {
  const id = '6d3f1b1e-0f0b-4b1e-9c55-3a1b2c3d4e5f';
  const action = (name: string, inputs: Record<string, object> | null = null) => ({
    [name]: { action: name, href: `/login?action=${name}`, inputs: inputs ?? {}, description: '' },
  });
  const state = (name: string, actions: object, payload: object = {}): Answer => ({
    body: { name, status: 200, csrf_token: `csrf-${name}`, payload, actions, links: [] },
  });
  const input = (name: string, type: string) => ({ name, type, required: true, hidden: false });
  const capabilities = ['available', 'conditional_mediation_available', 'platform_authenticator_available'];
  const expiration = () => new Date(Date.now() + DAY).toISOString();
  return {
    delay: 0,
    async answer({ method, path, token }) {
      const signedIn = token !== undefined;
      switch (`${method} ${path.replace(/^\/hanko/, '')}`) {
        case 'POST /login':
          return state(
            'preflight',
            action(
              'register_client_capabilities',
              Object.fromEntries(
                capabilities.map((name) => [`webauthn_${name}`, input(`webauthn_${name}`, 'boolean')]),
              ),
            ),
          );
        case 'POST /login?action=register_client_capabilities':
        case 'POST /login?action=back':
          return state(
            'login_init',
            action('continue_with_login_identifier', { email: input('email', 'email') }),
          );
        case 'POST /login?action=continue_with_login_identifier':
          return state('login_password', {
            ...action('password_login', { password: input('password', 'password') }),
            ...action('back'),
          });
        case 'POST /login?action=password_login': {
          const claims = { subject: id, expiration: expiration(), session_id: 'session' };
          return {
            ...state('success', {}, { claims, user: { user_id: id } }),
            headers: {
              'x-auth-token': 'token',
              'x-session-lifetime': String(DAY / 1000),
              'x-session-retention': 'persistent',
              'access-control-expose-headers': 'X-Auth-Token, X-Session-Lifetime, X-Session-Retention',
            },
          };
        }
        case 'GET /sessions/validate':
          return { body: { is_valid: signedIn, expiration_time: expiration(), user_id: id } };
        case 'GET /me':
          return signedIn ? { body: { id } } : refusal(401, 'unauthorized', 'Unauthorized');
        case `GET /users/${id}`:
          if (this.delay > 0) await pause(this.delay);
          return signedIn
            ? { body: { id, emails: [{ address: EMAIL, is_verified: true, is_primary: true }] } }
            : refusal(401, 'unauthorized', 'Unauthorized');
        default:
          return refusal(404, 'not_found', path);
      }
    },
  };
};
