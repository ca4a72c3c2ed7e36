import { navigate } from 'astro:transitions/client';
import 'xano-auth-elements';
import '../../order-count.js';

document.addEventListener('xano-navigate', (event) => {
  if (event.url.origin !== location.origin) return;
  event.preventDefault();
  void navigate(event.url.href, { history: event.replace ? 'replace' : 'push' });
});
