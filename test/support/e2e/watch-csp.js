// Collects violations of the content security policy from the page's very beginning, over all pages of the tab.
globalThis.violations = JSON.parse(sessionStorage.getItem('violations') ?? '[]');
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
  globalThis.violations.push(`${violatedDirective} ${blockedURI} ${sample}`);
  sessionStorage.setItem('violations', JSON.stringify(globalThis.violations));
});
