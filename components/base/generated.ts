// What an element writes among its light children is marked: a clone takes it along, and must know it from
// what the page wrote.

export const MARK = 'data-xano-generated';

/** Drops what came along when the host was cloned. */
export const dropStrangers = (host: Element, own: readonly Node[]): void => {
  for (const child of host.querySelectorAll(`:scope > [${MARK}]`)) if (!own.includes(child)) child.remove();
};
