// Content Security Policy: what it keeps from working in this page, and what to add to it.
import type { Connection } from '../core/connection/parse.js';
import type { Finding } from './finding.js';
import { isInside, named } from './examined-page.js';
import type { Page, Tag } from './examined-page.js';
import { allowsUrl, governing, parsePolicies, parsePolicy } from './content-security-policy.js';
import type { Policy } from './content-security-policy.js';
import { libraryScripts } from './check-scripts.js';

/** @param connections those of the page that could be read */
export function checkPolicy(page: Page, connections: readonly Connection[]): Finding[] {
  const inHead = named(page, 'meta').filter(
    ({ attributes }) => attributes['http-equiv']?.toLowerCase() === 'content-security-policy',
  );
  const policies = [
    ...parsePolicies(page.policies),
    ...inHead.map(({ attributes }) => parsePolicy(attributes.content ?? '')),
  ];
  const line = page.policies.length > 0 ? undefined : inHead[0]?.line;
  const found = policies.flatMap((policy) => [
    ...connections.flatMap((connection) => checkRequests(policy, connection, page.url)),
    ...libraryScripts(page).flatMap((script) => checkScript(policy, script, page)),
    ...named(page, 'link').flatMap((link) => checkCloak(policy, link, page)),
    ...named(page, 'style').flatMap((style) => checkInlineCloak(policy, style)),
    ...checkTrustedTypes(policy),
    ...checkSandbox(policy),
  ]);
  return found.map((finding) => ({ line, ...finding }));
}

function checkRequests(policy: Policy, connection: Connection, self: URL | undefined): Finding[] {
  const directive = governing(policy, 'connect-src');
  if (!directive) return [];
  const { origin, base, realtimeConnectionHash: hash } = connection;
  const addresses = Object.values(connection.endpoints).flatMap((endpoint) => endpoint?.url ?? []);
  const socket = hash ? [`${base.replace(/^http/, 'ws')}/rt/${hash}`] : [];
  const refused = [...addresses, ...socket]
    .map((address) => new URL(address))
    .filter((url) => !allowsUrl(policy.get(directive) ?? [], url, self));
  const [first] = refused;
  if (!first) return [];
  const wanted = refused.every((url) => url.protocol.startsWith('ws')) ? first.origin : origin;
  const message = `The page's Content-Security-Policy (${directive}) keeps it from asking ${wanted}.`;
  return [{ severity: 'error', code: 'csp-connect', message, fix: add(policy, 'connect-src', wanted) }];
}

function checkScript(policy: Policy, script: Tag, page: Page): Finding[] {
  const directive = governing(policy, 'script-src-elem', 'script-src');
  if (!directive || isInside(script, 'template')) return [];
  const sources = policy.get(directive) ?? [];
  const { src, nonce, integrity } = script.attributes;
  const has = (source: string) => sources.some((other) => other.toLowerCase() === source.toLowerCase());
  if (nonce && sources.includes(`'nonce-${nonce}'`)) return [];
  if (integrity?.split(/\s+/).some((hash) => sources.includes(`'${hash}'`))) return [];
  const byNonceOnly = has("'strict-dynamic'");
  if (src === undefined) {
    // Hashes are not computed here: one that is there is taken to fit.
    if (sources.some((source) => /^'(nonce|sha\d+)-/.test(source)) || has("'unsafe-inline'")) return [];
  } else {
    const url = addressOf(src, page);
    if (!byNonceOnly && (!url || allowsUrl(sources, url, page.url ?? unknownHost))) return [];
  }
  const what = src === undefined ? 'an inline script' : src;
  const message = `The page's Content-Security-Policy (${directive}) blocks ${what}, so no element works.`;
  const origin = src === undefined ? undefined : addressOf(src, page)?.origin;
  const own = origin === (page.url ?? unknownHost).origin;
  const fix = byNonceOnly
    ? 'Give the <script> the nonce of the policy.'
    : origin
      ? add(policy, directive === 'default-src' ? 'script-src' : directive, own ? "'self'" : origin)
      : 'Move the script into a file, or give it the nonce of the policy.';
  return [{ severity: 'error', code: 'csp-script', message, fix }];
}

/** The elements themselves use constructed style sheets, which no policy stops. */
function checkCloak(policy: Policy, link: Tag, page: Page): Finding[] {
  const { href = '', nonce } = link.attributes;
  const directive = governing(policy, 'style-src-elem', 'style-src');
  const url = addressOf(href, page);
  if (!directive || !url || !/cloak[^/]*\.css/i.test(href)) return [];
  const sources = policy.get(directive) ?? [];
  if (nonce && sources.includes(`'nonce-${nonce}'`)) return [];
  if (allowsUrl(sources, url, page.url ?? unknownHost)) return [];
  const message = `The page's Content-Security-Policy (${directive}) blocks ${href}, so guarded content shows until the script has run.`;
  const own = url.origin === (page.url ?? unknownHost).origin;
  const wanted = directive === 'default-src' ? 'style-src' : directive;
  return [
    {
      severity: 'warning',
      code: 'csp-style',
      message,
      fix: add(policy, wanted, own ? "'self'" : url.origin),
    },
  ];
}

/** Of `prerender --inline-styles`. */
function checkInlineCloak(policy: Policy, { attributes }: Tag): Finding[] {
  const directive = governing(policy, 'style-src-elem', 'style-src');
  if (!directive || attributes['data-xano-cloak'] === undefined) return [];
  // Hashes are not computed here either.
  if (policy.get(directive)?.some((source) => /^'(nonce-|sha\d+-|unsafe-inline')/i.test(source))) return [];
  const message = `The page's Content-Security-Policy (${directive}) blocks <style data-xano-cloak>, so guarded content shows until the script has run.`;
  const fix = `Add to ${directive === 'default-src' ? 'style-src' : directive} the hash that prerender --inline-styles has printed.`;
  return [{ severity: 'warning', code: 'csp-style', message, fix }];
}

/** Lit, which draws the elements, makes a Trusted Types policy of this name. */
function checkTrustedTypes(policy: Policy): Finding[] {
  const names = policy.get('trusted-types');
  if (!names || names.includes('lit-html') || names.includes('*')) return [];
  const message = "The page's Content-Security-Policy (trusted-types) keeps the elements from being drawn.";
  return [{ severity: 'error', code: 'csp-trusted-types', message, fix: 'Add lit-html to trusted-types.' }];
}

function checkSandbox(policy: Policy): Finding[] {
  const allowed = policy.get('sandbox');
  const missing = ['allow-scripts', 'allow-forms', 'allow-same-origin'].filter(
    (word) => !allowed?.includes(word),
  );
  if (!allowed || missing.length === 0) return [];
  const message = `The page's Content-Security-Policy (sandbox) lacks ${missing.join(' and ')}.`;
  return [{ severity: 'error', code: 'csp-sandbox', message, fix: `Add ${missing.join(' ')} to sandbox.` }];
}

/** Stands for the host of a page when nobody said where it is served. */
const unknownHost = new URL('https://page.invalid/');

function addressOf(reference: string, page: Page): URL | undefined {
  return URL.canParse(reference, page.url ?? unknownHost)
    ? new URL(reference, page.url ?? unknownHost)
    : undefined;
}

/** What to write: a directive that is new has to repeat the sources of `default-src`, which no longer holds for it. */
function add(policy: Policy, directive: string, source: string): string {
  const sources = policy.get(directive) ?? policy.get('default-src') ?? [];
  const kept = sources.filter((other) => other !== "'none'");
  return `Write ${[directive, ...kept, source].join(' ')} in the policy.`;
}
