import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, Router } from '@angular/router';
import 'xano-auth-elements';
import { App } from './app/app';
import { Account, Home, Orders, OwnForm, SignIn, SignUp } from './app/pages';

const app = bootstrapApplication(App, {
  providers: [
    provideRouter([
      { path: '', component: Home },
      { path: 'login', component: SignIn },
      { path: 'own-form', component: OwnForm },
      { path: 'sign-up', component: SignUp },
      { path: 'orders', component: Orders },
      { path: 'account', component: Account },
    ]),
  ],
});

// The elements go where the router goes. Before the first page is drawn, so that no guard is early.
document.addEventListener('xano-navigate', (event) => {
  if (event.url.origin !== location.origin) return;
  event.preventDefault();
  const address = event.url.pathname + event.url.search + event.url.hash;
  void app.then(({ injector }) => injector.get(Router).navigateByUrl(address, { replaceUrl: event.replace }));
});
