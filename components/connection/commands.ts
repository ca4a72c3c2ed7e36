// `<button commandfor="backend" command="--sign-out">`: the platform's invoker commands; where a browser does not
// have them yet, a part that stands in for them is loaded.

interface CommandEvent extends Event {
  readonly command: string;
  readonly source: Element | null;
}

/** @returns how to stop listening */
export const listenForCommands = (target: HTMLElement, signOut: (from: Element) => void): (() => void) => {
  const onCommand = (event: Event): void => {
    const { command, source } = event as CommandEvent;
    if (command === '--sign-out') signOut(source ?? target);
  };
  const gone = new AbortController();
  const { signal } = gone;
  target.addEventListener('command', onCommand, { signal });
  const onClick = (event: Event): void => {
    const path = event.composedPath();
    void import('./commands-stand-in.js').then(({ tell }) => tell(target, path)).catch(() => {});
  };
  if (!('commandForElement' in HTMLButtonElement.prototype))
    document.addEventListener('click', onClick, { signal });
  return () => gone.abort();
};
