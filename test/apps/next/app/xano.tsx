'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import type {} from 'xano-auth-elements/react';

const whenIdle = async () => {
  if (document.readyState !== 'complete')
    await new Promise((loaded) => addEventListener('load', loaded, { once: true }));
  await new Promise((idle) => (globalThis.requestIdleCallback ?? setTimeout)(idle));
};

export function Xano() {
  const router = useRouter();
  useEffect(() => {
    const navigate = (event: DocumentEventMap['xano-navigate']) => {
      if (event.url.origin !== location.origin) return;
      event.preventDefault();
      const address = event.url.pathname + event.url.search + event.url.hash;
      if (event.replace) router.replace(address);
      else router.push(address);
    };
    document.addEventListener('xano-navigate', navigate);
    // What the elements write must not come before React has taken the page over, part by part.
    void whenIdle().then(() => import('xano-auth-elements'));
    return () => document.removeEventListener('xano-navigate', navigate);
  }, [router]);
  return <xano-connection base-url={process.env.NEXT_PUBLIC_XANO_BASE_URL} />;
}
