// Inside the frame of an example: there are no other pages, so a way that leads to one is told and not gone. Where the
// example is about somebody who is signed in, it signs Ada in to the emulator.
const told = (words) => frameElement?.dispatchEvent(new CustomEvent('example-leaves', { detail: words }));
const nameOf = (href) => {
  const url = new URL(href, document.baseURI);
  const folder = new URL('.', document.baseURI).href;
  return url.href.startsWith(folder) ? url.pathname.slice(new URL(folder).pathname.length) : url.href;
};

document.addEventListener('xano-navigate', (event) => {
  event.preventDefault();
  told(`On a site of your own, ${nameOf(event.url)} would open now.`);
});
document.addEventListener('click', (event) => {
  const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
  const href = link?.getAttribute('href');
  if (event.defaultPrevented || !href) return;
  event.preventDefault();
  if (!href.startsWith('#')) told(`The link leads to ${nameOf(href)}, which this example does not have.`);
});
// A frame that was written by the page has no address that a provider could lead back to.
document.addEventListener(
  'click',
  (event) => {
    if (!event.target.closest?.('xano-oauth-button')) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    told("The provider's page would open now.");
  },
  { capture: true },
);
document.addEventListener('submit', (event) => {
  if (event.defaultPrevented) return;
  event.preventDefault();
  told('The form would be sent now.');
});

/** Frames share the emulator's storage: two that make its first account at once would undo each other's. */
const oneAtATime = (work) => navigator.locks?.request('docs-example', work) ?? work();

const signIn = async (home) => {
  const { pageAccounts } = await import(new URL('cdn/emulator.js', home));
  const ada = { email: 'ada@example.com', password: 'lovelace-1', name: 'Ada Lovelace', role: 'admin' };
  // She is there already where another example has made her.
  await pageAccounts()
    .addUser(ada)
    .catch(() => {});
  await customElements.whenDefined('xano-connection');
  await document.querySelector('xano-connection').signIn({ email: ada.email, password: ada.password });
};

if (document.currentScript.hasAttribute('data-signed-in')) {
  const home = new URL('.', document.currentScript.src);
  document.addEventListener('DOMContentLoaded', () => void oneAtATime(() => signIn(home)));
}
