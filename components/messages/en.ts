// English: every text that a visitor can read. All of them are there from the start, so that none has to be loaded
// when something fails.
export default {
  // Fields
  email: 'E-mail',
  username: 'User name',
  phone: 'Phone',
  password: 'Password',
  confirm: 'Repeat the password',
  name: 'Name',
  remember: 'Stay signed in',
  'show-password-label': 'Show the password',
  'caps-lock': 'Caps Lock is on.',

  // Actions
  'sign-in': 'Sign in',
  'sign-up': 'Sign up',
  'log-out': 'Log out',
  continue: 'Continue',
  retry: 'Try again',
  or: 'or',
  'go-back': 'Go back',
  'use-another-account': 'Use another account',

  // What is so
  'signed-in-as': 'You are signed in as {name}.',
  'signed-in': 'You are signed in.',
  'check-your-email': 'Thank you. Please check your e-mail to confirm your address.',
  pending: 'One moment …',
  'forbidden-content': 'Your account may not see this page.',
  'error-content': 'We cannot confirm your sign-in right now.',
  'session-expired': 'Your session has ended. Please sign in again.',
  'session-idle': 'You were away for a while. Please sign in again.',

  // What is wrong with a field
  'value-missing': 'Please fill this in.',
  'email-invalid': 'Please write a full e-mail address, such as name@example.com.',
  'confirm-mismatch': 'The two passwords differ.',

  // Rules for a password
  'password-rule': 'At least {min} characters.',
  'password-max': 'At most {max} characters.',
  'password-letter': 'A letter.',
  'password-lower': 'A lower-case letter.',
  'password-upper': 'A capital letter.',
  'password-digit': 'A digit.',
  'password-special': 'A special character, such as !',
  'password-one-of': 'One of {characters}',

  // Why an action failed, by the code of its error
  'invalid-credentials': 'These details do not match an account. Please check them and try again.',
  'account-exists': 'There is already an account with these details. Please sign in.',
  unverified: 'Please confirm your e-mail address first.',
  'invalid-input': 'Please check this value.',
  unauthorized: 'Please sign in again.',
  forbidden: 'Your account may not do this.',
  'not-found': 'There is no account with these details.',
  'rate-limited': 'It is busy right now. Please try again in {seconds} seconds.',
  offline: 'There is no connection. Please check it and try again.',
  timeout: 'The server did not answer in time. Please try again.',
  aborted: 'Stopped.',
  'server-error': 'The server had a problem. Please try again.',
  'bad-answer': 'The server had a problem. Please try again.',
  'no-token-in-answer': 'Sign-in is not set up completely. Please tell the owner of this page.',
  configuration: 'Sign-in is not set up correctly. Please tell the owner of this page.',
  storage: 'Your browser keeps you signed in only until you leave this page.',
  'flow-expired': 'This link is too old. Please ask for a new one.',
  unexpected: 'Something went wrong. Please try again.',
};
