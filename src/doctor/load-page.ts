/// <reference types="node" />
// Loads what is to be checked: a page on the web, a page on the disk, or nothing for the Base URL of an API group.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isLoopback } from '../core/connection/address.js';
import type { Page } from './examined-page.js';
import { CannotCheckError } from './doctor-options.js';
import type { DoctorIo } from './doctor-options.js';
import { explainNetworkError } from './network-errors.js';
import { parsePage } from './parse-page.js';

export type Target =
  | { readonly kind: 'base-url'; readonly baseUrl: string; readonly url: URL | undefined }
  | {
      readonly kind: 'page';
      readonly page: Page;
      /** Where it was read from, for files beside it. */
      readonly source: URL;
      /** Whether it was named by a `file:` address. */
      readonly asFile: boolean;
    };

/**
 * @param text  what the person wrote
 * @param host  host from which the page is, or will be, served
 */
export async function loadTarget(text: string, host: string | undefined, io: DoctorIo): Promise<Target> {
  const told = host === undefined ? undefined : originOf(host);
  if (/\/api:[^/]+\/*$/.test(text)) return { kind: 'base-url', baseUrl: text, url: told };
  if (/^https?:\/\//i.test(text)) return loadFromWeb(text, told, io);
  const asFile = /^file:/i.test(text);
  const path = asFile ? fileURLToPath(text) : resolve(io.cwd, text);
  if (!existsSync(path))
    throw new CannotCheckError(`There is no file ${path}. Name a page, its address, or a Base URL.`);
  const source = await readFile(path, 'utf8').catch((error: Error) => {
    throw new CannotCheckError(`${path} cannot be read: ${error.message}`);
  });
  const page = { ...parsePage(source), url: told, policies: [] };
  return { kind: 'page', page, source: pathToFileURL(path), asFile };
}

/** The origin of `app.example.com` or `https://app.example.com`. */
function originOf(host: string): URL {
  const address = /^https?:\/\//i.test(host) ? host : `${isLoopback(host) ? 'http' : 'https'}://${host}`;
  if (URL.canParse(address) && !/[\s@]/.test(host)) return new URL('/', address);
  throw new CannotCheckError(
    `--host "${host}" cannot be used. Write a host, such as app.example.com or localhost:5173.`,
  );
}

async function loadFromWeb(text: string, told: URL | undefined, io: DoctorIo): Promise<Target> {
  if (!URL.canParse(text)) throw new CannotCheckError(`${text} is no address.`);
  const { signal } = io;
  const timeout = AbortSignal.timeout(15_000);
  const response = await io
    .fetch(text, { signal: AbortSignal.any([signal, timeout]) })
    .catch((error: unknown) => {
      const { message, fix } = explainNetworkError(error, new URL(text));
      throw new CannotCheckError(`${message} ${fix}`);
    });
  if (!response.ok)
    throw new CannotCheckError(`${text} answers ${response.status}. Name a page that can be read.`);
  const url = new URL(response.url || text);
  const policy = response.headers.get('content-security-policy');
  const page = {
    ...parsePage(await response.text()),
    url: told ? new URL(url.pathname + url.search, told) : url,
    policies: policy ? [policy] : [],
  };
  return { kind: 'page', page, source: url, asFile: false };
}
