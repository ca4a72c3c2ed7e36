// German.
import type { AccountTranslation } from '../messages.js';

const texts: AccountTranslation = {
  // Labels of the account's forms
  code: 'Code',
  current: 'Aktuelles Passwort',
  'new-password': 'Neues Passwort',
  avatar: 'Profilbild',

  // Actions of the account's forms
  'forgot-password': 'Link senden',
  'reset-password': 'Neues Passwort festlegen',
  'magic-link': 'Anmeldelink senden',
  'send-new-link': 'Neuen Link anfordern',
  'send-again': 'Erneut senden',
  'other-address': 'Andere Adresse verwenden',
  'verify-code': 'Bestätigen',
  'send-new-code': 'Neuen Code senden',
  'to-sign-in': 'Zur Anmeldung',
  'continue-with': 'Weiter mit {provider}',
  'sign-in-with': 'Mit {provider} anmelden',
  'sign-up-with': 'Mit {provider} registrieren',
  'not-this-account': 'Anderes Konto wählen',
  'update-user': 'Speichern',
  'change-password': 'Passwort ändern',
  'delete-account': 'Konto löschen',
  cancel: 'Abbrechen',
  dismiss: 'Schließen',

  // What is so, in the account's elements
  'link-sent': 'Wenn es zu dieser Adresse ein Konto gibt, erhalten Sie in Kürze eine E-Mail mit einem Link.',
  'send-again-in': {
    one: 'Erneutes Senden ist in {seconds} Sekunde möglich.',
    other: 'Erneutes Senden ist in {seconds} Sekunden möglich.',
  },
  'sent-again': 'Die Nachricht ist erneut unterwegs.',
  'link-confirm': 'Möchten Sie mit diesem Link fortfahren?',
  'link-confirm-as': 'Möchten Sie als {email} fortfahren?',
  'link-expired': 'Dieser Link ist abgelaufen oder wurde bereits verwendet.',
  'link-missing': 'Bitte öffnen Sie diese Seite über den Link in der E-Mail, die wir Ihnen gesendet haben.',
  'password-changed': 'Ihr Passwort wurde geändert.',
  'code-sent': 'Bitte geben Sie den Code ein, den wir Ihnen gesendet haben.',
  'code-of-app': 'Bitte geben Sie den Code ein, den Ihre App anzeigt.',
  'user-updated': 'Ihre Änderungen wurden gespeichert.',
  'account-deleted': 'Ihr Konto wurde gelöscht.',
  'delete-warning':
    'Ihr Konto und alle zugehörigen Daten werden gelöscht. Das lässt sich nicht rückgängig machen.',
  'delete-type': 'Geben Sie zur Bestätigung {email} ein',
  'user-menu': 'Ihr Konto',

  // What is wrong, in the account's elements
  'code-missing': 'Geben Sie den Code ein',
  'code-wrong': 'Dieser Code ist falsch oder abgelaufen',
  'current-missing': 'Geben Sie Ihr aktuelles Passwort ein',
  'current-wrong': 'Das ist nicht Ihr aktuelles Passwort',
  'file-too-large': 'Wählen Sie eine Datei mit höchstens {megabytes} MB',
  'details-taken': 'Zu diesen Angaben gibt es bereits ein anderes Konto',
  'oauth-canceled': 'Sie haben die Anmeldung mit {provider} abgebrochen.',
  'oauth-unknown': 'Mit diesem {provider}-Konto hat sich noch niemand registriert.',
  'oauth-known': 'Sie haben bereits ein Konto. Bitte melden Sie sich an.',
  'oauth-expired':
    'Diese Anmeldung hat zu lange gedauert oder wurde an anderer Stelle begonnen. Bitte versuchen Sie es erneut.',
  'oauth-failed': 'Die Anmeldung mit {provider} ist fehlgeschlagen. Bitte versuchen Sie es erneut.',
};

export default texts;
