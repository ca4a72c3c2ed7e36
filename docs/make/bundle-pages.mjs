// The pages of the ZIP: those that the setup writes, with the classic script and the emulator, so that they work by
// double click.
import { profileEndpoints, resetEndpoints } from '../../src/account/index.ts';
import { writePages } from '../../src/setup/write-pages.ts';

/** Stands for the address of somebody's own API group. */
export const EXAMPLE = 'https://x8ki-letl-twmt.n7.xano.io/api:abCD1234';

const ACCOUNT = {
  providers: [],
  requestLink: resetEndpoints.request,
  exchangeLink: resetEndpoints.exchange,
  updatePassword: resetEndpoints.update,
  updateUser: profileEndpoints.update,
  changePassword: profileEndpoints.changePassword,
  deleteUser: profileEndpoints.delete,
};

/** What is written in another way for the disk: each has to be there. */
const REPLACED = [
  [
    /<script type="module" src="cdn\/xano-auth-elements\.js"><\/script>/,
    '<script src="cdn/xano-auth-elements.classic.js" defer></script>',
  ],
  [
    /^( *)<link rel="stylesheet" href="cdn\/cloak\.css">\n/m,
    '$&$1<link rel="stylesheet" href="pages.css" />\n',
  ],
  [
    /^( *)<xano-connection base-url=".*"><\/xano-connection>/m,
    `$1<!-- Accounts are kept in this browser. For your Xano, write on every page in place of the next line:
$1     <xano-connection base-url="${EXAMPLE}"></xano-connection>
$1     with the Base URL of your API group that lists auth/login. -->
$1<xano-connection emulator></xano-connection>`,
  ],
];

const forTheDisk = (page) =>
  REPLACED.reduce(
    (text, [pattern, replacement]) => {
      if (!pattern.test(text)) throw new Error(`A page of the setup has no ${pattern}.`);
      return text.replace(pattern, replacement);
    },
    // The classic script has these, too.
    page.replace(/^ *<script type="module" src="cdn\/components\/account\.js"><\/script>\n/m, ''),
  );

/** Finished HTML by file name. */
export const bundlePages = () => {
  const { login, account, signUp, further } = writePages({
    settings: { baseUrl: EXAMPLE },
    account: ACCOUNT,
  });
  const pages = { 'login.html': login, 'account.html': account, 'sign-up.html': signUp, ...further };
  return Object.fromEntries(Object.entries(pages).map(([name, page]) => [name, forTheDisk(page)]));
};
