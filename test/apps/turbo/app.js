import './turbo.es2017-esm.js';
import './cdn/xano-auth-elements.js';
import './order-count.js';

document.addEventListener('xano-navigate', (event) => {
  if (event.url.origin !== location.origin) return;
  event.preventDefault();
  Turbo.visit(event.url, { action: event.replace ? 'replace' : 'advance' });
});
