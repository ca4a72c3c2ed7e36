// What `cdn/xano-auth-elements.classic.js` is made of: all that a page can use, as one plain script, since a page that
// is opened from the disk may load no module. The setup is left out: it asks a server, and writes pages with modules.
export * from './index.js';
export * from './account/account.js';
export { pageAccounts } from '../src/emulator/page-accounts.js';
import './attributes/attributes.js';
