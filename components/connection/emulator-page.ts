// The emulator as the connection uses it: one for the whole page.
import { createPageEmulator } from '../../src/emulator/page.js';

console.info(
  'xano-auth-elements: <xano-connection emulator> answers every request inside this page; no backend is called.',
);

export const { fetch } = createPageEmulator();
