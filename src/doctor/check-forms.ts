// What the forms of a page send, against what their endpoints take.
import type { Connection } from '../core/connection/parse.js';
import type { Endpoint } from '../core/connection/endpoints.js';
import { describe } from '../core/requests/xano-errors.js';
import type { CredentialOptions } from '../core/actions/credentials.js';
import type { DescribedGroup } from '../setup/api-groups.js';
import { split } from './check-endpoints.js';
import type { Finding } from './finding.js';
import { descendants } from './examined-page.js';
import type { Tag } from './examined-page.js';

/** Where a form element sends what. */
export interface FormFields {
  readonly identifier: string;
  readonly password: string;
}

/** The keys of the body, as the element chooses them; a form of the page's own names them itself. */
export function fieldsOf({ attributes }: Tag): FormFields {
  return {
    identifier: attributes['identifier-field'] || attributes.identifier || 'email',
    password: attributes['password-field'] || 'password',
  };
}

/** What the form sets otherwise than its connection. */
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

/** Names of inputs that the endpoint does not know. Where its description tells of none, nothing is said. */
export function checkForm(
  form: Tag,
  connection: Connection,
  groups: ReadonlyMap<string, DescribedGroup>,
): Finding[] {
  const endpoint = endpointOf(form, connection);
  const { baseUrl, path } = split(endpoint);
  const described = groups
    .get(baseUrl)
    ?.endpoints.find((one) => one.method === endpoint.method && one.path === path);
  const known = described?.fields.map(({ name }) => name) ?? [];
  if (known.length === 0) return [];
  const { identifier, password } = fieldsOf(form);
  const controls = descendants(form).filter(({ name }) => name === 'input');
  const own = descendants(form).some(({ name }) => name === 'form');
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
