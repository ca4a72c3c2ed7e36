import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import 'xano-auth-elements';
import 'xano-auth-elements/cloak.css';
import type {} from 'xano-auth-elements/react';
import { Layout } from './layout.js';
import { Account, Home, Orders, OwnForm, SignIn, SignUp } from './pages.js';

const router = createBrowserRouter([
  {
    Component: Layout,
    children: [
      { path: '/', Component: Home },
      { path: '/login', Component: SignIn },
      { path: '/own-form', Component: OwnForm },
      { path: '/sign-up', Component: SignUp },
      { path: '/orders', Component: Orders },
      { path: '/account', Component: Account },
    ],
  },
]);

// The elements go where the router goes. Before the first page is drawn, so that no guard is early.
document.addEventListener('xano-navigate', (event) => {
  if (event.url.origin !== location.origin) return;
  event.preventDefault();
  const address = event.url.pathname + event.url.search + event.url.hash;
  void router.navigate(address, { replace: event.replace });
});

const place = document.getElementById('app');
if (place) createRoot(place).render(<RouterProvider router={router} />);
