// Who may speak to a server on this machine. A page of another site can point a name of its own at 127.0.0.1 (DNS
// rebinding) and is then, for the browser, of one origin with the server; only the name in `Host` gives it away.

/** Whether a `Host` header means this machine: loopback names with any port, and addresses, which nobody can rebind. */
export function isLocalHost(host = ''): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return /^(localhost|[\w-]+(\.[\w-]+)*\.localhost|\d+(\.\d+){3}|\[[\da-f:.]+\])$/.test(name);
}

/** Whether a page was served by this very machine. */
export function isLocalOrigin(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, hostname } = new URL(origin);
  return /^https?:$/.test(protocol) && /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
