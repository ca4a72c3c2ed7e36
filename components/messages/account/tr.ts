// Turkish, with *siz*. A noun after a number does not change.
import type { AccountTranslation } from '../messages.js';

const texts: AccountTranslation = {
  // Labels of the account's forms
  code: 'Kod',
  current: 'Mevcut parola',
  'new-password': 'Yeni parola',
  avatar: 'Profil fotoğrafı',

  // Actions of the account's forms
  'forgot-password': 'Bağlantıyı gönder',
  'reset-password': 'Yeni parolayı belirle',
  'magic-link': 'Oturum açma bağlantısı gönder',
  'send-new-link': 'Yeni bağlantı iste',
  'send-again': 'Tekrar gönder',
  'other-address': 'Başka bir adres kullan',
  'verify-code': 'Onayla',
  'send-new-code': 'Yeni kod gönder',
  'to-sign-in': 'Oturum açma sayfasına git',
  'continue-with': '{provider} ile devam et',
  'sign-in-with': '{provider} ile oturum aç',
  'sign-up-with': '{provider} ile hesap oluştur',
  'not-this-account': 'Başka bir hesap seç',
  'update-user': 'Kaydet',
  'change-password': 'Parolayı değiştir',
  'delete-account': 'Hesabı sil',
  cancel: 'Vazgeç',
  dismiss: 'Kapat',

  // What is so, in the account's elements
  'link-sent': 'Bu adresle açılmış bir hesap varsa kısa süre içinde bağlantı içeren bir e-posta alacaksınız.',
  'send-again-in': '{seconds} saniye sonra tekrar gönderebilirsiniz.',
  'sent-again': 'Mesaj tekrar gönderildi.',
  'link-confirm': 'Bu bağlantıyla devam etmek istiyor musunuz?',
  'link-confirm-as': '{email} olarak devam etmek istiyor musunuz?',
  'link-expired': 'Bu bağlantının süresi dolmuş veya bağlantı daha önce kullanılmış.',
  'link-missing': 'Lütfen bu sayfayı, size gönderdiğimiz e-postadaki bağlantıyla açın.',
  'password-changed': 'Parolanız değiştirildi.',
  'code-sent': 'Lütfen size gönderdiğimiz kodu girin.',
  'code-of-app': 'Lütfen uygulamanızda gösterilen kodu girin.',
  'user-updated': 'Değişiklikleriniz kaydedildi.',
  'account-deleted': 'Hesabınız silindi.',
  'delete-warning': 'Hesabınız ve hesabınızdaki tüm veriler silinecek. Bu işlem geri alınamaz.',
  'delete-type': 'Onaylamak için {email} yazın',
  'user-menu': 'Hesabınız',

  // What is wrong, in the account's elements
  'code-missing': 'Kodu girin',
  'code-wrong': 'Bu kod yanlış veya süresi dolmuş',
  'current-missing': 'Mevcut parolanızı girin',
  'current-wrong': 'Bu, mevcut parolanız değil',
  'file-too-large': 'En fazla {megabytes} MB boyutunda bir dosya seçin',
  'details-taken': 'Bu bilgilerle açılmış başka bir hesap zaten var',
  'oauth-canceled': '{provider} ile oturum açma işlemini iptal ettiniz.',
  'oauth-unknown': 'Bu {provider} hesabıyla henüz kayıt yapılmamış.',
  'oauth-known': 'Zaten bir hesabınız var. Lütfen oturum açın.',
  'oauth-expired':
    'Oturum açma işlemi çok uzun sürdü veya başka bir yerde başlatıldı. Lütfen yeniden deneyin.',
  'oauth-failed': '{provider} ile oturum açılamadı. Lütfen yeniden deneyin.',
};

export default texts;
