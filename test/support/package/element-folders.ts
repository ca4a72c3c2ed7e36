// Which elements stand in a list of modules.
import { existsSync } from 'node:fs';

/** An element's file has the name of its folder; the other rooms of components/ have none of theirs. */
const isElement = (folder: string): boolean =>
  existsSync(new URL(`../../../components/${folder}/${folder}.ts`, import.meta.url));

/** The folders of the elements among paths such as `components/user/user.ts` or `…/dist/components/user/user.js`. */
export const elementFolders = (paths: readonly string[]): string[] => {
  const folders = paths.flatMap((path) => /(?:^|\/)components\/([\w-]+)\//.exec(path)?.[1] ?? []);
  return [...new Set(folders)].filter(isElement).sort();
};
