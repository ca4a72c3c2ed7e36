// Invoker commands for browsers without them: a click on a button is told to the element that it names. Only
// commands of our own, which begin with two hyphens; those of the platform are not ours to make up.

/** @param path what was clicked, from the inside out */
export const tell = (target: HTMLElement, path: readonly EventTarget[]): void => {
  const source = path.find((node) => node instanceof HTMLButtonElement);
  const command = source?.getAttribute('command');
  if (command?.startsWith('--') && source?.matches(`[commandfor="${CSS.escape(target.id)}"]:enabled`))
    target.dispatchEvent(Object.assign(new Event('command'), { command, source }));
};
