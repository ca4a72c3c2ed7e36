// The group's OpenAPI 3 description, `GET /apispec:<canonical>?type=json`. Loaded only when asked for.
// As with Xano, no input is marked as required, even where the endpoint needs it (seen in real projects).
import type { Route } from './routes.js';
import type { Json } from './tables.js';

/** Describes the routes of one group, served at `server`. */
export function describeGroup(routes: readonly Route[], server: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    (paths[route.path] ??= {})[route.method.toLowerCase()] = describeRoute(route);
  }
  return {
    openapi: '3.0.0',
    info: { title: 'Authentication', version: '0.0.1', description: '' },
    servers: [{ url: server }],
    paths,
    components: { securitySchemes: { bearerAuth: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
  };
}

function describeRoute({ method, summary, inputs, protected: isProtected }: Route): Json {
  const query = inputs.map((name) => ({ name, in: 'query', required: false, schema: schemaOf(name) }));
  const properties = Object.fromEntries(inputs.map((name) => [name, { ...schemaOf(name), description: '' }]));
  const schema = { schema: { type: 'object', properties } };
  const body = { content: { 'application/json': schema, 'multipart/form-data': schema } };
  return {
    summary,
    description: '',
    parameters: method === 'GET' ? query : [],
    ...(method === 'GET' || inputs.length === 0 ? {} : { requestBody: body }),
    responses: { '200': { description: 'Success!', content: { 'application/json': {} } } },
    ...(isProtected ? { security: [{ bearerAuth: [] }] } : {}),
  };
}

/** Inputs that are not plain text. */
const schemas: Readonly<Record<string, Record<string, Json>>> = {
  email: { type: 'string', format: 'email' },
  password: { type: 'string', format: 'password' },
  amount: { type: 'integer', format: 'int64' },
  status: { type: 'array', items: { type: 'string' } },
};

function schemaOf(input: string): Record<string, Json> {
  return schemas[input] ?? { type: 'string' };
}
