// What the emulator calls its endpoints; where they are is in routes.ts.
export type EndpointName =
  'login' | 'signup' | 'me' | 'token' | 'logout' | 'orders' | 'addOrder' | 'report' | 'customers' | 'health';
