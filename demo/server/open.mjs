// Opens the browser, where there is someone to look at it.
import { spawn } from 'node:child_process';

/** Whether a person sits in front: a terminal, and a screen. `CI` and `NO_OPEN` say no. */
export function hasScreen(env = process.env, platform = process.platform, isTty = process.stdout.isTTY) {
  if (!isTty || env.CI || env.NO_OPEN || env.SSH_CONNECTION) return false;
  return platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Opens an address in the default browser. A failure does no harm, as the address is printed too. */
export function openBrowser(url, platform = process.platform) {
  const [command, ...args] =
    platform === 'darwin'
      ? ['open', url]
      : platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url];
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
