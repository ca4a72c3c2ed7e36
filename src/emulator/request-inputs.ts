// The inputs of a request, as Xano reads them: the query for GET, JSON or a form otherwise, lists as `k[]=a&k[]=b`.
import { refusals } from './xano-refusals.js';
import type { Json } from './tables.js';

export type Inputs = { readonly [key: string]: Json };

/** Reads everything a request brings. Throws a refusal when the body does not parse. */
export async function readInputs(request: Request, url: URL): Promise<Inputs> {
  // An endpoint declares its inputs; `_`, by which pages get past caches, is none.
  const query = fromPairs([...url.searchParams].filter(([name]) => name !== '_'));
  if (request.method === 'GET' || request.method === 'HEAD') return query;
  const [body, withFiles] = await readBody(request);
  const inputs = { ...query, ...body };
  if (withFiles) files.set(inputs, withFiles);
  return inputs;
}

/** A file that came with a form. */
export interface InputFile {
  readonly name: string;
  readonly size: number;
  readonly type: string;
  /** Its content, as an address that can be shown. */
  readonly url: string;
}

const files = new WeakMap<Inputs, ReadonlyMap<string, InputFile>>();

/** The files that came with the inputs, by name. */
export const filesOf = (inputs: Inputs): ReadonlyMap<string, InputFile> => files.get(inputs) ?? new Map();

const readFile = async (file: File): Promise<InputFile> => {
  const { name, size, type } = file;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return { name, size, type, url: `data:${type};base64,${btoa(text)}` };
};

const readFiles = async (form: FormData): Promise<ReadonlyMap<string, InputFile>> => {
  const found = [...form].flatMap(([name, value]) =>
    typeof value === 'string' ? [] : [[name, value] as const],
  );
  return new Map(await Promise.all(found.map(async ([name, file]) => [name, await readFile(file)] as const)));
};

async function readBody(request: Request): Promise<[Inputs, ReadonlyMap<string, InputFile>?]> {
  const type = request.headers.get('content-type') ?? '';
  if (/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)) {
    const form = await request.formData().catch(() => undefined);
    if (!form) throw refusals.invalidBody();
    return [fromPairs(form), await readFiles(form)];
  }
  const text = await request.text();
  if (text === '') return [{}];
  try {
    const value = JSON.parse(text) as Json;
    return [typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}];
  } catch {
    throw refusals.invalidBody();
  }
}

/** `k[]` collects a list, even of one; of a repeated plain name the last value counts. */
function fromPairs(pairs: Iterable<[string, FormDataEntryValue]>): Inputs {
  const inputs = new Map<string, Json>();
  for (const [name, entry] of pairs) {
    const value: Json =
      typeof entry === 'string' ? entry : { name: entry.name, size: entry.size, type: entry.type };
    const key = name.replace(/\[\]$/, '');
    const before = inputs.get(key);
    inputs.set(key, key === name ? value : [...(Array.isArray(before) ? before : []), value]);
  }
  return Object.fromEntries(inputs);
}

/** A text that must be there. Throws `Missing param: <name>`. */
export function requireText(inputs: Inputs, name: string): string {
  const text = optionalText(inputs, name);
  if (text === undefined || text === '') throw refusals.missingParam(name);
  return text;
}

/** A text that may be there; numbers and booleans count as text. */
export function optionalText(inputs: Inputs, name: string): string | undefined {
  const value = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
  if (value === undefined || value === null || typeof value === 'object') return undefined;
  return String(value);
}

/** Xano's e-mail input: trimmed and lower-cased (Xano's documentation). Throws when it is missing or malformed. */
export function requireEmail(inputs: Inputs, name = 'email'): string {
  const email = normalizeEmail(requireText(inputs, name));
  if (email === '') throw refusals.missingParam(name);
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw refusals.invalidEmail(name);
  return email;
}

export function normalizeEmail(email: string): string {
  return email.trim().toLowerCase();
}
