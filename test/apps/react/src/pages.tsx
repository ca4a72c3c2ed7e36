import { useEffect, useState } from 'react';
import { Link } from 'react-router';

export const Home = () => <h1>Home</h1>;

export const SignIn = () => (
  <>
    <h1>Sign in</h1>
    <xano-sign-in-form redirect-to="/account">
      <p slot="after">
        <Link to="/sign-up">Make an account</Link>
      </p>
    </xano-sign-in-form>
  </>
);

export const SignUp = () => (
  <>
    <h1>Sign up</h1>
    <xano-sign-up-form redirect-to="/account">
      <label slot="fields">
        <input type="checkbox" name="terms" required /> I accept the terms
      </label>
    </xano-sign-up-form>
  </>
);

export const OwnForm = () => (
  <>
    <h1>Own form</h1>
    <xano-sign-in-form redirect-to="/account">
      <form method="dialog">
        <label>
          E-mail <input name="email" type="email" autoComplete="username" required />
        </label>
        <label>
          Password <input name="password" type="password" autoComplete="current-password" required />
        </label>
        <button>Go</button>
      </form>
    </xano-sign-in-form>
  </>
);

export const Orders = () => (
  <xano-auth-guard redirect-to="/login">
    <h1>Orders</h1>
    <OrderCount />
  </xano-auth-guard>
);

/** What is not in a template is there from the start, shown or not: it asks when somebody has signed in, and forgets when the session ends. */
function OrderCount() {
  const [count, setCount] = useState<number>();
  useEffect(() => {
    const connection = document.querySelector('xano-connection');
    const load = async () => {
      setCount(undefined);
      if (connection?.auth?.$session.get().status !== 'signed-in') return;
      const orders = await connection.fetch('/orders').catch(() => undefined);
      if (orders?.ok) setCount(((await orders.json()) as unknown[]).length);
    };
    const events = ['xano-set-user', 'xano-clear-session'] as const;
    for (const name of events) document.addEventListener(name, load);
    void load();
    return () => events.forEach((name) => document.removeEventListener(name, load));
  }, []);
  return <p id="orders">{count === undefined ? 'Loading' : `${count} orders`}</p>;
}

export const Account = () => (
  <xano-auth-guard redirect-to="/login">
    <h1>Account</h1>
    <p id="hello">
      Hello <xano-user field="name" />
    </p>
    <xano-auth-guard roles="admin">
      <p id="admin">For administrators</p>
    </xano-auth-guard>
    <xano-logout-button redirect-to="/" />
  </xano-auth-guard>
);
