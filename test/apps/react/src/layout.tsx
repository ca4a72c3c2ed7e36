import { Link, Outlet } from 'react-router';

export function Layout() {
  return (
    <>
      <xano-connection base-url={import.meta.env.VITE_XANO_BASE_URL} />
      <header>
        <nav>
          <Link to="/">Home</Link> <Link to="/orders">Orders</Link> <Link to="/account">Account</Link>{' '}
          <Link to="/login">Sign in</Link> <Link to="/own-form">Own form</Link>
        </nav>
        <input name="search" aria-label="Search" />
        <p id="who">
          <xano-user field="name" />
        </p>
      </header>
      <main>
        <Outlet />
      </main>
    </>
  );
}
