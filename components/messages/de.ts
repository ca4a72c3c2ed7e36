// German.
import type { Translation } from './messages.js';

const texts: Translation = {
  email: 'E-Mail-Adresse',
  username: 'Benutzername',
  phone: 'Telefonnummer',
  password: 'Passwort',
  confirm: 'Passwort wiederholen',
  name: 'Name',
  remember: 'Angemeldet bleiben',
  optional: '(optional)',
  'show-password-label': 'Passwort anzeigen',
  'hide-password-label': 'Passwort verbergen',
  'caps-lock': 'Die Feststelltaste ist aktiv.',

  'sign-in': 'Anmelden',
  'sign-up': 'Registrieren',
  'sign-out': 'Abmelden',
  continue: 'Weiter',
  retry: 'Erneut versuchen',
  'go-back': 'Zurück',
  'use-another-account': 'Anderes Konto verwenden',
  or: 'oder',

  'signed-in-as': 'Sie sind als {name} angemeldet.',
  'signed-in': 'Sie sind angemeldet.',
  'check-your-email':
    'Vielen Dank. Wir haben Ihnen eine E-Mail gesendet. Bitte bestätigen Sie darin Ihre Adresse.',
  pending: 'Einen Moment …',
  'forbidden-content': 'Ihr Konto hat keinen Zugriff auf diese Seite.',
  'error-content': 'Wir können Ihre Anmeldung gerade nicht bestätigen.',
  'session-expired': 'Ihre Sitzung ist abgelaufen. Bitte melden Sie sich erneut an.',
  'session-idle': 'Sie waren längere Zeit nicht aktiv. Bitte melden Sie sich erneut an.',

  'email-missing': 'Geben Sie Ihre E-Mail-Adresse ein',
  'username-missing': 'Geben Sie Ihren Benutzernamen ein',
  'phone-missing': 'Geben Sie Ihre Telefonnummer ein',
  'name-missing': 'Geben Sie Ihren Namen ein',
  'password-missing': 'Geben Sie Ihr Passwort ein',
  'confirm-missing': 'Wiederholen Sie das Passwort',
  'email-invalid': 'Geben Sie eine vollständige E-Mail-Adresse ein, zum Beispiel name@example.com',
  'confirm-mismatch': 'Die beiden Passwörter stimmen nicht überein',

  'field-missing': 'Füllen Sie das Feld „{label}“ aus',
  'field-choose': 'Treffen Sie eine Auswahl bei „{label}“',
  'field-tick': 'Setzen Sie das Häkchen bei „{label}“',
  'field-invalid': 'Prüfen Sie das Format im Feld „{label}“',
  'field-format': 'Prüfen Sie das Format im Feld „{label}“: {format}',
  'field-short': {
    one: '„{label}“ muss mindestens {min} Zeichen lang sein',
    other: '„{label}“ muss mindestens {min} Zeichen lang sein',
  },
  'field-long': {
    one: '„{label}“ darf höchstens {max} Zeichen lang sein',
    other: '„{label}“ darf höchstens {max} Zeichen lang sein',
  },
  'field-low': '„{label}“ muss mindestens {min} sein',
  'field-high': '„{label}“ darf höchstens {max} sein',

  'password-rule': { one: 'Mindestens {min} Zeichen', other: 'Mindestens {min} Zeichen' },
  'password-max': { one: 'Höchstens {max} Zeichen', other: 'Höchstens {max} Zeichen' },
  'password-letter': 'Ein Buchstabe',
  'password-lower': 'Ein Kleinbuchstabe',
  'password-upper': 'Ein Großbuchstabe',
  'password-digit': 'Eine Ziffer',
  'password-special': 'Ein Sonderzeichen, zum Beispiel !',
  'password-one-of': 'Eines der Zeichen {characters}',

  'password-short': {
    one: 'Das Passwort muss mindestens {min} Zeichen lang sein',
    other: 'Das Passwort muss mindestens {min} Zeichen lang sein',
  },
  'password-short-needs': {
    one: 'Das Passwort muss mindestens {min} Zeichen lang sein und {rules} enthalten',
    other: 'Das Passwort muss mindestens {min} Zeichen lang sein und {rules} enthalten',
  },
  'password-long': {
    one: 'Das Passwort darf höchstens {max} Zeichen lang sein',
    other: 'Das Passwort darf höchstens {max} Zeichen lang sein',
  },
  'password-needs': 'Das Passwort muss {rules} enthalten',

  'needs-letter': 'einen Buchstaben',
  'needs-lower': 'einen Kleinbuchstaben',
  'needs-upper': 'einen Großbuchstaben',
  'needs-digit': 'eine Ziffer',
  'needs-special': 'ein Sonderzeichen',
  'needs-one-of': 'eines der Zeichen {characters}',

  'invalid-credentials':
    'Diese Angaben passen zu keinem Konto. Bitte prüfen Sie sie und versuchen Sie es erneut.',
  'account-exists': 'Zu diesen Angaben gibt es bereits ein Konto. Bitte melden Sie sich an.',
  unverified: 'Bitte bestätigen Sie zuerst Ihre E-Mail-Adresse.',
  'invalid-input': 'Prüfen Sie Ihre Eingabe',
  unauthorized: 'Ihre Sitzung ist nicht mehr gültig. Bitte melden Sie sich erneut an.',
  forbidden: 'Ihr Konto ist dazu nicht berechtigt.',
  'not-found': 'Zu diesen Angaben gibt es kein Konto.',
  'rate-limited': {
    one: 'Es gehen gerade zu viele Anfragen ein. Bitte versuchen Sie es in {seconds} Sekunde erneut.',
    other: 'Es gehen gerade zu viele Anfragen ein. Bitte versuchen Sie es in {seconds} Sekunden erneut.',
  },
  offline:
    'Wir erreichen den Server nicht. Bitte prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut.',
  timeout: 'Der Server hat nicht rechtzeitig geantwortet. Bitte versuchen Sie es erneut.',
  aborted: 'Der Vorgang wurde vorzeitig beendet.',
  'server-error': 'Auf dem Server ist ein Fehler aufgetreten. Bitte versuchen Sie es erneut.',
  'bad-answer': 'Auf dem Server ist ein Fehler aufgetreten. Bitte versuchen Sie es erneut.',
  'no-token-in-answer':
    'Die Anmeldung ist nicht vollständig eingerichtet. Bitte informieren Sie den Betreiber dieser Seite.',
  configuration:
    'Die Anmeldung ist nicht richtig eingerichtet. Bitte informieren Sie den Betreiber dieser Seite.',
  storage: 'In diesem Browser bleiben Sie nur angemeldet, bis Sie diese Seite verlassen.',
  'flow-expired': 'Dieser Link ist abgelaufen. Bitte fordern Sie einen neuen an.',
  unexpected: 'Etwas ist schiefgegangen. Bitte versuchen Sie es erneut.',
};

export default texts;
