// Why a host gave no answer: DNS, TLS, its port, or a timeout. Node says which in the code of the error's cause; a
// browser would not.

export interface Explanation {
  readonly code: 'dns' | 'tls' | 'unreachable' | 'timeout';
  readonly message: string;
  readonly fix: string;
}

const tls: Record<string, string> = {
  CERT_HAS_EXPIRED: 'has expired',
  CERT_NOT_YET_VALID: 'is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'is for another host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'is signed by an authority that nobody knows',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'comes without its chain',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'comes without its chain',
};

/** @param error what `fetch` rejected with */
export function explainNetworkError(error: unknown, url: URL): Explanation {
  const { name, cause } = Object(error) as { name?: string; cause?: unknown };
  const code = codeOf(cause);
  const { host, hostname, port } = url;
  if (name === 'TimeoutError' || /TIMEDOUT|TIMEOUT/.test(code)) {
    const fix = 'Try again; if it stays so, see whether the instance runs.';
    return { code: 'timeout', message: `${host} gives no answer in time.`, fix };
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    const fix =
      code === 'ENOTFOUND'
        ? 'Copy the address from Xano anew; a custom domain needs its CNAME record.'
        : 'See whether this machine is online.';
    return { code: 'dns', message: `No host is called ${hostname} (DNS: ${code}).`, fix };
  }
  const certificate = tls[code];
  if (certificate ?? /^(ERR_(SSL|TLS)|EPROTO|CERT_)/.test(code)) {
    const message = certificate
      ? `The certificate of ${host} ${certificate} (TLS: ${code}).`
      : `${host} speaks no TLS that fits (${code}).`;
    const fix = 'Browsers refuse it too. Renew it, or wait until Xano has set up the custom domain.';
    return { code: 'tls', message, fix };
  }
  const what =
    code === 'ECONNREFUSED'
      ? `Nothing listens on port ${port || '443'} of ${hostname}`
      : `${host} cannot be reached`;
  return {
    code: 'unreachable',
    message: `${what}${code ? ` (${code})` : ''}.`,
    fix: 'See whether the address is right and the server runs.',
  };
}

export function isNetworkError(error: unknown): boolean {
  const { name, cause } = Object(error) as { name?: unknown; cause?: unknown };
  return name === 'TimeoutError' || (error instanceof TypeError && cause !== undefined);
}

/** For a host with several addresses Node collects one error for each; the first stands for all. */
function codeOf(cause: unknown): string {
  const { code, errors } = Object(cause) as { code?: unknown; errors?: unknown };
  if (typeof code === 'string') return code;
  return Array.isArray(errors) ? codeOf(errors[0]) : '';
}
