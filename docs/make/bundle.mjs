// `npm run bundle`, after a build: a ZIP for people who have only a file manager, in release/. The same input makes the
// same bytes: the order is that of the names, and every file has one date.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { zipSync } from 'fflate';
import { bundlePages, EXAMPLE } from './bundle-pages.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const own = join(root, 'docs/make/bundle');

/** The earliest that a ZIP can say, in whatever time zone it is made. */
const DATE = new Date(1980, 0, 1);

/** The files of a folder by their paths in the ZIP. */
const filesIn = (folder, place, isWanted = () => true) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile() && isWanted(file.name))
      .map((file) => join(file.parentPath, file.name))
      .map((path) => [place + relative(folder, path).split(sep).join('/'), readFileSync(path)]),
  );

const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Name of the ZIP without its ending, and of the one folder in it. */
export const bundleName = `${name}-${version}`;

/** Bytes of the ZIP. */
export const makeBundle = () => {
  const files = {
    LICENSE: readFileSync(join(root, 'LICENSE')),
    ...filesIn(own, ''),
    ...bundlePages(),
    ...filesIn(join(root, 'demo/themes'), 'themes/'),
    // Source maps are for people with tools.
    ...filesIn(join(root, 'cdn'), 'cdn/', (file) => !file.endsWith('.map')),
  };
  const readme = files['README.txt'].toString().replace('%VERSION%', version).replace('%BASE%', EXAMPLE);
  const texts = { ...files, 'README.txt': readme.replaceAll('\n', '\r\n') };
  const entries = Object.entries(texts).map(([path, content]) => [
    `${bundleName}/${path}`,
    Buffer.from(content),
  ]);
  return zipSync(Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))), { level: 9, mtime: DATE });
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = join(root, 'release', `${bundleName}.zip`);
  mkdirSync(join(root, 'release'), { recursive: true });
  writeFileSync(file, makeBundle());
  console.log(relative(root, file));
}
