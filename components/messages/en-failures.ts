// English, of failures: loaded with the first one.
export default {
  'invalid-credentials': 'These details do not match an account. Please check them and try again.',
  'account-exists': 'There is already an account with these details. Please sign in.',
  unverified: 'Please confirm your e-mail address first.',
  unauthorized: 'Please sign in again.',
  forbidden: 'Your account may not do this.',
  'not-found': 'There is no account with these details.',
  'rate-limited': 'It is busy right now. Please try again in {seconds} seconds.',
  timeout: 'The server did not answer in time. Please try again.',
  aborted: 'Stopped.',
  'server-error': 'The server had a problem. Please try again.',
  'bad-answer': 'The server had a problem. Please try again.',
  'no-token-in-answer': 'Sign-in is not set up completely. Please tell the owner of this page.',
  storage: 'Your browser keeps you signed in only until you leave this page.',
  unexpected: 'Something went wrong. Please try again.',
  'flow-expired': 'This link is too old. Please ask for a new one.',
};
