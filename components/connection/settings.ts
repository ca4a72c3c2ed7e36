// The attributes that a connection and its environments share. What each means stands in src/connection.ts;
// a type test keeps the two lists equal.
import { ReactiveElement } from '@lit/reactive-element';
import type { ConnectionOptions, Persist } from '../../src/index.js';
import { attributes } from '../base/attributes.js';

export abstract class SettingsElement extends ReactiveElement {
  static override properties = attributes({
    baseUrl: String,
    instance: String,
    apiGroup: String,
    workspace: String,
    customDomain: String,
    dataSource: String,
    branch: String,
    realtimeConnectionHash: String,
    signInEndpoint: String,
    signUpEndpoint: String,
    currentUserEndpoint: String,
    refreshEndpoint: String,
    signOutEndpoint: String,
    authTokenKey: String,
    refreshTokenKey: String,
    metadataKey: String,
    expiresInKey: String,
    userKey: String,
    rolesKey: String,
    persist: String,
    idleTimeout: Number,
    maxAge: Number,
    userMaxAge: Number,
    signInPage: String,
    afterSignIn: String,
    afterSignOut: String,
    timeout: Number,
    credentials: String,
  });

  /** The API Group Base URL as Xano shows it to be copied; enough alone, in place of `instance` and `api-group`. */
  baseUrl?: string;
  /** Host of the instance, or its full address with an optional tenant path. `http:` only for loopback. */
  instance?: string;
  /** Canonical of the default API group: `abCD1234` or `api:abCD1234`. */
  apiGroup?: string;
  /** Workspace id or name: separates stored sessions. */
  workspace?: string;
  /** Custom domain of the instance, with or without `https://`; wins over `instance` for calls. */
  customDomain?: string;
  /** Sent as `X-Data-Source`. */
  dataSource?: string;
  /** Sent as `X-Branch`. */
  branch?: string;
  /** Connection hash for realtime; Xano's SDK calls it *connection canonical*. */
  realtimeConnectionHash?: string;
  /** `[METHOD] [api:GROUP]/path` of sign-in. Default `POST /auth/login`. */
  signInEndpoint?: string;
  /** Same for sign-up. Default `POST /auth/signup`. */
  signUpEndpoint?: string;
  /** Same for the current user. Default `GET /auth/me`; `none`: the user is read from the sign-in answer. */
  currentUserEndpoint?: string;
  /** Same for an endpoint that renews the tokens; it is sent `{ refreshToken }`. Default: none. */
  refreshEndpoint?: string;
  /** Same for an endpoint that is told of a sign-out, after the local one. Default: none. */
  signOutEndpoint?: string;
  /** Keys of the auth token, tried in order; dots go deeper; `.` = the bare answer. Default `authToken accessToken`. */
  authTokenKey?: string;
  /** Same for the refresh token. Default `refreshToken`. */
  refreshTokenKey?: string;
  /** Same for metadata kept with the session. Default `metadata`. */
  metadataKey?: string;
  /** Same for the token's lifetime in seconds. Default `expiresIn expires_in`. */
  expiresInKey?: string;
  /** Where the user is in the current-user answer. Default: the whole answer. */
  userKey?: string;
  /** Where the roles are, in that answer or in the user. Default `roles role`. */
  rolesKey?: string;
  /** `local` (survives the browser), `tab` (survives a reload) or `memory` (this page only). Default `local`. */
  persist?: Persist;
  /** Seconds without activity after which the session ends; 0 = off. Default: off for `local`, 43200 for `tab`. */
  idleTimeout?: number;
  /** Seconds after which the session ends in any case. Default 0 = off. */
  maxAge?: number;
  /** Seconds for which a reload may reuse the last user instead of asking again. Default 0. */
  userMaxAge?: number;
  /** The page with the sign-in form: where guards without signed-out content lead. */
  signInPage?: string;
  /** Where to navigate after Authenticate, if the form does not say. */
  afterSignIn?: string;
  /** Where to navigate after Clear Session, if the button does not say. */
  afterSignOut?: string;
  /** Milliseconds for one request. Default 15000. */
  timeout?: number;
  /** Whether cookies are sent, as in `fetch`. Default `omit`. */
  credentials?: RequestCredentials;

  /** What is set here, by the names of the core. */
  settings(): ConnectionOptions {
    const { elementProperties } = this.constructor as typeof ReactiveElement;
    const names = [...elementProperties.keys()] as (keyof this)[];
    const headers = [...this.children].filter((child) => child.localName === 'xano-header');
    return {
      ...Object.fromEntries(names.map((name) => [name, this[name] ?? undefined])),
      headers: headers.map((child) => ({
        name: child.getAttribute('name') ?? '',
        value: child.getAttribute('value') ?? '',
      })),
    };
  }
}

/** A change in here is one of the connection around it. */
export const tellParent = ({ parentElement }: Element): void =>
  (parentElement as Partial<ReactiveElement> | null)?.requestUpdate?.();
