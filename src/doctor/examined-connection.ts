// A connection that is being checked: its settings, its tag and its page.
import type { Connection } from '../core/connection/parse.js';
import type { ConnectionOptions } from '../core/connection/settings.js';
import { createConnection } from '../core/connection/parse.js';
import { AuthError } from '../core/errors.js';
import type { Finding } from './finding.js';
import type { Page, Tag } from './examined-page.js';
import type { ConnectionTag } from './read-tag-settings.js';
import { elementsOf } from './which-connection.js';

export interface ExaminedConnection {
  readonly options: ConnectionOptions;
  readonly tag: ConnectionTag | undefined;
  readonly connections: readonly ConnectionTag[];
  readonly page: Page | undefined;
  /** Where the page is served, as far as it is known. */
  readonly url: URL | undefined;
}

/** Elements of the page that use the connection. */
export function elementsUsing(
  { tag, connections, page }: ExaminedConnection,
  ...names: readonly string[]
): readonly Tag[] {
  return tag && page ? elementsOf(tag, connections, page, ...names) : [];
}

export function formsOf(examined: ExaminedConnection): readonly Tag[] {
  return elementsUsing(examined, 'xano-sign-in-form', 'xano-sign-up-form');
}

/** Reads the settings as the core does; a finding has the core's own words for what it refuses. */
export function readConnection({ options, tag, url }: ExaminedConnection): {
  connection?: Connection;
  finding?: Finding;
} {
  try {
    return { connection: createConnection(options, url?.host ?? '') };
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    return { finding: { severity: 'error', line: tag?.tag.line, ...explainSettings(error, options, url) } };
  }
}

function explainSettings(error: AuthError, options: ConnectionOptions, url: URL | undefined) {
  const { environments = [] } = options;
  const hasAddress = [options.baseUrl, options.instance, options.customDomain].some(Boolean);
  if (hasAddress || environments.length === 0 || options.environment) {
    const [, message = error.message, fix] = /^(.*?\.) (Write .*)$/.exec(error.message) ?? [];
    return { code: error.code, message, fix };
  }
  const message = url
    ? `No <xano-environment> is for ${url.host}, and the connection has no base-url of its own.`
    : 'Which <xano-environment> is meant depends on the host, and the connection has no base-url of its own.';
  const fix = url
    ? `Add ${url.host} to the hosts of one of them.`
    : 'Say where the page is served with --host, or choose with --environment.';
  return { code: 'environment', message, fix };
}
