import Link from 'next/link';
import { formHtml } from 'xano-auth-elements/server';

const attributes = { 'redirect-to': '/account' };
const form = { __html: formHtml('xano-sign-in-form', { attributes }) };

/** The form stands in the page's HTML: it is there, and can be typed into, before any script. */
export default function SignIn() {
  return (
    <>
      <h1>Sign in</h1>
      <xano-sign-in-form {...attributes} dangerouslySetInnerHTML={form} suppressHydrationWarning />
      <p>
        <Link href="/sign-up">Make an account</Link>
      </p>
    </>
  );
}
