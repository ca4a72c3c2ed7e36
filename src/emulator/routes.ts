// The endpoints of the API groups: which of them the settings offer, and at which paths.
import { currentUser, signIn, signUp } from './auth-endpoints.js';
import type { Backend, EndpointRequest } from './emulated-backend.js';
import type { EndpointName } from './endpoint-names.js';
import { groupsOf } from './instances.js';
import type { EmulatorSettings } from './options.js';
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
  return [...own, ...further];
}

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
