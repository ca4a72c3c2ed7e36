// The emulator as the connection uses it: one for the whole page.
import { createPageEmulator } from '../../src/emulator/page-emulator.js';

let page: ReturnType<typeof createPageEmulator> | undefined;

/** Made when asked for: a bundle in one file runs this module on every page, whether it has an emulator or not. */
export const pageEmulator = (): ReturnType<typeof createPageEmulator> => {
  if (page) return page;
  page = createPageEmulator();
  console.info(
    'xano-auth-elements: <xano-connection emulator> answers every request inside this page; no backend is called. ' +
      'Its accounts lie in localStorage; pageAccounts() of emulator.js makes some, gives them roles and empties them: see docs/emulator.md.',
  );
  return page;
};
