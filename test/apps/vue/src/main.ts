import { createApp } from 'vue';
import { createRouter, createWebHistory } from 'vue-router';
import 'xano-auth-elements';
import 'xano-auth-elements/cloak.css';
import type {} from 'xano-auth-elements/vue';
import App from './app.vue';
import Account from './pages/account.vue';
import Home from './pages/home.vue';
import Orders from './pages/orders.vue';
import OwnForm from './pages/own-form.vue';
import SignIn from './pages/sign-in.vue';
import SignUp from './pages/sign-up.vue';

const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', component: Home },
    { path: '/login', component: SignIn },
    { path: '/own-form', component: OwnForm },
    { path: '/sign-up', component: SignUp },
    { path: '/orders', component: Orders },
    { path: '/account', component: Account },
  ],
});

// The elements go where the router goes. Before the first page is drawn, so that no guard is early.
document.addEventListener('xano-navigate', (event) => {
  if (event.url.origin !== location.origin) return;
  event.preventDefault();
  const address = event.url.pathname + event.url.search + event.url.hash;
  void (event.replace ? router.replace(address) : router.push(address));
});

createApp(App).use(router).mount('#app');
