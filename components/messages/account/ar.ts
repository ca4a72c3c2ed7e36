// Arabic, Modern Standard.
import type { AccountTranslation } from '../messages.js';

const texts: AccountTranslation = {
  // Labels of the account's forms
  code: 'رمز التحقق',
  current: 'كلمة المرور الحالية',
  'new-password': 'كلمة المرور الجديدة',
  avatar: 'الصورة الشخصية',

  // Actions of the account's forms
  'forgot-password': 'إرسال الرابط',
  'reset-password': 'تعيين كلمة المرور الجديدة',
  'magic-link': 'إرسال رابط لتسجيل الدخول',
  'send-new-link': 'طلب رابط جديد',
  'send-again': 'إعادة الإرسال',
  'other-address': 'استخدام عنوان آخر',
  'verify-code': 'تأكيد',
  'send-new-code': 'إرسال رمز جديد',
  'to-sign-in': 'الانتقال إلى تسجيل الدخول',
  'continue-with': 'المتابعة باستخدام {provider}',
  'sign-in-with': 'تسجيل الدخول باستخدام {provider}',
  'sign-up-with': 'إنشاء حساب باستخدام {provider}',
  'not-this-account': 'اختيار حساب آخر',
  'update-user': 'حفظ',
  'change-password': 'تغيير كلمة المرور',
  'delete-account': 'حذف الحساب',
  cancel: 'إلغاء',
  dismiss: 'إغلاق',

  // What is so, in the account's elements
  'link-sent': 'إذا كان هناك حساب بهذا العنوان، فستصلك قريبًا رسالة بريد إلكتروني تتضمن رابطًا.',
  'send-again-in': {
    zero: 'يمكنك إعادة الإرسال بعد {seconds} ثانية.',
    one: 'يمكنك إعادة الإرسال بعد ثانية واحدة.',
    two: 'يمكنك إعادة الإرسال بعد ثانيتين.',
    few: 'يمكنك إعادة الإرسال بعد {seconds} ثوانٍ.',
    many: 'يمكنك إعادة الإرسال بعد {seconds} ثانية.',
    other: 'يمكنك إعادة الإرسال بعد {seconds} ثانية.',
  },
  'sent-again': 'تمت إعادة إرسال الرسالة.',
  'link-confirm': 'هل تريد المتابعة بهذا الرابط؟',
  'link-confirm-as': 'هل تريد المتابعة باسم {email}؟',
  'link-expired': 'انتهت صلاحية هذا الرابط أو سبق استخدامه.',
  'link-missing': 'يُرجى فتح هذه الصفحة من الرابط الوارد في رسالة البريد الإلكتروني التي أرسلناها إليك.',
  'password-changed': 'تم تغيير كلمة المرور.',
  'code-sent': 'أدخل الرمز الذي أرسلناه إليك.',
  'code-of-app': 'أدخل الرمز الظاهر في تطبيقك.',
  'user-updated': 'تم حفظ التغييرات.',
  'account-deleted': 'تم حذف حسابك.',
  'delete-warning': 'سيُحذف حسابك وجميع بياناته. لا يمكن التراجع عن هذا الإجراء.',
  'delete-type': 'أدخل {email} للتأكيد',
  'user-menu': 'حسابك',

  // What is wrong, in the account's elements
  'code-missing': 'أدخل رمز التحقق',
  'code-wrong': 'هذا الرمز غير صحيح أو انتهت صلاحيته',
  'current-missing': 'أدخل كلمة المرور الحالية',
  'current-wrong': 'هذه ليست كلمة المرور الحالية',
  'file-too-large': 'اختر ملفًا لا يزيد حجمه على {megabytes} ميغابايت',
  'details-taken': 'يوجد حساب آخر بهذه البيانات بالفعل',
  'oauth-canceled': 'لقد ألغيت تسجيل الدخول باستخدام {provider}.',
  'oauth-unknown': 'لم يُنشأ بعد أي حساب باستخدام حساب {provider} هذا.',
  'oauth-known': 'لديك حساب بالفعل. يُرجى تسجيل الدخول.',
  'oauth-expired': 'استغرق تسجيل الدخول وقتًا طويلًا أو بدأ من مكان آخر. حاول مرة أخرى.',
  'oauth-failed': 'تعذر تسجيل الدخول باستخدام {provider}. حاول مرة أخرى.',
};

export default texts;
