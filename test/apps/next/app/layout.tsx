import Link from 'next/link';
import type { ReactNode } from 'react';
import 'xano-auth-elements/cloak.css';
import { Xano } from './xano';

export const metadata = { title: 'Next', icons: { icon: 'data:,' } };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <Xano />
        <header>
          <nav>
            <Link href="/">Home</Link> <Link href="/orders">Orders</Link> <Link href="/account">Account</Link>{' '}
            <Link href="/login">Sign in</Link> <Link href="/own-form">Own form</Link>
          </nav>
          <input name="search" aria-label="Search" />
          <p id="who">
            <xano-user field="name" />
          </p>
        </header>
        <main>{children}</main>
      </body>
    </html>
  );
}
