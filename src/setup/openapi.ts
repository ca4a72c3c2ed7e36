// The endpoints of an API group, read from its OpenAPI description. Nothing in it is trusted to be there: what is
// absent or of another type counts as empty.
import { array, fallback, object, optional, safeParse, string, unknown } from 'valibot';
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

const optionalText = fallback(string(), '');
const optionalList = fallback(array(unknown()), []);

const operationSchema = object({
  summary: optionalText,
  security: optionalList,
  parameters: optionalList,
  requestBody: optional(unknown()),
});
const parameterSchema = object({ name: optionalText, in: optionalText, schema: optional(unknown()) });
const typeSchema = object({ type: optionalText, format: optionalText });

/** The value at a path of own keys. */
const at = (value: unknown, ...keys: string[]): unknown =>
  keys.reduce<unknown>(
    (inner, key) => (isRecord(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
    value,
  );

/** Follows a `$ref` within the description, once. */
const resolve = (spec: unknown, value: unknown): unknown => {
  const reference = at(value, '$ref');
  const [, path] = typeof reference === 'string' ? (/^#\/(.+)$/.exec(reference) ?? []) : [];
  return path ? at(spec, ...path.split('/')) : value;
};

const typeOf = (schema: unknown): string => {
  const { success, output } = safeParse(typeSchema, schema);
  if (!success) return 'string';
  return output.format === 'binary' ? 'file' : output.type || 'string';
};

const bodyFields = (spec: unknown, requestBody: unknown): InputField[] => {
  const content = at(resolve(spec, requestBody), 'content');
  const media = at(content, 'application/json') ?? at(content, 'multipart/form-data');
  const properties = at(resolve(spec, at(media, 'schema')), 'properties');
  return Object.entries(isRecord(properties) ? properties : {}).map(([name, schema]) => ({
    name,
    type: typeOf(resolve(spec, schema)),
  }));
};

const queryFields = (spec: unknown, parameters: readonly unknown[]): InputField[] =>
  parameters.flatMap((parameter) => {
    const { success, output } = safeParse(parameterSchema, resolve(spec, parameter));
    const isQuery = success && output.in === 'query' && output.name !== '';
    return isQuery ? [{ name: output.name, type: typeOf(output.schema) }] : [];
  });

/** The endpoints of a description; `undefined` where it is none. */
export const readEndpoints = (spec: unknown): readonly ApiEndpoint[] | undefined => {
  const paths = at(spec, 'paths');
  if (!isRecord(paths)) return undefined;
  return Object.entries(paths).flatMap(([path, operations]) =>
    methods.flatMap((method) => {
      const operation = at(operations, method);
      if (!isRecord(operation) || !/^\/\S*$/.test(path)) return [];
      const { success, output } = safeParse(operationSchema, operation);
      if (!success) return [];
      const { summary, security, parameters, requestBody } = output;
      return {
        method: method.toUpperCase(),
        path,
        summary,
        secured: security.length > 0,
        fields: method === 'get' ? queryFields(spec, parameters) : bodyFields(spec, requestBody),
      };
    }),
  );
};
