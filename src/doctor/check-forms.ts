// Compares what the forms of a page send with what their endpoints take.
import type { Connection } from '../core/connection/parse.js';
import type { Endpoint } from '../core/connection/endpoints.js';
import { describe } from '../core/requests/xano-errors.js';
import type { CredentialOptions } from '../core/actions/credentials.js';
import type { ApiGroupDescription } from '../setup/api-groups.js';
import { splitAddress } from './endpoint-address.js';
import type { Finding } from './finding.js';
import { descendants } from './examined-page.js';
import type { Tag } from './examined-page.js';

/** The keys under which a form sends identifier and password. */
export interface FormFields {
  readonly identifier: string;
  readonly password: string;
}

/** The keys as the element chooses them; a page's own form names its inputs itself. */
export function fieldsOf({ attributes }: Tag): FormFields {
  return {
    identifier: attributes['identifier-field'] || attributes.identifier || 'email',
    password: attributes['password-field'] || 'password',
  };
}

/** The settings in which a form differs from its connection. */
export function settingsOf({ attributes }: Tag): CredentialOptions {
  return {
    endpoint: attributes.endpoint || undefined,
    authTokenKey: attributes['auth-token-key'] || undefined,
    refreshTokenKey: attributes['refresh-token-key'] || undefined,
    metadataKey: attributes['metadata-key'] || undefined,
    expiresInKey: attributes['expires-in-key'] || undefined,
    secretFields: [fieldsOf({ attributes } as Tag).password],
  };
}

/** The endpoint of a form. Throws an AuthError where it cannot be read. */
export function endpointOf(form: Tag, connection: Connection): Endpoint {
  const own = form.attributes.endpoint;
  if (own) return connection.endpoint(own);
  return connection.endpoints[form.name === 'xano-sign-up-form' ? 'signUp' : 'signIn'];
}

/** Finds inputs that the endpoint does not take. Without a description of its inputs nothing can be said. */
export function checkForm(
  form: Tag,
  connection: Connection,
  groups: ReadonlyMap<string, ApiGroupDescription>,
): Finding[] {
  const endpoint = endpointOf(form, connection);
  const { baseUrl, path } = splitAddress(endpoint);
  const described = groups
    .get(baseUrl)
    ?.endpoints.find((one) => one.method === endpoint.method && one.path === path);
  const known = described?.fields.map(({ name }) => name) ?? [];
  if (known.length === 0) return [];
  const { identifier, password } = fieldsOf(form);
  const inside = descendants(form);
  const controls = inside.filter(({ name }) => name === 'input');
  const own = inside.some(({ name }) => name === 'form');
  const isOwnPassword = ({ attributes }: Tag) => /^password$/i.test(attributes.type ?? '');
  const sent = own
    ? controls.flatMap((control) => {
        const { name = '' } = control.attributes;
        return name && (isOwnPassword(control) || /mail|user|phone|login/i.test(name)) ? [name] : [];
      })
    : [identifier, password];
  const unknown = sent.filter((name) => !known.includes(name) && !/confirm|repeat/i.test(name));
  if (unknown.length === 0) return [];
  const message = `<${form.name}> sends ${unknown.join(', ')}, and ${describe(endpoint)} takes ${known.join(', ')}.`;
  const fix = own
    ? 'Give the inputs of the form the names that the endpoint takes.'
    : `Name the fields of the form by ${unknown.includes(identifier) ? 'identifier-field' : 'password-field'}="…".`;
  return [{ severity: 'warning', code: 'form-fields', message, fix, line: form.line }];
}
