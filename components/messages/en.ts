// English: every text that a visitor can read. All of them are there from the start, so that none has to be loaded
// when something fails. docs/elements/texts.md is made from this file, headings included.
import type { MessageText } from './message-text.js';

const texts = {
  // Labels
  email: 'E-mail',
  username: 'User name',
  phone: 'Phone',
  password: 'Password',
  confirm: 'Repeat the password',
  name: 'Name',
  remember: 'Stay signed in',
  optional: '(optional)',
  'show-password-label': 'Show the password',
  'hide-password-label': 'Hide the password',
  'caps-lock': 'Caps Lock is on.',

  // Actions
  'sign-in': 'Sign in',
  'sign-up': 'Sign up',
  'sign-out': 'Sign out',
  continue: 'Continue',
  retry: 'Try again',
  or: 'or',
  'go-back': 'Go back',
  'use-another-account': 'Use another account',

  // What is so
  'signed-in-as': 'You are signed in as {name}.',
  'signed-in': 'You are signed in.',
  'check-your-email': 'Thank you. Now check your e-mail and confirm your address.',
  pending: 'One moment…',
  'forbidden-content': 'Your account does not have access to this page.',
  'error-content': 'We cannot confirm your sign-in right now.',
  'session-expired': 'Your session has ended. Sign in again.',
  'session-idle': 'You were away for a while. Sign in again.',

  // What is wrong with a field of ours
  'email-missing': 'Enter your e-mail address',
  'username-missing': 'Enter your user name',
  'phone-missing': 'Enter your phone number',
  'name-missing': 'Enter your name',
  'password-missing': 'Enter your password',
  'confirm-missing': 'Repeat the password',
  'email-invalid': 'Enter a full e-mail address, such as name@example.com',
  'confirm-mismatch': 'The two passwords do not match',

  // What is wrong with a field of the page's own, named by its label
  'field-missing': 'Enter {label}',
  'field-choose': 'Choose {label}',
  'field-tick': 'Tick the box “{label}”',
  'field-invalid': 'Enter {label} in the correct format',
  'field-format': 'Enter {label} in the correct format: {format}',
  'field-short': {
    one: '{label} must have at least {min} character',
    other: '{label} must have at least {min} characters',
  },
  'field-long': {
    one: '{label} must have at most {max} character',
    other: '{label} must have at most {max} characters',
  },
  'field-low': '{label} must be {min} or more',
  'field-high': '{label} must be {max} or less',

  // Rules for a password, as a list
  'password-rule': { one: 'At least {min} character', other: 'At least {min} characters' },
  'password-max': { one: 'At most {max} character', other: 'At most {max} characters' },
  'password-letter': 'A letter',
  'password-lower': 'A lower-case letter',
  'password-upper': 'A capital letter',
  'password-digit': 'A digit',
  'password-special': 'A special character, such as !',
  'password-one-of': 'One of {characters}',

  // The rules that a password breaks, as a sentence; {rules} are those below
  'password-short': {
    one: 'Password must be at least {min} character',
    other: 'Password must be at least {min} characters',
  },
  'password-short-needs': {
    one: 'Password must be at least {min} character and have {rules}',
    other: 'Password must be at least {min} characters and have {rules}',
  },
  'password-long': {
    one: 'Password must be at most {max} character',
    other: 'Password must be at most {max} characters',
  },
  'password-needs': 'Password must have {rules}',

  // The rules in such a sentence
  'needs-letter': 'a letter',
  'needs-lower': 'a lower-case letter',
  'needs-upper': 'a capital letter',
  'needs-digit': 'a digit',
  'needs-special': 'a special character',
  'needs-one-of': 'one of {characters}',

  // Why an action failed, by the code of its error
  'invalid-credentials': 'These details do not match an account. Check them and try again.',
  'account-exists': 'There is already an account with these details. Sign in instead.',
  unverified: 'Confirm your e-mail address first.',
  'invalid-input': 'Check what you have entered',
  unauthorized: 'Your session is no longer valid. Sign in again.',
  forbidden: 'Your account is not allowed to do this.',
  'not-found': 'There is no account with these details.',
  'rate-limited': {
    one: 'There are too many requests right now. Try again in {seconds} second.',
    other: 'There are too many requests right now. Try again in {seconds} seconds.',
  },
  offline: 'We cannot reach the server. Check your internet connection and try again.',
  timeout: 'The server took too long to answer. Try again.',
  aborted: 'This was stopped before it was complete.',
  'server-error': 'The server had a problem. Try again.',
  'bad-answer': 'The server had a problem. Try again.',
  'no-token-in-answer': 'Sign-in is not set up completely. Tell the owner of this page.',
  configuration: 'Sign-in is not set up correctly. Tell the owner of this page.',
  storage: 'Your browser keeps you signed in only until you leave this page.',
  'flow-expired': 'This link has expired. Ask for a new one.',
  unexpected: 'Something went wrong. Try again.',
} as const satisfies Record<string, MessageText>;

export default texts;
