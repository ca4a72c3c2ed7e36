// What an account on Xano holds, down to its API groups, and how the Metadata API writes it. What lacks what it must
// have is left out.
import { isRecord } from '../core/requests/answer-mapping.js';
import { instanceOrigin } from './meta-hosts.js';

export interface Instance {
  readonly name: string;
  /** What its owner calls it. */
  readonly display: string;
  /** Its host, such as `x8ki-letl-twmt.n7.xano.io`. */
  readonly domain: string;
  /** Absent where `domain` is no host that a key may be sent to. */
  readonly origin?: string | undefined;
  readonly customDomain?: string | undefined;
}

export interface Workspace {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly instance: Instance;
}

export interface Branch {
  readonly label: string;
  /** It answers where no branch is named. */
  readonly live: boolean;
}

export interface DataSource {
  readonly label: string;
  readonly color: string;
}

export interface ApiGroup {
  readonly name: string;
  readonly description: string;
  /** Such as `abCD1234`. */
  readonly canonical: string;
  /** As Xano shows it to be copied; with a branch where one was chosen. */
  readonly baseUrl: string;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The records of a list that have what they must have. */
const records = <T>(
  list: readonly unknown[],
  read: (record: Record<string, unknown>) => T | undefined,
): T[] => list.filter(isRecord).flatMap((record) => read(record) ?? []);

/** Whose key it is. */
export const readAccount = (answer: unknown): { readonly name: string; readonly email: string } => {
  const { name, email } = isRecord(answer) ? answer : {};
  return { name: textOf(name), email: textOf(email) };
};

/** @param home where the Metadata API is */
export const readInstances = (list: readonly unknown[], home: string): Instance[] =>
  records(list, ({ name, display, xano_domain, custom_domain }): Instance => {
    const domain = textOf(xano_domain);
    return {
      name: textOf(name) || domain,
      display: textOf(display) || textOf(name) || domain,
      domain,
      origin: instanceOrigin(domain, home),
      customDomain: textOf(custom_domain) || undefined,
    };
  });

export const readWorkspaces = (list: readonly unknown[], instance: Instance): Workspace[] =>
  records(list, ({ id, name, description }) =>
    typeof id === 'number'
      ? { id, name: textOf(name) || String(id), description: textOf(description), instance }
      : undefined,
  );

/** Without backups; the live one first. */
export const readBranches = (list: readonly unknown[]): Branch[] =>
  records(list, ({ label, live, backup }) =>
    textOf(label) && backup !== true ? { label: textOf(label), live: live === true } : undefined,
  ).sort((a, b) => Number(b.live) - Number(a.live));

export const readDataSources = (list: readonly unknown[]): DataSource[] =>
  records(list, ({ label, color }) =>
    textOf(label) ? { label: textOf(label), color: textOf(color) } : undefined,
  );

/** @param branch goes into the Base URLs; the live one is meant where none is named */
export const readGroups = (list: readonly unknown[], { instance }: Workspace, branch?: string): ApiGroup[] =>
  records(list, ({ name, description, canonical }) => {
    if (!/^[\w-]+$/.test(textOf(canonical))) return undefined;
    const place = `api:${textOf(canonical)}${branch ? `:${encodeURIComponent(branch)}` : ''}`;
    return {
      name: textOf(name) || textOf(canonical),
      description: textOf(description),
      canonical: textOf(canonical),
      baseUrl: `${instance.origin}/${place}`,
    };
  });
