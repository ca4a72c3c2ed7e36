// The draft: what was chosen so far, and what the backend offers. No secret is in here: neither the Meta API Key nor what was typed to sign in.
import type { ConnectionOptions } from '../../src/core/index.js';
import type {
  Branch,
  DataSource,
  ApiGroupDescription,
  FormFields,
  Instance,
  PagesOptions,
  Purpose,
  SignInAnswer,
  UserAnswer,
  Workspace,
} from '../../src/setup/index.js';

/** Values that hold on some hosts only. */
export interface EnvironmentDraft {
  name: string;
  hosts: string;
  dataSource: string;
  baseUrl: string;
}

/** Which input of the body is which field of the form. */
export type BodyDraft = Pick<FormFields, 'identifier' | 'identifierField' | 'passwordField' | 'extras'> & {
  /** Empty where no name is asked for. */
  readonly nameField: string;
};

export interface Draft {
  /** How the backend is found. */
  way: 'base-url' | 'key';
  baseUrl: string;
  dataSource: string;
  /** Empty where the instance's own host is called. */
  customDomain: string;
  /** `METHOD /path`; empty or `none` for none. */
  endpoints: Record<Purpose, string>;
  signIn: BodyDraft;
  signUp: BodyDraft;
  authTokenKey: string;
  refreshTokenKey: string;
  expiresInKey: string;
  metadataKey: string;
  userKey: string;
  rolesKey: string;
  /** The user's field to greet with. */
  greeting: string;
  environments: EnvironmentDraft[];
  /** Address of the library. */
  script: string;
}

/** What was found on Xano, to choose from. */
export interface Found {
  instances: readonly Instance[];
  instance?: Instance | undefined;
  workspaces: readonly Workspace[];
  workspace?: Workspace | undefined;
  branches: readonly Branch[];
  branch?: Branch | undefined;
  dataSources: readonly DataSource[];
  groups: readonly ApiGroupDescription[];
  group?: ApiGroupDescription | undefined;
  signIn?: SignInAnswer | undefined;
  user?: UserAnswer | undefined;
}

const body: BodyDraft = {
  identifier: 'email',
  identifierField: 'email',
  passwordField: 'password',
  nameField: 'name',
  extras: [],
};

/** Where the library is, seen from pages beside its folder. */
export const LIBRARY = 'cdn/xano-auth-elements.js';

export const newDraft = (baseUrl = ''): Draft => ({
  way: baseUrl ? 'base-url' : 'key',
  baseUrl,
  dataSource: '',
  customDomain: '',
  endpoints: {
    signIn: 'POST /auth/login',
    signUp: 'POST /auth/signup',
    currentUser: 'GET /auth/me',
    refresh: '',
    signOut: '',
  },
  signIn: body,
  signUp: body,
  authTokenKey: '',
  refreshTokenKey: '',
  expiresInKey: '',
  metadataKey: '',
  userKey: '',
  rolesKey: '',
  greeting: 'name',
  environments: [],
  script: LIBRARY,
});

export const nothingFound = (): Found => ({
  instances: [],
  workspaces: [],
  branches: [],
  dataSources: [],
  groups: [],
});

/** The settings of the connection, as they are so far. */
export const settingsOf = (draft: Draft): ConnectionOptions => {
  const { endpoints, environments } = draft;
  return {
    baseUrl: draft.baseUrl,
    customDomain: draft.customDomain,
    dataSource: draft.dataSource,
    signInEndpoint: endpoints.signIn,
    signUpEndpoint: endpoints.signUp === 'none' ? '' : endpoints.signUp,
    currentUserEndpoint: endpoints.currentUser,
    refreshEndpoint: endpoints.refresh,
    signOutEndpoint: endpoints.signOut,
    authTokenKey: draft.authTokenKey,
    refreshTokenKey: draft.refreshTokenKey,
    expiresInKey: draft.expiresInKey,
    metadataKey: draft.metadataKey,
    userKey: draft.userKey,
    rolesKey: draft.rolesKey,
    environments: environments.map((environment) => ({ ...environment })),
  };
};

const guessFormFields = ({ nameField, ...rest }: BodyDraft): FormFields => ({
  ...rest,
  nameField: nameField || undefined,
});

/** What the finished pages are written from. */
export const pagesOf = (draft: Draft): PagesOptions => ({
  settings: settingsOf(draft),
  script: draft.script,
  signIn: guessFormFields(draft.signIn),
  signUp: draft.endpoints.signUp === 'none' ? false : guessFormFields(draft.signUp),
  greeting: draft.greeting || undefined,
});
