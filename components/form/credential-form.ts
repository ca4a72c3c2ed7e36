// What sign-in and sign-up have in common: an identifier and a password that become a session, and the settings of the
// connection that a form may set for itself.
import type { PropertyDeclarations } from 'lit';
import type { CredentialOptions, User, Values } from '../../src/core/index.js';
import { attributeName } from '../../src/core/internal.js';
import type { ProvidedConnection } from '../shared/connections.js';
import type { FieldDefinition, Identifier } from './field-definition.js';
import { type Control, controlNamed, controlsOf, isSecret, REMEMBER } from './form-values.js';

/** The properties of both forms. */
export interface CredentialForm {
  /** `[METHOD] [api:GROUP]/path` that this form calls. Default: the connection's. */
  endpoint?: string | undefined;
  /** Keys of the auth token in the answer to this form, as on the connection. Default: the connection's. */
  authTokenKey?: string | undefined;
  /** Keys of the refresh token in the answer to this form. Default: the connection's. */
  refreshTokenKey?: string | undefined;
  /** Keys of metadata in the answer to this form. Default: the connection's. */
  metadataKey?: string | undefined;
  /** Keys of the token's lifetime in seconds in the answer to this form. Default: the connection's. */
  expiresInKey?: string | undefined;
  /** What the first field asks for: sets its type, keyboard, autocomplete and label. @default 'email' */
  identifier: Identifier;
  /** Key of the first field in the body. Default: the identifier's name. */
  identifierField?: string | undefined;
  /** Key of the password in the body. @default 'password' */
  passwordField: string;
}

const overridable = ['endpoint', 'authTokenKey', 'refreshTokenKey', 'metadataKey', 'expiresInKey'] as const;

/** {@link CredentialForm} for Lit. */
export const credentialProperties: PropertyDeclarations = Object.fromEntries(
  [...overridable, 'identifier', 'identifierField', 'passwordField'].map((name) => [
    name,
    { attribute: attributeName(name) },
  ]),
);

/** The first field. */
export const identifierField = (
  { identifier, identifierField: name }: CredentialForm,
  autocomplete?: string,
): FieldDefinition => {
  const kind = identifier === 'username' || identifier === 'phone' ? identifier : 'email';
  return { kind, name: name || kind, autocomplete: autocomplete ?? (kind === 'phone' ? 'tel' : kind) };
};

const IDENTIFYING = /(^|\s)(username|email|tel)$/;

/** Spaces, and signs without a width: numbers that are copied out of an address book have some around them. */
const AROUND = /^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu;

/** Phones add a space behind what they complete. A password is never touched. */
const withTrimmedIdentifier = (element: CredentialForm, values: Values, form: HTMLFormElement): Values => {
  const { name: drawn } = identifierField(element);
  const identifies = ({ name, type, autocomplete = '' }: Control) =>
    type !== 'password' && (name === drawn || IDENTIFYING.test(autocomplete));
  const names = new Set(
    controlsOf(form)
      .filter(identifies)
      .map(({ name }) => name),
  );
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      names.has(name) && typeof value === 'string' ? value.replace(AROUND, '') : value,
    ]),
  );
};

/** Calls the action with what the form holds and what it sets for itself. */
export const submitCredentials = (
  { auth }: ProvidedConnection,
  action: 'signIn' | 'signUp',
  element: CredentialForm,
  values: Values,
  form: HTMLFormElement,
  signal: AbortSignal,
  nextStep?: CredentialOptions['nextStep'],
): Promise<User | undefined> => {
  const own = Object.fromEntries(overridable.map((name) => [name, element[name] ?? undefined]));
  const remember = controlNamed(form, REMEMBER);
  // The box can only choose between a tab and longer; a connection that keeps nothing stays so.
  const isChoice = remember && auth.connection?.persist !== 'memory';
  const secrets = controlsOf(form).filter(isSecret);
  const options: CredentialOptions = {
    ...own,
    persist: isChoice ? (remember.checked ? 'local' : 'tab') : undefined,
    secretFields: secrets.map(({ name }) => name),
    from: element,
    signal,
    nextStep,
  };
  return auth[action](withTrimmedIdentifier(element, values, form), options);
};
