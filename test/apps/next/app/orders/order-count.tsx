'use client';

import { useEffect, useState } from 'react';

/** What is not in a template is there from the start, shown or not: it asks when somebody has signed in, and forgets when the session ends. */
export function OrderCount() {
  const [count, setCount] = useState<number>();
  useEffect(() => {
    const load = async () => {
      const connection = document.querySelector('xano-connection');
      setCount(undefined);
      if (connection?.auth?.$session.get().status !== 'signed-in') return;
      const orders = await connection.fetch('/orders').catch(() => undefined);
      if (orders?.ok) setCount(((await orders.json()) as unknown[]).length);
    };
    const events = ['xano-set-user', 'xano-clear-session'] as const;
    for (const name of events) document.addEventListener(name, load);
    void load();
    return () => {
      // Next keeps the page that is left, with all that it holds.
      setCount(undefined);
      for (const name of events) document.removeEventListener(name, load);
    };
  }, []);
  return <p id="orders">{count === undefined ? 'Loading' : `${count} orders`}</p>;
}
