// The app as plain pages, for libraries that make many documents feel like one.
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { appsFolder } from './toolchain.js';

const BODIES: Readonly<Record<string, string>> = {
  'index.html': `<h1>Home</h1>`,
  'login.html': `<h1>Sign in</h1>
      <xano-sign-in-form redirect-to="/account">
        <p slot="after"><a href="/sign-up">Make an account</a></p>
      </xano-sign-in-form>`,
  'sign-up.html': `<h1>Sign up</h1>
      <xano-sign-up-form redirect-to="/account">
        <label slot="fields"><input type="checkbox" name="terms" required> I accept the terms</label>
      </xano-sign-up-form>`,
  'own-form.html': `<h1>Own form</h1>
      <xano-sign-in-form redirect-to="/account">
        <form method="dialog">
          <label>E-mail <input name="email" type="email" autocomplete="username" required></label>
          <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
          <button>Go</button>
        </form>
      </xano-sign-in-form>`,
  'orders.html': `<xano-auth-guard redirect-to="/login">
        <template><h1>Orders</h1><order-count id="orders"></order-count></template>
      </xano-auth-guard>`,
  'account.html': `<xano-auth-guard redirect-to="/login">
        <template>
          <h1>Account</h1>
          <p id="hello">Hello <xano-user field="name"></xano-user></p>
          <xano-auth-guard roles="admin"><template><p id="admin">For administrators</p></template></xano-auth-guard>
          <xano-logout-button redirect-to="/"></xano-logout-button>
        </template>
      </xano-auth-guard>`,
};

/** What the library wants in the pages. */
export interface PageAttributes {
  readonly body?: string;
  readonly connection?: string;
  readonly ownForm?: string;
}

const page = (
  app: string,
  main: string,
  { body = '', connection = '', ownForm = '' }: PageAttributes,
): string =>
  `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${app}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/cdn/cloak.css">
    <script type="module" src="/app.js"></script>
  </head>
  <body ${body}>
    <xano-connection base-url="%BASE%" ${connection}></xano-connection>
    <header>
      <nav>
        <a href="/">Home</a> <a href="/orders">Orders</a> <a href="/account">Account</a>
        <a href="/login">Sign in</a> <a href="/own-form">Own form</a>
      </nav>
      <input name="search" aria-label="Search">
      <p id="who"><xano-user field="name"></xano-user></p>
    </header>
    <main>
      ${main.replace('<form', `<form ${ownForm}`)}
    </main>
  </body>
</html>
`;

/**
 * Writes the pages of an app, with its `app.js` and what that imports.
 *
 * @param app its folder
 * @param library file in node_modules that `app.js` imports
 * @returns the folder to serve
 */
export const writePages = async (
  app: string,
  library: string,
  attributes: PageAttributes,
): Promise<string> => {
  const folder = join(appsFolder, app, 'build');
  const modules = join(appsFolder, 'node_modules');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  await cp(join(modules, 'xano-auth-elements/cdn'), join(folder, 'cdn'), { recursive: true });
  await cp(join(modules, library), join(folder, basename(library)));
  await cp(join(appsFolder, app, 'app.js'), join(folder, 'app.js'));
  await cp(join(appsFolder, 'order-count.js'), join(folder, 'order-count.js'));
  for (const [name, main] of Object.entries(BODIES))
    await writeFile(join(folder, name), page(app, main, attributes));
  return folder;
};
