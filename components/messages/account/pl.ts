// Polish.
import type { AccountTranslation } from '../messages.js';

const texts: AccountTranslation = {
  // Labels of the account's forms
  code: 'Kod',
  current: 'Obecne hasło',
  'new-password': 'Nowe hasło',
  avatar: 'Zdjęcie profilowe',

  // Actions of the account's forms
  'forgot-password': 'Wyślij link',
  'reset-password': 'Ustaw nowe hasło',
  'magic-link': 'Wyślij link do logowania',
  'send-new-link': 'Poproś o nowy link',
  'send-again': 'Wyślij ponownie',
  'other-address': 'Użyj innego adresu',
  'verify-code': 'Potwierdź',
  'send-new-code': 'Wyślij nowy kod',
  'to-sign-in': 'Przejdź do logowania',
  'continue-with': 'Kontynuuj przez {provider}',
  'sign-in-with': 'Zaloguj się przez {provider}',
  'sign-up-with': 'Załóż konto przez {provider}',
  'not-this-account': 'Wybierz inne konto',
  'update-user': 'Zapisz',
  'change-password': 'Zmień hasło',
  'delete-account': 'Usuń konto',
  cancel: 'Anuluj',
  dismiss: 'Zamknij',

  // What is so, in the account's elements
  'link-sent': 'Jeśli istnieje konto z tym adresem, wkrótce otrzymasz e-mail z linkiem.',
  'send-again-in': {
    one: 'Ponowne wysłanie będzie możliwe za {seconds} sekundę.',
    few: 'Ponowne wysłanie będzie możliwe za {seconds} sekundy.',
    many: 'Ponowne wysłanie będzie możliwe za {seconds} sekund.',
    other: 'Ponowne wysłanie będzie możliwe za {seconds} sekundy.',
  },
  'sent-again': 'Wiadomość została wysłana ponownie.',
  'link-confirm': 'Czy chcesz kontynuować za pomocą tego linku?',
  'link-confirm-as': 'Czy chcesz kontynuować jako {email}?',
  'link-expired': 'Ten link wygasł lub został już użyty.',
  'link-missing': 'Otwórz tę stronę za pomocą linku z wiadomości e-mail, którą do Ciebie wysłaliśmy.',
  'password-changed': 'Twoje hasło zostało zmienione.',
  'code-sent': 'Podaj kod, który do Ciebie wysłaliśmy.',
  'code-of-app': 'Podaj kod wyświetlany w aplikacji.',
  'user-updated': 'Zmiany zostały zapisane.',
  'account-deleted': 'Twoje konto zostało usunięte.',
  'delete-warning': 'Twoje konto i wszystkie jego dane zostaną usunięte. Tej czynności nie można cofnąć.',
  'delete-type': 'Aby potwierdzić, wpisz {email}',
  'user-menu': 'Twoje konto',

  // What is wrong, in the account's elements
  'code-missing': 'Podaj kod',
  'code-wrong': 'Ten kod jest nieprawidłowy lub stracił ważność',
  'current-missing': 'Podaj obecne hasło',
  'current-wrong': 'To nie jest Twoje obecne hasło',
  'file-too-large': 'Wybierz plik o rozmiarze najwyżej {megabytes} MB',
  'details-taken': 'Inne konto o takich danych już istnieje',
  'oauth-canceled': 'Logowanie przez {provider} zostało anulowane.',
  'oauth-unknown': 'Nikt się jeszcze nie zarejestrował za pomocą tego konta {provider}.',
  'oauth-known': 'Masz już konto. Zaloguj się.',
  'oauth-expired': 'Logowanie trwało zbyt długo lub rozpoczęło się w innym miejscu. Spróbuj ponownie.',
  'oauth-failed': 'Logowanie przez {provider} nie powiodło się. Spróbuj ponownie.',
};

export default texts;
