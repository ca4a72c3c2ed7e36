// The page's own `<form>` inside a form element: it is used instead of drawing one, and nothing is added to it, moved or
// removed.
import { isServer } from 'lit';
import { unclobbered } from '../../src/core/internal.js';
import { warnDeveloper } from '../developer/warn.js';

/** The page's own form, if there is one. */
export const findOwnForm = (host: HTMLElement): HTMLFormElement | null =>
  isServer
    ? null
    : host.querySelector<HTMLFormElement>(
        ':scope > form:not([slot], [data-xano-generated]), :scope > :not([slot]) form',
      );

/** Prepares a form of the page that is used from now on. */
export const enhanceOwnForm = (host: HTMLElement, form: HTMLFormElement): void => {
  if (!unclobbered(form, 'matches')(':is([method=dialog i], [method=post i])'))
    warnDeveloper(
      `the <form> in <${host.localName}> needs method="dialog" or "post": a submit before the script runs would write the password into the address.`,
    );
  // A region has to be there before its text, or it is not read out.
  host.querySelector('[data-xano-error=""]:not([role])')?.setAttribute('role', 'alert');
};
