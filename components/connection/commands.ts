// The commands that buttons of the page give to a connection: `--sign-out`.
import { dispatchCommand } from './invoker-polyfill.js';

interface CommandEvent extends Event {
  readonly command: string;
  readonly source: Element | null;
}

/** @returns how to stop listening */
export const listenForCommands = (target: HTMLElement, signOut: (from: Element) => void): (() => void) => {
  const listening = new AbortController();
  const { signal } = listening;
  const onCommand = (event: Event): void => {
    const { command, source } = event as CommandEvent;
    if (command === '--sign-out') signOut(source ?? target);
  };
  target.addEventListener('command', onCommand, { signal });
  if (!('commandForElement' in HTMLButtonElement.prototype))
    addEventListener('click', (event) => dispatchCommand(target, event), { signal });
  return () => listening.abort();
};
