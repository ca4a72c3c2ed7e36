// Dutch, with *u*.
import type { AccountTranslation } from '../messages.js';

const texts: AccountTranslation = {
  // Labels of the account's forms
  code: 'Code',
  current: 'Huidig wachtwoord',
  'new-password': 'Nieuw wachtwoord',
  avatar: 'Profielfoto',

  // Actions of the account's forms
  'forgot-password': 'Link sturen',
  'reset-password': 'Nieuw wachtwoord instellen',
  'magic-link': 'Inloglink sturen',
  'send-new-link': 'Nieuwe link aanvragen',
  'send-again': 'Opnieuw sturen',
  'other-address': 'Een ander adres gebruiken',
  'verify-code': 'Bevestigen',
  'send-new-code': 'Nieuwe code sturen',
  'to-sign-in': 'Naar de inlogpagina',
  'continue-with': 'Doorgaan met {provider}',
  'sign-in-with': 'Inloggen met {provider}',
  'sign-up-with': 'Account aanmaken met {provider}',
  'not-this-account': 'Een ander account kiezen',
  'update-user': 'Opslaan',
  'change-password': 'Wachtwoord wijzigen',
  'delete-account': 'Account verwijderen',
  cancel: 'Annuleren',
  dismiss: 'Sluiten',

  // What is so, in the account's elements
  'link-sent':
    'Als er een account met dit adres is, ontvangt u over enkele ogenblikken een e-mail met een link.',
  'send-again-in': {
    one: 'Over {seconds} seconde kunt u het opnieuw laten sturen.',
    other: 'Over {seconds} seconden kunt u het opnieuw laten sturen.',
  },
  'sent-again': 'Het bericht is opnieuw onderweg.',
  'link-confirm': 'Wilt u doorgaan met deze link?',
  'link-confirm-as': 'Wilt u doorgaan als {email}?',
  'link-expired': 'Deze link is verlopen of al gebruikt.',
  'link-missing': 'Open deze pagina via de link in de e-mail die u van ons hebt gekregen.',
  'password-changed': 'Uw wachtwoord is gewijzigd.',
  'code-sent': 'Vul de code in die u van ons hebt gekregen.',
  'code-of-app': 'Vul de code in die uw app toont.',
  'user-updated': 'Uw wijzigingen zijn opgeslagen.',
  'account-deleted': 'Uw account is verwijderd.',
  'delete-warning':
    'Uw account en alle bijbehorende gegevens worden verwijderd. Dit kan niet ongedaan worden gemaakt.',
  'delete-type': 'Vul {email} in om te bevestigen',
  'user-menu': 'Uw account',

  // What is wrong, in the account's elements
  'code-missing': 'Vul de code in',
  'code-wrong': 'Deze code is onjuist of verlopen',
  'current-missing': 'Vul uw huidige wachtwoord in',
  'current-wrong': 'Dit is niet uw huidige wachtwoord',
  'file-too-large': 'Kies een bestand van hoogstens {megabytes} MB',
  'details-taken': 'Er is al een ander account met deze gegevens',
  'oauth-canceled': 'U hebt het inloggen met {provider} geannuleerd.',
  'oauth-unknown': 'Dit {provider}-account is bij ons nog niet bekend.',
  'oauth-known': 'U hebt al een account. Log in.',
  'oauth-expired': 'Het inloggen duurde te lang of was ergens anders begonnen. Probeer het opnieuw.',
  'oauth-failed': 'Inloggen met {provider} is niet gelukt. Probeer het opnieuw.',
};

export default texts;
