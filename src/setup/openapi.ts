// The endpoints of an API group, read out of its OpenAPI description. Nothing in it is trusted to be there.
import { isRecord } from '../core/requests/answer-mapping.js';

/** An input of an endpoint. Xano marks none as required, so neither does this. */
export interface InputField {
  readonly name: string;
  /** JSON's types, and `file`. */
  readonly type: string;
}

export interface ApiEndpoint {
  /** `GET`, `POST`, … */
  readonly method: string;
  /** Inside the group, such as `/auth/login`. */
  readonly path: string;
  readonly summary: string;
  /** Whether it wants a token. */
  readonly secured: boolean;
  /** Of the body; with GET, of the query. */
  readonly fields: readonly InputField[];
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

const at = (value: unknown, ...keys: string[]): unknown =>
  keys.reduce<unknown>(
    (inner, key) => (isRecord(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
    value,
  );

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const typeOf = (schema: unknown): string => {
  if (textOf(at(schema, 'format')) === 'binary') return 'file';
  return textOf(at(schema, 'type')) || 'string';
};

/** A `$ref` within the description, followed once. */
const resolve = (spec: unknown, value: unknown): unknown => {
  const [, path] = /^#\/(.+)$/.exec(textOf(at(value, '$ref'))) ?? [];
  return path ? at(spec, ...path.split('/')) : value;
};

const bodyFields = (spec: unknown, operation: unknown): InputField[] => {
  const content = at(resolve(spec, at(operation, 'requestBody')), 'content');
  const media = at(content, 'application/json') ?? at(content, 'multipart/form-data');
  const properties = at(resolve(spec, at(media, 'schema')), 'properties');
  return Object.entries(isRecord(properties) ? properties : {}).map(([name, schema]) => ({
    name,
    type: typeOf(resolve(spec, schema)),
  }));
};

const queryFields = (spec: unknown, operation: unknown): InputField[] => {
  const parameters = at(operation, 'parameters');
  return (Array.isArray(parameters) ? parameters : [])
    .map((parameter) => resolve(spec, parameter))
    .filter((parameter) => at(parameter, 'in') === 'query' && textOf(at(parameter, 'name')) !== '')
    .map((parameter) => ({ name: textOf(at(parameter, 'name')), type: typeOf(at(parameter, 'schema')) }));
};

/** The endpoints of a description; `undefined` where it is none. */
export const readEndpoints = (spec: unknown): readonly ApiEndpoint[] | undefined => {
  const paths = at(spec, 'paths');
  if (!isRecord(paths)) return undefined;
  return Object.entries(paths).flatMap(([path, operations]) =>
    methods.flatMap((method) => {
      const operation = at(operations, method);
      if (!isRecord(operation) || !/^\/\S*$/.test(path)) return [];
      const security = operation['security'];
      return {
        method: method.toUpperCase(),
        path,
        summary: textOf(operation['summary']),
        secured: Array.isArray(security) && security.length > 0,
        fields: method === 'get' ? queryFields(spec, operation) : bodyFields(spec, operation),
      };
    }),
  );
};
