// The entry `xano-auth-elements/testing`: a backend for tests of pages, and the session and failures that a test needs.
// It works in a page, in Node without one, and in Playwright around a page.
import type { Auth, AuthenticateOptions } from '../core/auth.js';
import { type Connection, createConnection } from '../core/connection/parse.js';
import type { ConnectionOptions } from '../core/connection/settings.js';
import type { Control, NewUser } from '../emulator/controls.js';
import { createEmulator } from '../emulator/create-emulator.js';
import type { Fault } from '../emulator/faults.js';
import type { EmulatorOptions, PublicUser } from '../emulator/options.js';
import { browserPorts } from '../core/platform/browser.js';
import { answerRoute, type BrowserPage, storingScript } from './browser-page.js';
import { interceptFetch } from './intercept-fetch.js';
import { type Failure, faultOf } from './failures.js';
import { emulatorOptionsFor } from './emulator-options.js';
import { removeStoredSession, type StoredSession, storedSession } from './stored-sessions.js';
import { readTokens } from '../core/requests/answer-mapping.js';

export type { BrowserPage } from './browser-page.js';
export type { Failure } from './failures.js';

/** The connection as the page states it, and how the backend differs from Xano's templates. */
export interface TestBackendOptions extends ConnectionOptions {
  /** For what the connection does not say: `confirmEmail`, `rateLimit`, `tokenLifetime` and so on. */
  emulator?: EmulatorOptions | undefined;
}

/** What there is to say of an account; the rest is Ada's. */
export type TestUser = Partial<NewUser>;

/** An `auth`, or a `<xano-connection>` of the page. */
export interface SessionHolder {
  authenticate(options: AuthenticateOptions): Promise<unknown>;
  clearSession(): unknown;
  fetchCurrentUser(): Promise<unknown>;
  readonly auth?: Auth | undefined;
  readonly connection?: Connection | string | undefined;
}

export interface TestBackend {
  /** Base URL that is answered for; what to write as `base-url` where none was given. */
  readonly baseUrl: string;
  /** Accounts, the log of requests, faults: all that the emulator can do. */
  readonly control: Control;
  /**
   * Makes an account, in place of one with the same e-mail, and signs it in.
   *
   * @param user of the account; default `{ name: 'Ada', email: 'ada@example.com', password: 'correct-horse-1' }`
   * @param target the auth or `<xano-connection>` to sign in, now; or Playwright's page or context, at its next
   *   `goto`; default: the storage of this page, for connections that open from now on
   * @throws Error when nobody would be signed in; the message says why
   */
  signedInAs(user?: TestUser, target?: SessionHolder | BrowserPage): Promise<PublicUser>;
  /** Ends the session of the target, as `signedInAs` begins one. */
  signedOut(target?: SessionHolder | BrowserPage): Promise<void>;
  /** All auth tokens so far are expired from now on; a target is made to notice. Refresh tokens stay good. */
  expireNow(target?: SessionHolder): Promise<void>;
  /**
   * Makes one request fail: the next that can fail so, or the next to `on` (`/path` or `METHOD /path`).
   *
   * @param failure code of the AuthError to come of it, or a fault of the emulator
   * @throws TypeError for a code that no answer can cause
   */
  failNext(failure: Failure | Fault, on?: string): void;
  /** Gives the page its `fetch` back, and forgets what is stored of this connection. */
  stop(): Promise<void>;
}

const ADA = { name: 'Ada', email: 'ada@example.com', password: 'correct-horse-1' };

/** The keys of the emulator's own answers. */
const EMULATED = {
  authToken: ['authToken', 'accessToken', 'auth_token', '.'],
  refreshToken: ['refreshToken'],
  metadata: [],
  expiresIn: ['expiresIn'],
};

/**
 * Starts a backend for tests: from now on an emulator answers what this page or program asks of the connection's
 * origin; every other request goes where it went. It fits the connection's endpoints and keys.
 *
 * @param options the connection as the page states it; default: an address of the backend's own
 * @throws AuthError `configuration`, where the settings cannot be used
 */
export const startTestBackend = ({ emulator: own, ...given }: TestBackendOptions = {}): TestBackend => {
  const { host, storage, id } = browserPorts();
  const options =
    given.baseUrl || given.instance ? given : { baseUrl: 'https://xano.test/api:abCD1234', ...given };
  const connection = createConnection(options, host);
  const { base, group, origin, storageKey } = connection;
  const dataSource = connection.headers().get('X-Data-Source') ?? 'live';
  const emulator = createEmulator({ ...emulatorOptionsFor(connection, dataSource), ...own });
  const { control } = emulator;
  const restoreFetch = interceptFetch(origin, emulator.fetch);

  const routed = new WeakSet<BrowserPage>();
  /** Puts a session into the page's storage at its next load. */
  const prepare = async (page: BrowserPage, stored: StoredSession): Promise<void> => {
    if (!routed.has(page))
      await page.route(
        (url) => url.origin === origin,
        (route) => answerRoute(route, emulator.respond),
      );
    routed.add(page);
    await page.addInitScript({ content: storingScript(storageKey, stored, id()) });
  };

  /** @throws Error where the target would ask another backend */
  const requireOurs = ({ auth, connection: its = auth?.connection }: SessionHolder): void => {
    if (typeof its === 'object' && its.origin !== origin)
      throw new Error(
        `The connection asks ${its.origin}, but this backend answers for ${origin}. ` +
          'Give startTestBackend() the baseUrl that the page has.',
      );
  };

  return {
    baseUrl: group ? `${base}/${group}` : base,
    control,
    async signedInAs(user, target) {
      const account = { ...ADA, ...user, dataSource };
      await control.removeUser(account.email);
      const made = await control.addUser(account);
      const { authToken, ...rest } = readTokens(await control.tokensFor(account.email, dataSource), EMULATED);
      if (!authToken) throw new Error('tokenShape: "none" gives no token to sign in with.');
      const session = { authToken, ...rest };
      if (target && 'authenticate' in target) {
        requireOurs(target);
        const asks = connection.endpoints.currentUser !== undefined;
        const found = await target.authenticate(asks ? session : { ...session, user: made });
        if (!found) throw new Error('Nobody is signed in: the request for the current user failed.');
        return made;
      }
      const stored = await storedSession({ ...options, fetch: emulator.fetch }, { ...session, user: made });
      if (target) await prepare(target, stored);
      else if (!host) throw new Error('There is no page here: give signedInAs() the auth to sign in.');
      else {
        removeStoredSession(storage, storageKey);
        for (const [key, value] of stored.entries) storage[stored.place].set(key, value);
      }
      return made;
    },
    async signedOut(target) {
      if (!target) removeStoredSession(storage, storageKey);
      else if ('authenticate' in target) await target.clearSession();
      else await prepare(target, { place: connection.persist === 'tab' ? 'tab' : 'local', entries: [] });
    },
    async expireNow(target) {
      await control.expireTokens();
      // Whether this refreshes or signs out, the session says.
      await target?.fetchCurrentUser().catch(() => {});
    },
    failNext(failure, on) {
      const fault = typeof failure === 'string' ? faultOf(failure, connection) : failure;
      control.fault(on === undefined ? fault : { ...fault, on });
    },
    async stop() {
      restoreFetch();
      removeStoredSession(storage, storageKey);
      await emulator.close();
    },
  };
};
