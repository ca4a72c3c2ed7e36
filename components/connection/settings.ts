// The attributes that a connection and its environments share. What each means stands in src/connection.ts, in
// the interface that the class implements; a type test keeps the two lists equal.
import { ReactiveElement } from '@lit/reactive-element';
import type { ConnectionOptions, ConnectionSettings, Persist } from '../../src/index.js';
import { attributes } from '../base/attributes.js';

export abstract class SettingsElement extends ReactiveElement implements Omit<ConnectionSettings, 'headers'> {
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

  baseUrl?: string;
  instance?: string;
  apiGroup?: string;
  workspace?: string;
  customDomain?: string;
  dataSource?: string;
  branch?: string;
  realtimeConnectionHash?: string;
  signInEndpoint?: string;
  signUpEndpoint?: string;
  currentUserEndpoint?: string;
  refreshEndpoint?: string;
  signOutEndpoint?: string;
  authTokenKey?: string;
  refreshTokenKey?: string;
  metadataKey?: string;
  expiresInKey?: string;
  userKey?: string;
  rolesKey?: string;
  persist?: Persist;
  idleTimeout?: number;
  maxAge?: number;
  userMaxAge?: number;
  signInPage?: string;
  afterSignIn?: string;
  afterSignOut?: string;
  timeout?: number;
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
