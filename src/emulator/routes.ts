// The endpoints of the API groups: which of them the settings offer, and at which paths.
import { currentUser, signIn, signUp } from './auth-endpoints.js';
import { sendCode, sendVerification, verifyCode, verifyEmail } from './code-endpoints.js';
import type { Backend, EndpointRequest } from './emulated-backend.js';
import type { EndpointName } from './endpoint-names.js';
import { groupsOf } from './instances.js';
import {
  requestMagicLink,
  requestResetLink,
  signInByLink,
  signInByOldLink,
  updatePassword,
} from './link-endpoints.js';
import { endOAuth, initOAuth, providers } from './oauth-endpoints.js';
import type { EmulatorSettings } from './options.js';
import { changePassword, deleteUser, updateUser } from './profile-endpoints.js';
import { refreshSession, signOut } from './refresh-endpoint.js';
import { addOrder, adminReport, health, listCustomers, listOrders } from './sample-orders.js';
import type { Json } from './tables.js';

export interface Route {
  readonly method: string;
  readonly group: string;
  readonly path: string;
  readonly summary: string;
  readonly protected: boolean;
  /** Names of the inputs, for the specification. */
  readonly inputs: readonly string[];
  answer(backend: Backend, call: EndpointRequest): Promise<Json>;
}

type Endpoint = Pick<Route, 'summary' | 'answer'> & {
  at: string;
  protected?: true;
  inputs?: readonly string[];
  offered?: (settings: EmulatorSettings) => boolean;
};

const endpoints: Record<EndpointName, Endpoint> = {
  login: {
    at: 'POST /auth/login',
    summary: 'Login and retrieve an authentication token',
    inputs: ['email', 'password'],
    answer: signIn,
  },
  signup: {
    at: 'POST /auth/signup',
    summary: 'Signup and retrieve an authentication token',
    inputs: ['name', 'email', 'password'],
    answer: signUp,
  },
  me: {
    at: 'GET /auth/me',
    summary: 'Get the user record belonging to the authentication token',
    protected: true,
    answer: currentUser,
  },
  token: {
    at: 'POST /auth/token',
    summary: 'Exchange a refresh token for new tokens',
    inputs: ['refreshToken'],
    answer: refreshSession,
    offered: (settings) => settings.refresh !== undefined,
  },
  logout: {
    at: 'POST /auth/logout',
    summary: 'Revoke refresh tokens',
    inputs: ['refreshToken'],
    protected: true,
    answer: signOut,
    offered: (settings) => settings.logout,
  },
  requestResetLink: {
    at: 'GET /reset/request-reset-link',
    summary: 'Send a link to set a new password',
    inputs: ['email'],
    answer: requestResetLink,
  },
  postResetLink: {
    at: 'POST /reset/request-reset-link',
    summary: 'Send a link to set a new password',
    inputs: ['email'],
    answer: requestResetLink,
  },
  magicLinkLogin: {
    at: 'POST /reset/magic-link-login',
    summary: 'Exchange the token of a link for an authentication token',
    inputs: ['magic_token', 'email'],
    answer: signInByLink,
  },
  updatePassword: {
    at: 'POST /reset/update_password',
    summary: 'Set a new password',
    inputs: ['password', 'confirm_password'],
    protected: true,
    answer: updatePassword,
  },
  magicLink: {
    at: 'GET /auth/magic-link',
    summary: 'Send a link to sign in',
    inputs: ['email'],
    answer: requestMagicLink,
  },
  postMagicLink: {
    at: 'POST /auth/magic-link',
    summary: 'Send a link to sign in',
    inputs: ['email'],
    answer: requestMagicLink,
  },
  magicLogin: {
    at: 'POST /auth/magic-login',
    summary: 'Sign in by the token of a link',
    inputs: ['magic_token'],
    answer: signInByOldLink,
  },
  verifyCode: {
    at: 'POST /auth/verify-code',
    summary: 'Take the code of a second step',
    inputs: ['challenge', 'code'],
    answer: verifyCode,
  },
  sendCode: {
    at: 'POST /auth/send-code',
    summary: 'Send another code',
    inputs: ['challenge'],
    answer: sendCode,
  },
  verifyEmail: {
    at: 'POST /auth/verify-email',
    summary: 'Confirm an address by a code',
    inputs: ['email', 'code'],
    answer: verifyEmail,
  },
  sendVerification: {
    at: 'POST /auth/send-verification',
    summary: 'Send another code for an address',
    inputs: ['email'],
    answer: sendVerification,
  },
  updateUser: {
    at: 'PATCH /auth/me',
    summary: 'Change the user record',
    inputs: ['name', 'email', 'avatar'],
    protected: true,
    answer: updateUser,
  },
  editProfile: {
    at: 'PATCH /user/edit_profile',
    summary: 'Change the user record',
    inputs: ['name', 'email', 'avatar'],
    protected: true,
    answer: updateUser,
  },
  changePassword: {
    at: 'POST /auth/change-password',
    summary: 'Change the password',
    inputs: ['current_password', 'password', 'confirm_password'],
    protected: true,
    answer: changePassword,
  },
  deleteUser: {
    at: 'DELETE /auth/me',
    summary: 'Delete the user record',
    protected: true,
    answer: deleteUser,
  },
  orders: {
    at: 'GET /orders',
    summary: 'Orders of the user',
    inputs: ['status'],
    protected: true,
    answer: listOrders,
  },
  addOrder: {
    at: 'POST /orders',
    summary: 'Place an order',
    inputs: ['title', 'amount'],
    protected: true,
    answer: addOrder,
  },
  report: { at: 'GET /admin/report', summary: 'Figures for admins', protected: true, answer: adminReport },
  customers: {
    at: 'GET /customers',
    summary: 'All customers',
    answer: listCustomers,
    offered: (settings) => settings.leaky,
  },
  health: { at: 'GET /health', summary: 'Whether the backend is up', answer: health },
};

/** The routes that the settings offer. Throws a TypeError when an endpoint is moved to something unreadable. */
export function createRoutes(settings: EmulatorSettings): readonly Route[] {
  const names = Object.keys(endpoints) as EndpointName[];
  const route = (name: EndpointName, canonical: string, place?: string): readonly Route[] => {
    const { at, offered, inputs = [], summary, answer, protected: isProtected = false } = endpoints[name];
    if (offered && !offered(settings)) return [];
    const { method } = parseEndpoint(at, 'GET', canonical);
    const found = parseEndpoint(place ?? at, method, canonical);
    return [{ ...found, summary, inputs, answer, protected: isProtected }];
  };
  const own = names.flatMap((name) => route(name, settings.canonical, settings.endpoints[name]));
  const further = groupsOf(settings.meta).flatMap(({ canonical, endpoints: offered = [] }) =>
    offered.flatMap((name) => route(name, canonical)),
  );
  return [...own, ...oauthRoutes(settings.canonical), ...further];
}

/** Each provider's extension, in the group of the others. */
const oauthRoutes = (group: string): readonly Route[] =>
  providers.flatMap((provider) => {
    const path = (name: string) => `/oauth/${provider}/${name}`;
    const route = { method: 'GET', group, protected: false };
    const init = {
      ...route,
      path: path(provider === 'twitter' ? 'request_token' : 'init'),
      summary: `Address of the page of ${provider}`,
      inputs: ['redirect_uri'],
      answer: initOAuth(provider),
    };
    const ends = (['continue', 'login', 'signup'] as const).map((mode) => ({
      ...route,
      path: path(mode),
      summary: `${mode} with ${provider}`,
      inputs: ['code', 'redirect_uri'],
      answer: endOAuth(provider, mode),
    }));
    return [init, ...ends];
  });

/** `[METHOD] [api:GROUP]/path` */
function parseEndpoint(
  text: string,
  usualMethod: string,
  usualGroup: string,
): Pick<Route, 'method' | 'group' | 'path'> {
  const [, method, group, path] = /^(?:([A-Za-z]+)\s+)?(?:\/?api:([\w-]+))?(\/\S*)$/.exec(text.trim()) ?? [];
  if (path === undefined) throw new TypeError(`Not an endpoint: "${text}". Write [METHOD] [api:GROUP]/path.`);
  return {
    method: (method ?? usualMethod).toUpperCase(),
    group: group ?? usualGroup,
    path,
  };
}
