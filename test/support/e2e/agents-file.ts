// Pages made of nothing but the lines of docs/AGENTS.md, put together as the file says.
import { readFileSync } from 'node:fs';

const file = readFileSync(new URL('../../../docs/AGENTS.md', import.meta.url), 'utf8');

/** The only match in the file. */
const only = (pattern: RegExp): string => {
  const [match, ...others] = [...file.matchAll(pattern)];
  if (!match || others.length > 0)
    throw new Error(`AGENTS.md has ${others.length + (match ? 1 : 0)} of ${pattern}`);
  return match[1] ?? match[0];
};

/** What a row of the table says to write, by its first cell. */
export const row = (name: string): string => {
  const [, cell = ''] = new RegExp(`^\\| ${name} \\| (.*) \\|$`, 'm').exec(file) ?? [];
  const written = [...cell.matchAll(/`(<[^`]*)`/g)].map(([, code]) => code);
  if (written.length === 0) throw new Error(`AGENTS.md has no row "${name}"`);
  return written.join('\n');
};

/** Code in the running text that begins so. */
export const written = (start: string): string =>
  only(new RegExp(`\`(${start.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[^\`]*)\``, 'g'));

const head = only(/^```html\n([^]*?)^```/gm);
const ofBackend = only(/^<xano-connection base-url=.*<\/xano-connection>$/gm);
const accountScript = written('<script type="module" src="cdn/components/account.js">');

/** Puts content into the last tag of a row: a form, or the template of a guard. */
export const inside = (tags: string, ...content: string[]): string =>
  tags.includes('…')
    ? tags.replace('…', content.join('\n'))
    : tags.replace(/<\/[\w-]+>$/, (end) => `${content.join('\n')}\n${end}`);

/** Where the backend is. */
type Backend = 'emulator' | 'over HTTP';

/** A page with the lines that every page begins with. */
export const page = (backend: Backend, ...body: string[]): string => {
  const connection =
    backend === 'emulator'
      ? written('<xano-connection emulator>')
      : '<xano-connection base-url="%BASE%"></xano-connection>';
  const [library = ''] = head.split(ofBackend);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title><link rel="icon" href="data:,">
${library}${accountScript}
${connection}
${body.join('\n')}`;
};

/** The module that gives somebody a role, with their details before it. */
export const addUserScript = (details: Readonly<Record<'email' | 'password' | 'name', string>>): string => {
  const values = Object.entries(details).map(([key, value]) => `const ${key} = ${JSON.stringify(value)};`);
  return `<script type="module">
${written('import { pageAccounts }')};
${values.join('\n')}
${written('await pageAccounts().addUser')};
document.title = 'Added';
</script>`;
};
