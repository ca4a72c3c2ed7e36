// A certificate for the benchmark's host, made anew for each run, and the hash by which Chromium is told to trust it. With --ignore-certificate-errors instead, Chromium would keep nothing in its cache.
import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Leads to this machine. Not `localhost`: there the elements load what only developers read. */
export const HOST = 'bench.example';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** For --ignore-certificate-errors-spki-list. */
  readonly hash: string;
}

export const makeCertificate = (): Certificate => {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  const path = (name: string) => join(folder, name);
  try {
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
        ...['-subj', `/CN=${HOST}`, '-addext', `subjectAltName=DNS:${HOST}`],
        ...['-keyout', path('key.pem'), '-out', path('cert.pem')],
      ],
      { stdio: 'pipe' },
    );
    const cert = readFileSync(path('cert.pem'), 'utf8');
    const spki = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
    const hash = createHash('sha256').update(spki).digest('base64');
    return { key: readFileSync(path('key.pem'), 'utf8'), cert, hash };
  } catch (cause) {
    throw new Error('No certificate could be made. HTTP/2 needs one: install OpenSSL 1.1.1 or newer.', {
      cause,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
