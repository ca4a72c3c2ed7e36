// Italian, with *tu*, as Italian banks address their customers on the web.
import type { AccountTranslation } from '../messages.js';

const texts: AccountTranslation = {
  // Labels of the account's forms
  code: 'Codice',
  current: 'Password attuale',
  'new-password': 'Nuova password',
  avatar: 'Immagine del profilo',

  // Actions of the account's forms
  'forgot-password': 'Invia il link',
  'reset-password': 'Imposta la nuova password',
  'magic-link': 'Invia un link di accesso',
  'send-new-link': 'Richiedi un nuovo link',
  'send-again': 'Invia di nuovo',
  'other-address': 'Usa un altro indirizzo',
  'verify-code': 'Conferma',
  'send-new-code': 'Invia un nuovo codice',
  'to-sign-in': 'Vai alla pagina di accesso',
  'continue-with': 'Continua con {provider}',
  'sign-in-with': 'Accedi con {provider}',
  'sign-up-with': 'Registrati con {provider}',
  'not-this-account': 'Scegli un altro account',
  'update-user': 'Salva',
  'change-password': 'Cambia la password',
  'delete-account': 'Elimina l’account',
  cancel: 'Annulla',
  dismiss: 'Chiudi',

  // What is so, in the account's elements
  'link-sent': 'Se esiste un account con questo indirizzo, riceverai a breve un’e-mail con un link.',
  'send-again-in': {
    one: 'Potrai richiedere un nuovo invio tra {seconds} secondo.',
    other: 'Potrai richiedere un nuovo invio tra {seconds} secondi.',
  },
  'sent-again': 'Il messaggio è stato inviato di nuovo.',
  'link-confirm': 'Vuoi continuare con questo link?',
  'link-confirm-as': 'Vuoi continuare come {email}?',
  'link-expired': 'Questo link è scaduto o è già stato utilizzato.',
  'link-missing': 'Apri questa pagina dal link nell’e-mail che ti abbiamo inviato.',
  'password-changed': 'La tua password è stata cambiata.',
  'code-sent': 'Inserisci il codice che ti abbiamo inviato.',
  'code-of-app': 'Inserisci il codice mostrato dalla tua app.',
  'user-updated': 'Le modifiche sono state salvate.',
  'account-deleted': 'Il tuo account è stato eliminato.',
  'delete-warning':
    'Il tuo account e tutti i suoi dati verranno eliminati. L’operazione non può essere annullata.',
  'delete-type': 'Inserisci {email} per confermare',
  'user-menu': 'Il tuo account',

  // What is wrong, in the account's elements
  'code-missing': 'Inserisci il codice',
  'code-wrong': 'Questo codice è errato o scaduto',
  'current-missing': 'Inserisci la tua password attuale',
  'current-wrong': 'Questa non è la tua password attuale',
  'file-too-large': 'Scegli un file non più grande di {megabytes} MB',
  'details-taken': 'Esiste già un altro account con questi dati',
  'oauth-canceled': 'Hai annullato l’accesso con {provider}.',
  'oauth-unknown': 'Nessuno si è ancora registrato con questo account {provider}.',
  'oauth-known': 'Hai già un account. Accedi.',
  'oauth-expired': 'L’accesso ha richiesto troppo tempo o è iniziato altrove. Riprova.',
  'oauth-failed': 'L’accesso con {provider} non è riuscito. Riprova.',
};

export default texts;
