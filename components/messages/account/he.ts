// Hebrew, without a form of address that has a gender.
import type { AccountTranslation } from '../messages.js';

const texts: AccountTranslation = {
  // Labels of the account's forms
  code: 'קוד',
  current: 'סיסמה נוכחית',
  'new-password': 'סיסמה חדשה',
  avatar: 'תמונת פרופיל',

  // Actions of the account's forms
  'forgot-password': 'שליחת הקישור',
  'reset-password': 'הגדרת הסיסמה החדשה',
  'magic-link': 'שליחת קישור לכניסה',
  'send-new-link': 'בקשת קישור חדש',
  'send-again': 'שליחה חוזרת',
  'other-address': 'שימוש בכתובת אחרת',
  'verify-code': 'אישור',
  'send-new-code': 'שליחת קוד חדש',
  'to-sign-in': 'מעבר לכניסה',
  'continue-with': 'המשך באמצעות {provider}',
  'sign-in-with': 'כניסה באמצעות {provider}',
  'sign-up-with': 'הרשמה באמצעות {provider}',
  'not-this-account': 'בחירת חשבון אחר',
  'update-user': 'שמירה',
  'change-password': 'שינוי הסיסמה',
  'delete-account': 'מחיקת החשבון',
  cancel: 'ביטול',
  dismiss: 'סגירה',

  // What is so, in the account's elements
  'link-sent': 'אם קיים חשבון עם הכתובת הזו, הודעת אימייל עם קישור כבר בדרך.',
  'send-again-in': {
    one: 'אפשר יהיה לשלוח שוב בעוד שנייה אחת.',
    two: 'אפשר יהיה לשלוח שוב בעוד שתי שניות.',
    other: 'אפשר יהיה לשלוח שוב בעוד {seconds} שניות.',
  },
  'sent-again': 'ההודעה שוב בדרך.',
  'link-confirm': 'להמשיך עם הקישור הזה?',
  'link-confirm-as': 'להמשיך בתור {email}?',
  'link-expired': 'פג תוקפו של הקישור, או שכבר נעשה בו שימוש.',
  'link-missing': 'יש לפתוח את הדף הזה דרך הקישור שבהודעת האימייל ששלחנו.',
  'password-changed': 'הסיסמה שלך שונתה.',
  'code-sent': 'יש להזין את הקוד ששלחנו.',
  'code-of-app': 'יש להזין את הקוד שמופיע באפליקציה.',
  'user-updated': 'השינויים נשמרו.',
  'account-deleted': 'החשבון שלך נמחק.',
  'delete-warning': 'החשבון וכל הנתונים שבו יימחקו. לא ניתן לבטל את המחיקה.',
  'delete-type': 'לאישור יש להזין {email}',
  'user-menu': 'החשבון שלך',

  // What is wrong, in the account's elements
  'code-missing': 'יש להזין קוד',
  'code-wrong': 'הקוד שגוי או שפג תוקפו',
  'current-missing': 'יש להזין את הסיסמה הנוכחית',
  'current-wrong': 'זו אינה הסיסמה הנוכחית',
  'file-too-large': 'יש לבחור קובץ בגודל {megabytes} MB לכל היותר',
  'details-taken': 'כבר קיים חשבון אחר עם הפרטים האלה',
  'oauth-canceled': 'ביטלת את הכניסה באמצעות {provider}.',
  'oauth-unknown': 'עדיין לא בוצעה הרשמה עם חשבון {provider} הזה.',
  'oauth-known': 'כבר יש לך חשבון. אפשר להיכנס אליו.',
  'oauth-expired': 'הכניסה ארכה זמן רב מדי, או שהיא התחילה במקום אחר. יש לנסות שוב.',
  'oauth-failed': 'הכניסה באמצעות {provider} לא הצליחה. יש לנסות שוב.',
};

export default texts;
