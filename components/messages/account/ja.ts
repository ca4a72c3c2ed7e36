// Japanese. Nothing changes with a number.
import type { AccountTranslation } from '../messages.js';

const texts: AccountTranslation = {
  // Labels of the account's forms
  code: '認証コード',
  current: '現在のパスワード',
  'new-password': '新しいパスワード',
  avatar: 'プロフィール画像',

  // Actions of the account's forms
  'forgot-password': 'リンクを送信',
  'reset-password': '新しいパスワードを設定',
  'magic-link': 'ログイン用リンクを送信',
  'send-new-link': '新しいリンクを取得',
  'send-again': '再送信',
  'other-address': '別のアドレスを使用する',
  'verify-code': '確認',
  'send-new-code': '新しい認証コードを送信',
  'to-sign-in': 'ログインページへ',
  'continue-with': '{provider} で続ける',
  'sign-in-with': '{provider} でログイン',
  'sign-up-with': '{provider} で新規登録',
  'not-this-account': '別のアカウントを選択する',
  'update-user': '保存',
  'change-password': 'パスワードを変更',
  'delete-account': 'アカウントを削除',
  cancel: 'キャンセル',
  dismiss: '閉じる',

  // What is so, in the account's elements
  'link-sent': 'このアドレスのアカウントがある場合は、リンクを記載したメールをお送りします。',
  'send-again-in': '{seconds}秒後に再送信できます。',
  'sent-again': '再送信しました。',
  'link-confirm': 'このリンクで続けますか？',
  'link-confirm-as': '{email} として続けますか？',
  'link-expired': 'このリンクは有効期限が切れているか、すでに使用されています。',
  'link-missing': 'お送りしたメールのリンクから、このページを開いてください。',
  'password-changed': 'パスワードを変更しました。',
  'code-sent': 'お送りした認証コードを入力してください。',
  'code-of-app': 'アプリに表示されている認証コードを入力してください。',
  'user-updated': '変更を保存しました。',
  'account-deleted': 'アカウントを削除しました。',
  'delete-warning': 'アカウントとすべてのデータが削除されます。この操作は取り消せません。',
  'delete-type': '確認のため、{email} を入力してください',
  'user-menu': 'お使いのアカウント',

  // What is wrong, in the account's elements
  'code-missing': '認証コードを入力してください',
  'code-wrong': '認証コードが正しくないか、有効期限が切れています',
  'current-missing': '現在のパスワードを入力してください',
  'current-wrong': '現在のパスワードと一致しません',
  'file-too-large': '{megabytes}MB以下のファイルを選択してください',
  'details-taken': 'この情報は別のアカウントですでに使われています',
  'oauth-canceled': '{provider} でのログインをキャンセルしました。',
  'oauth-unknown': 'この {provider} アカウントは、まだ登録されていません。',
  'oauth-known': 'すでにアカウントをお持ちです。ログインしてください。',
  'oauth-expired':
    '時間がかかりすぎたか、別の場所で開始されたため、ログインできませんでした。もう一度お試しください。',
  'oauth-failed': '{provider} でログインできませんでした。もう一度お試しください。',
};

export default texts;
