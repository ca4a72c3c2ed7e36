// The attributes that a connection and its environments share. What each means stands in src/connection.ts;
// a type test keeps the two lists equal.
import { ReactiveElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { ConnectionSettings, Persist } from '../../src/index.js';

export abstract class SettingsElement extends ReactiveElement {
  /** The API Group Base URL as Xano shows it to be copied; enough alone, in place of `instance` and `api-group`. */
  @property({ attribute: 'base-url' }) baseUrl?: string;
  /** Host of the instance, or its full address with an optional tenant path. `http:` only for loopback. */
  @property() instance?: string;
  /** Canonical of the default API group: `abCD1234` or `api:abCD1234`. */
  @property({ attribute: 'api-group' }) apiGroup?: string;
  /** Workspace id or name: separates stored sessions. */
  @property() workspace?: string;
  /** Custom domain of the instance, with or without `https://`; wins over `instance` for calls. */
  @property({ attribute: 'custom-domain' }) customDomain?: string;
  /** Sent as `X-Data-Source`. */
  @property({ attribute: 'data-source' }) dataSource?: string;
  /** Sent as `X-Branch`. */
  @property() branch?: string;
  /** Connection hash for realtime; Xano's SDK calls it *connection canonical*. */
  @property({ attribute: 'realtime-connection-hash' }) realtimeConnectionHash?: string;
  /** `[METHOD] [api:GROUP]/path` of sign-in. Default `POST /auth/login`. */
  @property({ attribute: 'sign-in-endpoint' }) signInEndpoint?: string;
  /** Same for sign-up. Default `POST /auth/signup`. */
  @property({ attribute: 'sign-up-endpoint' }) signUpEndpoint?: string;
  /** Same for the current user. Default `GET /auth/me`; `none`: the user is read from the sign-in answer. */
  @property({ attribute: 'current-user-endpoint' }) currentUserEndpoint?: string;
  /** Same for an endpoint that is told of a sign-out, after the local one. Default: none. */
  @property({ attribute: 'sign-out-endpoint' }) signOutEndpoint?: string;
  /** Keys of the auth token, tried in order; dots go deeper; `.` = the bare answer. Default `authToken accessToken`. */
  @property({ attribute: 'auth-token-key' }) authTokenKey?: string;
  /** Same for the refresh token. Default `refreshToken`. */
  @property({ attribute: 'refresh-token-key' }) refreshTokenKey?: string;
  /** Same for metadata kept with the session. Default `metadata`. */
  @property({ attribute: 'metadata-key' }) metadataKey?: string;
  /** Same for the token's lifetime in seconds. Default `expiresIn expires_in`. */
  @property({ attribute: 'expires-in-key' }) expiresInKey?: string;
  /** Where the user is in the current-user answer. Default: the whole answer. */
  @property({ attribute: 'user-key' }) userKey?: string;
  /** Where the roles are, in that answer or in the user. Default `roles role`. */
  @property({ attribute: 'roles-key' }) rolesKey?: string;
  /** `local` (survives the browser), `tab` (survives a reload) or `memory` (this page only). Default `local`. */
  @property() persist?: Persist;
  /** Seconds without activity after which the session ends; 0 = off. Default: off for `local`, 43200 for `tab`. */
  @property({ attribute: 'idle-timeout', type: Number }) idleTimeout?: number;
  /** Seconds after which the session ends in any case. Default 0 = off. */
  @property({ attribute: 'max-age', type: Number }) maxAge?: number;
  /** Seconds for which a reload may reuse the last user instead of asking again. Default 0. */
  @property({ attribute: 'user-max-age', type: Number }) userMaxAge?: number;
  /** The page with the sign-in form: where guards without signed-out content lead. */
  @property({ attribute: 'sign-in-page' }) signInPage?: string;
  /** Where to navigate after Authenticate, if the form does not say. */
  @property({ attribute: 'after-sign-in' }) afterSignIn?: string;
  /** Where to navigate after Clear Session, if the button does not say. */
  @property({ attribute: 'after-sign-out' }) afterSignOut?: string;
  /** Milliseconds for one request. Default 15000. */
  @property({ type: Number }) timeout?: number;
  /** Whether cookies are sent, as in `fetch`. Default `omit`. */
  @property() credentials?: RequestCredentials;

  /** These elements draw nothing. */
  protected override createRenderRoot(): this {
    return this;
  }

  /** What is set here, by the names of the core. */
  settings(): ConnectionSettings {
    const names = [
      ...(this.constructor as typeof ReactiveElement).elementProperties.keys(),
    ] as (keyof this)[];
    const headers = [...this.children].flatMap((child) =>
      child.localName === 'xano-header'
        ? [{ name: child.getAttribute('name') ?? '', value: child.getAttribute('value') ?? '' }]
        : [],
    );
    return { ...Object.fromEntries(names.map((name) => [name, this[name] ?? undefined])), headers };
  }
}
