// Hindi, with *आप*. The nouns that are counted here do not change.
import type { AccountTranslation } from '../messages.js';

const texts: AccountTranslation = {
  // Labels of the account's forms
  code: 'कोड',
  current: 'मौजूदा पासवर्ड',
  'new-password': 'नया पासवर्ड',
  avatar: 'प्रोफ़ाइल फ़ोटो',

  // Actions of the account's forms
  'forgot-password': 'लिंक भेजें',
  'reset-password': 'नया पासवर्ड सेट करें',
  'magic-link': 'साइन इन का लिंक भेजें',
  'send-new-link': 'नया लिंक माँगें',
  'send-again': 'फिर से भेजें',
  'other-address': 'किसी दूसरे पते का उपयोग करें',
  'verify-code': 'पुष्टि करें',
  'send-new-code': 'नया कोड भेजें',
  'to-sign-in': 'साइन इन पेज पर जाएँ',
  'continue-with': '{provider} के साथ आगे बढ़ें',
  'sign-in-with': '{provider} से साइन इन करें',
  'sign-up-with': '{provider} से खाता बनाएँ',
  'not-this-account': 'कोई दूसरा खाता चुनें',
  'update-user': 'सेव करें',
  'change-password': 'पासवर्ड बदलें',
  'delete-account': 'खाता मिटाएँ',
  cancel: 'रद्द करें',
  dismiss: 'बंद करें',

  // What is so, in the account's elements
  'link-sent': 'अगर इस पते वाला कोई खाता है, तो आपको जल्द ही लिंक वाला ईमेल मिलेगा।',
  'send-again-in': '{seconds} सेकंड बाद इसे फिर से भेजा जा सकता है।',
  'sent-again': 'संदेश फिर से भेज दिया गया है।',
  'link-confirm': 'क्या इस लिंक से आगे बढ़ना है?',
  'link-confirm-as': 'क्या {email} के रूप में आगे बढ़ना है?',
  'link-expired': 'इस लिंक की समय सीमा समाप्त हो गई है या इसका उपयोग पहले ही हो चुका है।',
  'link-missing': 'कृपया यह पेज उस ईमेल में दिए गए लिंक से खोलें, जो हमने आपको भेजा है।',
  'password-changed': 'आपका पासवर्ड बदल दिया गया है।',
  'code-sent': 'कृपया वह कोड डालें, जो हमने आपको भेजा है।',
  'code-of-app': 'कृपया वह कोड डालें, जो आपके ऐप में दिख रहा है।',
  'user-updated': 'आपके बदलाव सेव कर दिए गए हैं।',
  'account-deleted': 'आपका खाता मिटा दिया गया है।',
  'delete-warning': 'आपका खाता और उसका सारा डेटा मिटा दिया जाएगा। इसे वापस नहीं लाया जा सकेगा।',
  'delete-type': 'पुष्टि के लिए {email} डालें',
  'user-menu': 'आपका खाता',

  // What is wrong, in the account's elements
  'code-missing': 'कोड डालें',
  'code-wrong': 'यह कोड गलत है या इसकी समय सीमा समाप्त हो गई है',
  'current-missing': 'अपना मौजूदा पासवर्ड डालें',
  'current-wrong': 'यह आपका मौजूदा पासवर्ड नहीं है',
  'file-too-large': 'ज़्यादा से ज़्यादा {megabytes} MB की फ़ाइल चुनें',
  'details-taken': 'इस जानकारी वाला दूसरा खाता पहले से मौजूद है',
  'oauth-canceled': 'आपने {provider} से साइन इन करना रद्द कर दिया है।',
  'oauth-unknown': 'इस {provider} खाते से अब तक किसी ने खाता नहीं बनाया है।',
  'oauth-known': 'आपका खाता पहले से मौजूद है। कृपया साइन इन करें।',
  'oauth-expired': 'साइन इन में बहुत ज़्यादा समय लगा या यह कहीं और शुरू हुआ था। कृपया फिर से कोशिश करें।',
  'oauth-failed': '{provider} से साइन इन नहीं हो सका। कृपया फिर से कोशिश करें।',
};

export default texts;
