import { connection } from 'next/server';
import { Suspense } from 'react';
import { formHtml } from 'xano-auth-elements/server';

const attributes = { 'redirect-to': '/account' };
const form = { __html: formHtml('xano-sign-in-form', { attributes }) };
const empty = { __html: '' };

/** Comes when the elements are at work already: React leaves children alone that are given as HTML. */
async function Late() {
  await connection();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return (
    <>
      <h1>Streamed</h1>
      <xano-sign-in-form {...attributes} dangerouslySetInnerHTML={form} suppressHydrationWarning />
      <p id="late">
        <xano-user field="name" dangerouslySetInnerHTML={empty} suppressHydrationWarning />
      </p>
    </>
  );
}

export default function Streamed() {
  return (
    <Suspense fallback={<p>Loading</p>}>
      <Late />
    </Suspense>
  );
}
