// The hook by which a page holds an action back before anything is sent.
import { abortedError } from '../errors.js';

/** What a person does with an account beside signing in, up and out. */
export type AccountAction =
  | 'forgot-password'
  | 'reset-password'
  | 'magic-link'
  | 'oauth'
  | 'send-code'
  | 'update-user'
  | 'change-password'
  | 'delete-account';

/** An action that a page may hold back. */
export type BeforeAction = 'sign-in' | 'sign-up' | 'sign-out' | AccountAction;

/** Called before an action; `false`, or a promise of it, or a rejection refuses it. */
export type Before = (action: BeforeAction, from: unknown) => boolean | void | Promise<boolean | void>;

/** @throws AuthError `aborted` where the page refuses */
export const runBeforeHook = async (before: Before, action: BeforeAction, from: unknown): Promise<void> => {
  let allowed: boolean | void;
  try {
    allowed = await before(action, from);
  } catch {
    allowed = false;
  }
  if (allowed === false) throw abortedError();
};
