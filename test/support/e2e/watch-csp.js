// Collects violations of the content security policy from the page's very beginning.
globalThis.violations = [];
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
  globalThis.violations.push(`${violatedDirective} ${blockedURI} ${sample}`),
);
