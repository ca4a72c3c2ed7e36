// Which elements stand in a list of modules.
import manifest from '../../../package.json' with { type: 'json' };

/** The folders in components/ that hold an element which can be imported alone; the other rooms hold none. */
const elements = new Set(
  Object.keys(manifest.exports).flatMap((path) => /^\.\/components\/(.+)\.js$/.exec(path)?.[1] ?? []),
);

/** The folders of the elements among paths such as `components/user/user.ts` or `…/dist/components/user/user.js`. */
export const elementFolders = (paths: readonly string[]): string[] => {
  const folders = paths.flatMap((path) => /(?:^|\/)components\/([\w-]+)\//.exec(path)?.[1] ?? []);
  return [...new Set(folders)].filter((folder) => elements.has(folder)).sort();
};
