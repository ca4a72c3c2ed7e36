// `<button commandfor="backend" command="--sign-out">`: the platform's invoker commands, and a hand for the
// browsers that do not have them yet.

const SIGN_OUT = '--sign-out';

interface CommandEvent extends Event {
  readonly command: string;
  readonly source: Element | null;
}

/** @returns how to stop listening */
export const listenForCommands = (target: HTMLElement, signOut: (from: Element) => void): (() => void) => {
  const onCommand = (event: Event): void => {
    const { command, source } = event as CommandEvent;
    if (command === SIGN_OUT) signOut(source ?? target);
  };
  const onClick = (event: Event): void => {
    const button = event.composedPath().find((node) => node instanceof HTMLButtonElement);
    if (button?.matches(`[command=${SIGN_OUT}][commandfor="${CSS.escape(target.id)}"]:enabled`))
      signOut(button);
  };
  const native = 'commandForElement' in HTMLButtonElement.prototype;
  const [on, type, listener] = native
    ? ([target, 'command', onCommand] as const)
    : ([document, 'click', onClick] as const);
  on.addEventListener(type, listener);
  return () => on.removeEventListener(type, listener);
};
