import htmx from './htmx.esm.js';
import './cdn/xano-auth-elements.js';
import './order-count.js';

document.addEventListener('xano-navigate', (event) => {
  if (event.url.origin !== location.origin) return;
  event.preventDefault();
  const address = event.url.pathname + event.url.search + event.url.hash;
  void htmx.ajax('GET', address, { target: 'body', [event.replace ? 'replace' : 'push']: 'true' });
});
