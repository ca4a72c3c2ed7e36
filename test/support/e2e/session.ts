// What tests ask of the connection in a page, whatever drives the browser.
import { until } from '../until.js';
import { expressionOf, type Json } from '../browsers/page.js';

/** A page of any tool: ours, Playwright's, Puppeteer's. */
export interface Driven {
  evaluate(expression: string): Promise<unknown>;
}

/** The function's JSON value; it sees the page and its arguments, nothing else. */
export const ask = <A extends Json[], T>(
  page: Driven,
  fn: (...args: A) => T,
  ...args: A
): Promise<Awaited<T>> => page.evaluate(expressionOf(fn, args)) as Promise<Awaited<T>>;

export const ready = (page: Driven) =>
  until('the connection', () => ask(page, () => Boolean(document.querySelector('xano-connection')?.auth)));

export const status = (page: Driven) =>
  ask(page, () => document.querySelector('xano-connection')?.auth?.$session.get().status);

/** The user's values; none while nobody is signed in. */
export const user = (page: Driven): Promise<Record<string, unknown>> =>
  ask(page, () => document.querySelector('xano-connection')?.auth?.$session.get().user ?? {});

export const becomes = (page: Driven, wanted: string) =>
  until(`the status ${wanted}`, async () => (await status(page)) === wanted);

/** Resolves when it is done; rejects with the error's code. */
export const signIn = (page: Driven, email: string, password: string) =>
  ask(
    page,
    (name, word) =>
      document
        .querySelector('xano-connection')
        ?.signIn({ email: name, password: word })
        .then(
          () => null,
          ({ code }) => Promise.reject(new Error(code as string)),
        ),
    email,
    password,
  );

export const signOut = (page: Driven) =>
  ask(page, () =>
    document
      .querySelector('xano-connection')
      ?.signOut()
      .then(() => null),
  );

/** HTTP status of a call of the page's own, or the code of the error. */
export const orders = (page: Driven) =>
  ask(page, () =>
    document
      .querySelector('xano-connection')
      ?.fetch('/orders')
      .then(
        ({ status }) => status,
        ({ code }) => code as string,
      ),
  );

/** Same, without waiting for it: see `ordersAnswer`. */
export const startOrders = (page: Driven) =>
  ask(page, () => {
    const keep = (orders: number | string) => Object.assign(globalThis, { orders });
    Object.assign(globalThis, { orders: undefined });
    void document
      .querySelector('xano-connection')
      ?.fetch('/orders')
      .then(
        ({ status }) => keep(status),
        ({ code }) => keep(code as string),
      );
  });

/** What came of the call that was started last. */
export const ordersAnswer = (page: Driven) =>
  until('the orders', () => ask(page, () => (globalThis as { orders?: number | string }).orders));
