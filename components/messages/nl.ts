// Dutch, with *u*.
import type { Translation } from './messages.js';

const texts: Translation = {
  email: 'E-mailadres',
  username: 'Gebruikersnaam',
  phone: 'Telefoonnummer',
  password: 'Wachtwoord',
  confirm: 'Herhaal het wachtwoord',
  name: 'Naam',
  remember: 'Ingelogd blijven',
  'show-password-label': 'Wachtwoord tonen',

  'sign-in': 'Inloggen',
  'sign-up': 'Account aanmaken',
  'sign-out': 'Uitloggen',
  continue: 'Doorgaan',
  retry: 'Opnieuw proberen',

  'signed-in-as': 'U bent ingelogd als {name}.',
  'signed-in': 'U bent ingelogd.',
  'check-your-email': 'Bedankt. Open de e-mail die u van ons krijgt en bevestig uw adres.',
  pending: 'Een ogenblik…',
  'forbidden-content': 'Uw account heeft geen toegang tot deze pagina.',
  'error-content': 'Wij kunnen op dit moment niet bevestigen dat u bent ingelogd.',
  'session-expired': 'Uw sessie is verlopen. Log opnieuw in.',
  'session-idle': 'U was een tijd niet actief. Log opnieuw in.',

  'email-missing': 'Vul uw e-mailadres in',
  'username-missing': 'Vul uw gebruikersnaam in',
  'phone-missing': 'Vul uw telefoonnummer in',
  'name-missing': 'Vul uw naam in',
  'password-missing': 'Vul uw wachtwoord in',
  'confirm-missing': 'Herhaal het wachtwoord',
  'email-invalid': 'Vul een volledig e-mailadres in, zoals naam@example.com',
  'confirm-mismatch': 'De twee wachtwoorden zijn niet gelijk',

  'field-missing': 'Vul het veld ‘{label}’ in',
  'field-choose': 'Maak een keuze bij ‘{label}’',
  'field-tick': 'Vink ‘{label}’ aan',
  'field-invalid': 'Controleer de notatie van het veld ‘{label}’',
  'field-format': 'Controleer de notatie van het veld ‘{label}’: {format}',
  'field-short': {
    one: '‘{label}’ moet minstens {min} teken lang zijn',
    other: '‘{label}’ moet minstens {min} tekens lang zijn',
  },
  'field-long': {
    one: '‘{label}’ mag hoogstens {max} teken lang zijn',
    other: '‘{label}’ mag hoogstens {max} tekens lang zijn',
  },
  'field-low': '‘{label}’ moet minstens {min} zijn',
  'field-high': '‘{label}’ mag hoogstens {max} zijn',

  'password-rule': { one: 'Minstens {min} teken', other: 'Minstens {min} tekens' },
  'password-max': { one: 'Hoogstens {max} teken', other: 'Hoogstens {max} tekens' },
  'password-letter': 'Een letter',
  'password-lower': 'Een kleine letter',
  'password-upper': 'Een hoofdletter',
  'password-digit': 'Een cijfer',
  'password-special': 'Een speciaal teken, zoals !',
  'password-one-of': 'Een van deze tekens: {characters}',

  'password-short': {
    one: 'Het wachtwoord moet minstens {min} teken lang zijn',
    other: 'Het wachtwoord moet minstens {min} tekens lang zijn',
  },
  'password-short-needs': {
    one: 'Het wachtwoord moet minstens {min} teken lang zijn en {rules} bevatten',
    other: 'Het wachtwoord moet minstens {min} tekens lang zijn en {rules} bevatten',
  },
  'password-long': {
    one: 'Het wachtwoord mag hoogstens {max} teken lang zijn',
    other: 'Het wachtwoord mag hoogstens {max} tekens lang zijn',
  },
  'password-needs': 'Het wachtwoord moet {rules} bevatten',

  'needs-letter': 'een letter',
  'needs-lower': 'een kleine letter',
  'needs-upper': 'een hoofdletter',
  'needs-digit': 'een cijfer',
  'needs-special': 'een speciaal teken',
  'needs-one-of': 'een van de tekens {characters}',

  'invalid-credentials': 'Deze gegevens horen niet bij een account. Controleer ze en probeer het opnieuw.',
  'account-exists': 'Er is al een account met deze gegevens. Log in.',
  unverified: 'Bevestig eerst uw e-mailadres.',
  'invalid-input': 'Controleer wat u hebt ingevuld',
  unauthorized: 'Uw sessie is niet meer geldig. Log opnieuw in.',
  forbidden: 'Uw account mag dit niet doen.',
  'not-found': 'Er is geen account met deze gegevens.',
  'rate-limited': {
    one: 'Er zijn op dit moment te veel aanvragen. Probeer het over {seconds} seconde opnieuw.',
    other: 'Er zijn op dit moment te veel aanvragen. Probeer het over {seconds} seconden opnieuw.',
  },
  offline: 'Wij kunnen de server niet bereiken. Controleer uw internetverbinding en probeer het opnieuw.',
  timeout: 'De server reageerde niet op tijd. Probeer het opnieuw.',
  aborted: 'Dit is gestopt voordat het klaar was.',
  'server-error': 'Er is een fout opgetreden op de server. Probeer het opnieuw.',
  'bad-answer': 'Er is een fout opgetreden op de server. Probeer het opnieuw.',
  'no-token-in-answer': 'Het inloggen is niet volledig ingesteld. Meld dit aan de eigenaar van deze pagina.',
  configuration: 'Het inloggen is niet goed ingesteld. Meld dit aan de eigenaar van deze pagina.',
  storage: 'In deze browser blijft u alleen ingelogd tot u deze pagina verlaat.',
  'flow-expired': 'Deze link is verlopen. Vraag een nieuwe aan.',
  unexpected: 'Er is iets misgegaan. Probeer het opnieuw.',
};

export default texts;
