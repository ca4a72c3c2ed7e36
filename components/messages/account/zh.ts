// Chinese, Simplified. Nothing changes with a number.
import type { AccountTranslation } from '../messages.js';

const texts: AccountTranslation = {
  // Labels of the account's forms
  code: '验证码',
  current: '当前密码',
  'new-password': '新密码',
  avatar: '头像',

  // Actions of the account's forms
  'forgot-password': '发送链接',
  'reset-password': '设置新密码',
  'magic-link': '发送登录链接',
  'send-new-link': '获取新链接',
  'send-again': '重新发送',
  'other-address': '使用其他邮箱地址',
  'verify-code': '确认',
  'send-new-code': '发送新验证码',
  'to-sign-in': '前往登录',
  'continue-with': '使用 {provider} 继续',
  'sign-in-with': '使用 {provider} 登录',
  'sign-up-with': '使用 {provider} 注册',
  'not-this-account': '选择其他账户',
  'update-user': '保存',
  'change-password': '修改密码',
  'delete-account': '删除账户',
  cancel: '取消',
  dismiss: '关闭',

  // What is so, in the account's elements
  'link-sent': '如果存在使用此地址的账户，您将很快收到一封包含链接的邮件。',
  'send-again-in': '{seconds} 秒后可重新发送。',
  'sent-again': '已重新发送。',
  'link-confirm': '是否使用此链接继续？',
  'link-confirm-as': '是否以 {email} 的身份继续？',
  'link-expired': '此链接已过期或已被使用。',
  'link-missing': '请通过我们发送给您的邮件中的链接打开此页面。',
  'password-changed': '您的密码已修改。',
  'code-sent': '请输入我们发送给您的验证码。',
  'code-of-app': '请输入您的应用中显示的验证码。',
  'user-updated': '您的更改已保存。',
  'account-deleted': '您的账户已删除。',
  'delete-warning': '您的账户及其所有数据将被删除，此操作无法撤销。',
  'delete-type': '请输入 {email} 以确认',
  'user-menu': '您的账户',

  // What is wrong, in the account's elements
  'code-missing': '请输入验证码',
  'code-wrong': '验证码不正确或已过期',
  'current-missing': '请输入您的当前密码',
  'current-wrong': '当前密码不正确',
  'file-too-large': '请选择不超过 {megabytes} MB 的文件',
  'details-taken': '已存在使用这些信息的其他账户',
  'oauth-canceled': '您已取消使用 {provider} 登录。',
  'oauth-unknown': '此 {provider} 账户尚未注册。',
  'oauth-known': '您已有账户，请直接登录。',
  'oauth-expired': '登录用时过长，或者此次登录是在其他地方开始的，请重试。',
  'oauth-failed': '无法使用 {provider} 登录，请重试。',
};

export default texts;
