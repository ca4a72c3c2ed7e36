// Prints the doctor's report: in sentences, or as one JSON object.
import type { ConnectionSummary } from '../doctor/check-backend.js';
import type { Finding, Report, Severity } from '../doctor/finding.js';
import { EMULATOR } from '../doctor/read-tag-settings.js';
import type { Io } from './io.js';
import { oneLine } from './terminal-text.js';

export interface Printed {
  readonly target: string;
  /** Host of the page, where it is known. */
  readonly host: string | undefined;
  readonly connections: readonly ConnectionSummary[];
  readonly report: Report;
}

const order: readonly Severity[] = ['error', 'warning', 'note'];

export function printReport({ target, host, connections, report }: Printed, asJson: boolean, io: Io): void {
  const { passed } = report;
  const findings = [...report.findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const summary = { errors: count('error'), warnings: count('warning'), notes: count('note') };
  const ok = summary.errors + summary.warnings === 0;
  if (asJson) {
    const found = findings.map(({ severity, code, message, fix = null, line = null }) => ({
      severity,
      code,
      message,
      fix,
      line,
    }));
    const all = { ok, target, host: host ?? null, connections, findings: found, passed, summary };
    io.out(JSON.stringify(all, undefined, 2));
    return;
  }
  // A page and a backend choose texts: none may look like another line of the report.
  const print = (line: string): void => io.out(oneLine(line));
  print(host ? `${target}, as served from ${host}` : target);
  for (const one of connections) print(describeConnection(one));
  io.out('');
  for (const sentence of passed) print(`ok       ${sentence}`);
  for (const finding of findings) printFinding(finding, print);
  io.out('');
  const { errors, warnings, notes } = summary;
  io.out(
    ok
      ? `No problem found${notes > 0 ? `, ${plural(notes, 'note')}` : ''}.`
      : `${plural(errors, 'error')}, ${plural(warnings, 'warning')}, ${plural(notes, 'note')}.`,
  );
}

function describeConnection({ id, baseUrl, environment, dataSource }: ConnectionSummary): string {
  const details = [
    id && `id ${id}`,
    environment && `environment ${environment}`,
    dataSource && `data source ${dataSource}`,
  ].filter(Boolean);
  const where = baseUrl.startsWith(`${EMULATOR}/`) ? 'to the emulator inside the page' : baseUrl;
  return `Connection ${where}${details.length > 0 ? ` (${details.join(', ')})` : ''}`;
}

function printFinding({ severity, message, fix, line }: Finding, print: (line: string) => void): void {
  print(`${severity.padEnd(8)} ${line === undefined ? '' : `line ${line}: `}${message}`);
  if (fix) print(`         ${fix}`);
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
