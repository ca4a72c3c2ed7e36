// Invoker commands for browsers without them: a click on a button is told to the element that it names. Only
// commands of our own, which begin with two hyphens; those of the platform are not ours to make up.

/** @param signal ends it */
export const standIn = (target: HTMLElement, signal: AbortSignal): void => {
  const onClick = (event: Event): void => {
    const button = event.composedPath().find((node) => node instanceof HTMLButtonElement);
    const command = button?.getAttribute('command');
    if (!command?.startsWith('--') || !button?.matches(`[commandfor="${CSS.escape(target.id)}"]:enabled`))
      return;
    target.dispatchEvent(Object.assign(new Event('command'), { command, source: button }));
  };
  document.addEventListener('click', onClick, { signal });
};
