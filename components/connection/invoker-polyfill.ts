// Invoker commands (`<button commandfor="backend" command="--sign-out">`) for browsers that do not have them yet. Only
// commands of our own, which begin with two hyphens; those of the platform are not ours to make up.

/** Hands the command of a clicked button to the element that it names. */
export const dispatchCommand = (target: HTMLElement, click: Event): void => {
  const source = click.composedPath().find((node) => node instanceof HTMLButtonElement);
  const command = source?.getAttribute('command');
  if (command?.startsWith('--') && source?.matches(`[commandfor="${CSS.escape(target.id)}"]:enabled`))
    target.dispatchEvent(Object.assign(new Event('command'), { command, source }));
};
