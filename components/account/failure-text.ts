// What a visitor reads of a failure outside of a form, in the words that a form has for it.
import type { AuthError } from '../../src/core/index.js';
import type { Said, Say } from '../messages/messages.js';
import { RATE_WINDOW } from '../shared/rate-window.js';

/** The words of the backend's author where there are some, else the text of the code. */
export const failureText = ({ code, userMessage, retryAfter = RATE_WINDOW }: AuthError, say: Say): Said =>
  userMessage ?? say(code, { seconds: Math.ceil(retryAfter) });
