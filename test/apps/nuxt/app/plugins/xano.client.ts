import type {} from 'xano-auth-elements/vue';

export default defineNuxtPlugin((app) => {
  const router = useRouter();
  document.addEventListener('xano-navigate', (event) => {
    if (event.url.origin !== location.origin) return;
    event.preventDefault();
    const address = event.url.pathname + event.url.search + event.url.hash;
    void (event.replace ? router.replace(address) : router.push(address));
  });
  // Then, and not before: what the elements write must not come before Vue has taken the page over.
  app.hook('app:suspense:resolve', () => void import('xano-auth-elements'));
});
