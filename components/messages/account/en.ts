// English: the texts of the account's elements, which are loaded with them. docs/elements/texts.md is made from this
// file, too.
import type { MessageText } from '../message-text.js';

const texts = {
  // Labels of the account's forms
  code: 'Code',
  current: 'Current password',
  'new-password': 'New password',
  avatar: 'Picture',

  // Actions of the account's forms
  'forgot-password': 'Send the link',
  'reset-password': 'Set the new password',
  'magic-link': 'Send a link to sign in',
  'send-new-link': 'Send a new link',
  'send-again': 'Send again',
  'other-address': 'Use another address',
  'verify-code': 'Confirm',
  'send-new-code': 'Send a new code',
  'to-sign-in': 'Go to sign-in',
  'continue-with': 'Continue with {provider}',
  'sign-in-with': 'Sign in with {provider}',
  'sign-up-with': 'Sign up with {provider}',
  'not-this-account': 'Not this account',
  'update-user': 'Save',
  'change-password': 'Change the password',
  'delete-account': 'Delete the account',
  cancel: 'Cancel',
  dismiss: 'Close',

  // What is so, in the account's elements
  'link-sent': 'If there is an account with this address, an e-mail with a link is on its way.',
  'send-again-in': {
    one: 'You can send another one in {seconds} second.',
    other: 'You can send another one in {seconds} seconds.',
  },
  'sent-again': 'It is on its way again.',
  'link-confirm': 'Do you want to continue with this link?',
  'link-confirm-as': 'Do you want to continue as {email}?',
  'link-expired': 'This link is too old, or it has been used already.',
  'link-missing': 'Open this page by the link in the e-mail that we have sent you.',
  'password-changed': 'Your password has been changed.',
  'code-sent': 'Enter the code that we have sent you.',
  'code-of-app': 'Enter the code that your app shows.',
  'user-updated': 'Your changes have been saved.',
  'account-deleted': 'Your account has been deleted.',
  'delete-warning': 'Your account and all its data will be deleted. This cannot be undone.',
  'delete-type': 'Enter {email} to confirm',
  'user-menu': 'Your account',

  // What is wrong, in the account's elements
  'code-missing': 'Enter the code',
  'code-wrong': 'This code is wrong, or it has expired',
  'current-missing': 'Enter your current password',
  'current-wrong': 'This is not your current password',
  'file-too-large': 'Choose a file of at most {megabytes} MB',
  'details-taken': 'There is already another account with these details',
  'oauth-canceled': 'You have canceled the sign-in with {provider}.',
  'oauth-unknown': 'Nobody has signed up with this {provider} account yet.',
  'oauth-known': 'You have an account already. Sign in instead.',
  'oauth-expired': 'This sign-in took too long, or it began elsewhere. Try again.',
  'oauth-failed': '{provider} could not sign you in. Try again.',
} satisfies Readonly<Record<string, MessageText>>;

export default texts;
