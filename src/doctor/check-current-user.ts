// What the current-user endpoint answers to somebody without a token: it should refuse, and say nothing else.
import type { Endpoint } from '../core/connection/endpoints.js';
import type { Answer } from '../core/requests/send.js';
import { describe } from '../core/requests/xano-errors.js';
import type { Finding } from './finding.js';

export function judgeCurrentUser(endpoint: Endpoint, { status, data }: Answer): readonly Finding[] {
  const where = describe(endpoint);
  const { message: text } = Object(data) as { message?: unknown };
  const reason = typeof text === 'string' && text ? `: ${text.replace(/\.?$/, '.')}` : '.';
  if (status === 401 || status === 403) return [];
  if (status === 200) {
    const message = `${where} answers 200 without a token: everybody is somebody there.`;
    const fix = 'Switch on authentication for the endpoint in Xano.';
    return [{ severity: 'error', code: 'current-user-open', message, fix }];
  }
  if (status >= 500 || data === undefined) {
    const message = `${where} fails with ${status}${reason}`;
    const fix = 'See its request history in Xano.';
    return [{ severity: 'error', code: 'server-error', message, fix }];
  }
  const isDataSource = /data ?source/i.test(String(text));
  const message = `${where} refuses with ${status}${reason}`;
  const fix = isDataSource
    ? 'Write one of the data sources of the workspace in data-source, or leave it out for live.'
    : 'See what it asks for, beside a token: pages send none.';
  return [{ severity: 'error', code: isDataSource ? 'data-source' : 'current-user', message, fix }];
}
