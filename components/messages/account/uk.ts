// Ukrainian, with *ви*.
import type { AccountTranslation } from '../messages.js';

const texts: AccountTranslation = {
  // Labels of the account's forms
  code: 'Код',
  current: 'Поточний пароль',
  'new-password': 'Новий пароль',
  avatar: 'Фото профілю',

  // Actions of the account's forms
  'forgot-password': 'Надіслати посилання',
  'reset-password': 'Установити новий пароль',
  'magic-link': 'Надіслати посилання для входу',
  'send-new-link': 'Запросити нове посилання',
  'send-again': 'Надіслати ще раз',
  'other-address': 'Використати іншу адресу',
  'verify-code': 'Підтвердити',
  'send-new-code': 'Надіслати новий код',
  'to-sign-in': 'Перейти до входу',
  'continue-with': 'Продовжити через {provider}',
  'sign-in-with': 'Увійти через {provider}',
  'sign-up-with': 'Зареєструватися через {provider}',
  'not-this-account': 'Вибрати інший обліковий запис',
  'update-user': 'Зберегти',
  'change-password': 'Змінити пароль',
  'delete-account': 'Видалити обліковий запис',
  cancel: 'Скасувати',
  dismiss: 'Закрити',

  // What is so, in the account's elements
  'link-sent': 'Якщо є обліковий запис із цією адресою, незабаром ви отримаєте лист із посиланням.',
  'send-again-in': {
    one: 'Надіслати ще раз можна буде через {seconds} секунду.',
    few: 'Надіслати ще раз можна буде через {seconds} секунди.',
    many: 'Надіслати ще раз можна буде через {seconds} секунд.',
    other: 'Надіслати ще раз можна буде через {seconds} секунди.',
  },
  'sent-again': 'Повідомлення надіслано ще раз.',
  'link-confirm': 'Бажаєте продовжити за цим посиланням?',
  'link-confirm-as': 'Бажаєте продовжити як {email}?',
  'link-expired': 'Термін дії цього посилання минув, або його вже використано.',
  'link-missing': 'Відкрийте цю сторінку за посиланням із листа, який ми вам надіслали.',
  'password-changed': 'Ваш пароль змінено.',
  'code-sent': 'Введіть код, який ми вам надіслали.',
  'code-of-app': 'Введіть код, який показує ваш застосунок.',
  'user-updated': 'Ваші зміни збережено.',
  'account-deleted': 'Ваш обліковий запис видалено.',
  'delete-warning': 'Ваш обліковий запис і всі його дані буде видалено. Цю дію не можна скасувати.',
  'delete-type': 'Для підтвердження введіть {email}',
  'user-menu': 'Ваш обліковий запис',

  // What is wrong, in the account's elements
  'code-missing': 'Введіть код',
  'code-wrong': 'Цей код неправильний, або термін його дії минув',
  'current-missing': 'Введіть поточний пароль',
  'current-wrong': 'Це не ваш поточний пароль',
  'file-too-large': 'Виберіть файл розміром щонайбільше {megabytes} МБ',
  'details-taken': 'Інший обліковий запис із такими даними вже є',
  'oauth-canceled': 'Ви скасували вхід через {provider}.',
  'oauth-unknown': 'Із цим обліковим записом {provider} ще ніхто не реєструвався.',
  'oauth-known': 'Ви вже маєте обліковий запис. Увійдіть.',
  'oauth-expired': 'Вхід тривав надто довго або розпочався в іншому місці. Спробуйте ще раз.',
  'oauth-failed': 'Не вдалося увійти через {provider}. Спробуйте ще раз.',
};

export default texts;
