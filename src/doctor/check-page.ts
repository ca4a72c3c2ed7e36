/// <reference types="node" />
// Checks the page itself: its tags, scripts and policy, and the settings of its connections.
import { checkDestinations } from './check-destinations.js';
import { checkNames } from './check-names.js';
import { checkPolicy } from './check-policy.js';
import { checkElementScripts, checkScripts } from './check-scripts.js';
import { checkTags } from './check-tags.js';
import { readElementNames } from './element-names.js';
import type { Page } from './examined-page.js';
import type { Finding, Report } from './finding.js';
import { readConnections } from './read-tag-settings.js';
import { CannotCheckError } from './doctor-options.js';
import type { DoctorIo, DoctorOptions } from './doctor-options.js';
import { checkScriptFiles } from './check-script-files.js';
import type { Target } from './load-page.js';
import { readConnection } from './examined-connection.js';
import type { ExaminedConnection } from './examined-connection.js';

/** Resolves with the connections whose backends are to be checked. */
export async function checkPage(
  { page, source, asFile }: Extract<Target, { kind: 'page' }>,
  options: DoctorOptions,
  report: Report,
  io: DoctorIo,
): Promise<readonly ExaminedConnection[]> {
  const connections = readConnections(page);
  const { findings } = report;
  if (asFile) {
    const message = 'The page is opened as a file; browsers load no module from file:// addresses.';
    const fix = 'Serve the folder, such as with: npx http-server';
    findings.push({ severity: 'error', code: 'file-url', message, fix });
  }
  const unknown = await checkElementNames(page, io);
  findings.push(...checkTags(page, connections), ...unknown, ...checkScripts(page));
  // A tag that does not exist needs no script.
  if (!unknown.some(({ code }) => code === 'unknown-element')) findings.push(...checkElementScripts(page));
  findings.push(...(await checkScriptFiles(page, source, io.fetch)));
  findings.push(...(await checkDestinations(page, source, io.fetch)));

  const chosen = connections.filter(
    ({ tag }) => options.connection === undefined || tag.attributes.id === options.connection,
  );
  if (options.connection !== undefined && chosen.length === 0) {
    throw new CannotCheckError(`No <xano-connection id="${options.connection}"> in the page.`);
  }
  const environment = options.environment;
  const examinedConnections = chosen.map((tag): ExaminedConnection => ({
    options: environment === undefined ? tag.options : { ...tag.options, environment },
    tag,
    connections,
    page,
    url: page.url,
  }));
  const readable = examinedConnections.flatMap((examined) => {
    const { connection, finding } = readConnection(examined);
    if (finding) findings.push(finding);
    return connection && !examined.tag?.emulated ? [connection] : [];
  });
  findings.push(...checkPolicy(page, readable));
  if (findings.every(({ severity }) => severity === 'note'))
    report.passed.push('Nothing is wrong with the tags, scripts and policy of the page.');
  return examinedConnections.filter((examined) => readConnection(examined).connection);
}

async function checkElementNames(page: Page, io: DoctorIo): Promise<Finding[]> {
  const names = readElementNames(await io.manifest());
  if (names) return checkNames(page, names);
  const message =
    'The names of attributes and slots were not checked: this copy of the library has no manifest.';
  return [
    {
      severity: 'note',
      code: 'names-not-checked',
      message,
      fix: 'Install the package anew, or run npm run build in its sources.',
    },
  ];
}
