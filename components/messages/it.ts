// Italian, with *tu*, as Italian banks address their customers on the web.
import type { Translation } from './messages.js';

const texts: Translation = {
  email: 'Indirizzo e-mail',
  username: 'Nome utente',
  phone: 'Telefono',
  password: 'Password',
  confirm: 'Ripeti la password',
  name: 'Nome',
  remember: 'Resta connesso',
  'show-password-label': 'Mostra la password',

  'sign-in': 'Accedi',
  'sign-up': 'Registrati',
  'sign-out': 'Esci',
  continue: 'Continua',
  retry: 'Riprova',

  'signed-in-as': 'Hai effettuato l’accesso come {name}.',
  'signed-in': 'Hai effettuato l’accesso.',
  'check-your-email': 'Grazie. Controlla la tua posta e conferma il tuo indirizzo e-mail.',
  pending: 'Un momento…',
  'forbidden-content': 'Il tuo account non ha accesso a questa pagina.',
  'error-content': 'Al momento non possiamo confermare il tuo accesso.',
  'session-expired': 'La tua sessione è scaduta. Accedi di nuovo.',
  'session-idle': 'La tua sessione è stata chiusa per inattività. Accedi di nuovo.',

  'email-missing': 'Inserisci il tuo indirizzo e-mail',
  'username-missing': 'Inserisci il tuo nome utente',
  'phone-missing': 'Inserisci il tuo numero di telefono',
  'name-missing': 'Inserisci il tuo nome',
  'password-missing': 'Inserisci la tua password',
  'confirm-missing': 'Ripeti la password',
  'email-invalid': 'Inserisci un indirizzo e-mail completo, ad esempio nome@example.com',
  'confirm-mismatch': 'Le due password non coincidono',

  'field-missing': 'Compila il campo «{label}»',
  'field-choose': 'Scegli un’opzione per «{label}»',
  'field-tick': 'Seleziona la casella «{label}»',
  'field-invalid': 'Controlla il formato del campo «{label}»',
  'field-format': 'Controlla il formato del campo «{label}»: {format}',
  'field-short': {
    one: '«{label}» deve avere almeno {min} carattere',
    other: '«{label}» deve avere almeno {min} caratteri',
  },
  'field-long': {
    one: '«{label}» deve avere al massimo {max} carattere',
    other: '«{label}» deve avere al massimo {max} caratteri',
  },
  'field-low': '«{label}» deve essere almeno {min}',
  'field-high': '«{label}» deve essere al massimo {max}',

  'password-rule': { one: 'Almeno {min} carattere', other: 'Almeno {min} caratteri' },
  'password-max': { one: 'Al massimo {max} carattere', other: 'Al massimo {max} caratteri' },
  'password-letter': 'Una lettera',
  'password-lower': 'Una lettera minuscola',
  'password-upper': 'Una lettera maiuscola',
  'password-digit': 'Un numero',
  'password-special': 'Un carattere speciale, ad esempio !',
  'password-one-of': 'Uno di questi caratteri: {characters}',

  'password-short': {
    one: 'La password deve avere almeno {min} carattere',
    other: 'La password deve avere almeno {min} caratteri',
  },
  'password-short-needs': {
    one: 'La password deve avere almeno {min} carattere e contenere {rules}',
    other: 'La password deve avere almeno {min} caratteri e contenere {rules}',
  },
  'password-long': {
    one: 'La password deve avere al massimo {max} carattere',
    other: 'La password deve avere al massimo {max} caratteri',
  },
  'password-needs': 'La password deve contenere {rules}',

  'needs-letter': 'una lettera',
  'needs-lower': 'una lettera minuscola',
  'needs-upper': 'una lettera maiuscola',
  'needs-digit': 'un numero',
  'needs-special': 'un carattere speciale',
  'needs-one-of': 'uno dei caratteri {characters}',

  'invalid-credentials': 'I dati inseriti non corrispondono a nessun account. Controllali e riprova.',
  'account-exists': 'Esiste già un account con questi dati. Accedi.',
  unverified: 'Conferma prima il tuo indirizzo e-mail.',
  'invalid-input': 'Controlla quanto hai inserito',
  unauthorized: 'La tua sessione non è più valida. Accedi di nuovo.',
  forbidden: 'Il tuo account non è autorizzato a eseguire questa operazione.',
  'not-found': 'Non esiste nessun account con questi dati.',
  'rate-limited': {
    one: 'Al momento ci sono troppe richieste. Riprova tra {seconds} secondo.',
    other: 'Al momento ci sono troppe richieste. Riprova tra {seconds} secondi.',
  },
  offline: 'Impossibile raggiungere il server. Controlla la connessione a internet e riprova.',
  timeout: 'Il server ha impiegato troppo tempo a rispondere. Riprova.',
  aborted: 'L’operazione è stata interrotta prima della fine.',
  'server-error': 'Si è verificato un problema sul server. Riprova.',
  'bad-answer': 'Si è verificato un problema sul server. Riprova.',
  'no-token-in-answer': 'L’accesso non è configurato completamente. Avvisa il responsabile di questa pagina.',
  configuration: 'L’accesso non è configurato correttamente. Avvisa il responsabile di questa pagina.',
  storage: 'In questo browser resti connesso solo finché non lasci questa pagina.',
  'flow-expired': 'Questo link è scaduto. Richiedine uno nuovo.',
  unexpected: 'Qualcosa è andato storto. Riprova.',
};

export default texts;
