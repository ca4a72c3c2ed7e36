// What an account on Xano holds, down to its API groups, as the Metadata API lists it. Nothing in an answer is
// trusted: an item that lacks what it must have is left out.
import {
  array,
  boolean,
  custom,
  fallback,
  nonEmpty,
  number,
  object,
  pipe,
  regex,
  safeParse,
  string,
  unknown,
} from 'valibot';
import type { GenericSchema, InferOutput } from 'valibot';
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
  /** Whether it answers requests that name no branch. */
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
  /** The Base URL that Xano shows, with the branch where one was chosen. */
  readonly baseUrl: string;
}

const record = custom<Record<string, unknown>>(isRecord);
const optionalText = fallback(string(), '');
const label = pipe(string(), nonEmpty());
const flag = fallback(boolean(), false);

const accountSchema = pipe(record, object({ name: optionalText, email: optionalText }));
const instanceSchema = pipe(
  record,
  object({
    name: optionalText,
    display: optionalText,
    xano_domain: optionalText,
    custom_domain: optionalText,
  }),
);
const workspaceSchema = pipe(record, object({ id: number(), name: optionalText, description: optionalText }));
const branchSchema = pipe(record, object({ label, live: flag, backup: flag }));
const dataSourceSchema = pipe(record, object({ label, color: optionalText }));
const apiGroupSchema = pipe(
  record,
  object({
    name: optionalText,
    description: optionalText,
    canonical: pipe(string(), regex(/^[\w-]+$/)),
  }),
);

/** The items of a list that fit. */
const fitting = <S extends GenericSchema>(schema: S, list: readonly unknown[]): InferOutput<S>[] =>
  list.flatMap((item) => {
    const { success, output } = safeParse(schema, item);
    return success ? [output] : [];
  });

/** Whose key it is. */
export const readAccount = (answer: unknown): { readonly name: string; readonly email: string } => {
  const [account] = fitting(accountSchema, [answer]);
  return account ?? { name: '', email: '' };
};

/** @param home origin of the Metadata API */
export const readInstances = (list: readonly unknown[], home: string): Instance[] =>
  fitting(instanceSchema, list).map(({ name, display, xano_domain: domain, custom_domain }) => ({
    name: name || domain,
    display: display || name || domain,
    domain,
    origin: instanceOrigin(domain, home),
    customDomain: custom_domain || undefined,
  }));

export const readWorkspaces = (list: readonly unknown[], instance: Instance): Workspace[] =>
  fitting(workspaceSchema, list).map(({ id, name, description }) => ({
    id,
    name: name || String(id),
    description,
    instance,
  }));

/** Without backups; the live one first. */
export const readBranches = (list: readonly unknown[]): Branch[] =>
  fitting(branchSchema, list)
    .filter(({ backup }) => !backup)
    .map(({ label: name, live }) => ({ label: name, live }))
    .sort((a, b) => Number(b.live) - Number(a.live));

export const readDataSources = (list: readonly unknown[]): DataSource[] => fitting(dataSourceSchema, list);

/** @param branch goes into the Base URLs; without it they mean the live branch */
export const readApiGroups = (
  list: readonly unknown[],
  { instance }: Workspace,
  branch?: string,
): ApiGroup[] =>
  fitting(apiGroupSchema, list).map(({ name, description, canonical }) => ({
    name: name || canonical,
    description,
    canonical,
    baseUrl: `${instance.origin}/api:${canonical}${branch ? `:${encodeURIComponent(branch)}` : ''}`,
  }));

const pageSchema = pipe(record, object({ items: array(unknown()), nextPage: fallback(number(), 0) }));

/** A page of a list: a plain array, or `{ items, nextPage }`. `nextPage` is 0 on the last; `undefined` for anything else. */
export const readPage = (
  answer: unknown,
): { readonly items: readonly unknown[]; readonly nextPage: number } | undefined =>
  Array.isArray(answer) ? { items: answer, nextPage: 0 } : fitting(pageSchema, [answer])[0];
