// The attributes that a connection and its environments share. What each means stands in src/core/connection/parse.ts, in
// the interface that the class implements; a type test keeps the two lists equal.
import type { ConnectionOptions, ConnectionSettings, Persist } from '../../src/core/index.js';
import { ReactiveElement } from '../base/reactive-element.js';

export abstract class SettingsElement extends ReactiveElement implements Omit<ConnectionSettings, 'headers'> {
  static override properties: typeof ReactiveElement.properties = {
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
  };

  declare baseUrl?: string;
  declare instance?: string;
  declare apiGroup?: string;
  declare workspace?: string;
  declare customDomain?: string;
  declare dataSource?: string;
  declare branch?: string;
  declare realtimeConnectionHash?: string;
  declare signInEndpoint?: string;
  declare signUpEndpoint?: string;
  declare currentUserEndpoint?: string;
  declare refreshEndpoint?: string;
  declare signOutEndpoint?: string;
  declare authTokenKey?: string;
  declare refreshTokenKey?: string;
  declare metadataKey?: string;
  declare expiresInKey?: string;
  declare userKey?: string;
  declare rolesKey?: string;
  declare persist?: Persist;
  declare idleTimeout?: number;
  declare maxAge?: number;
  declare userMaxAge?: number;
  declare signInPage?: string;
  declare afterSignIn?: string;
  declare afterSignOut?: string;
  declare timeout?: number;
  declare credentials?: RequestCredentials;

  /** What is set here, by the names of the core. */
  settings(): ConnectionOptions {
    const { properties } = this.constructor as typeof ReactiveElement;
    const names = Object.keys(properties) as (keyof this)[];
    const headers = [...this.children].filter((child) => child.localName === 'xano-header');
    return {
      ...Object.fromEntries(names.map((name) => [name, this[name]])),
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
