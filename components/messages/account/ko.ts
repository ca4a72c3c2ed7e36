// Korean. Nothing changes with a number.
import type { AccountTranslation } from '../messages.js';

const texts: AccountTranslation = {
  // Labels of the account's forms
  code: '인증 코드',
  current: '현재 비밀번호',
  'new-password': '새 비밀번호',
  avatar: '프로필 사진',

  // Actions of the account's forms
  'forgot-password': '링크 보내기',
  'reset-password': '새 비밀번호 설정',
  'magic-link': '로그인 링크 보내기',
  'send-new-link': '새 링크 요청',
  'send-again': '다시 보내기',
  'other-address': '다른 주소 사용',
  'verify-code': '확인',
  'send-new-code': '새 인증 코드 보내기',
  'to-sign-in': '로그인 페이지로 이동',
  'continue-with': '{provider} 계정으로 계속',
  'sign-in-with': '{provider} 계정으로 로그인',
  'sign-up-with': '{provider} 계정으로 회원가입',
  'not-this-account': '다른 계정 선택',
  'update-user': '저장',
  'change-password': '비밀번호 변경',
  'delete-account': '계정 삭제',
  cancel: '취소',
  dismiss: '닫기',

  // What is so, in the account's elements
  'link-sent': '이 주소로 가입된 계정이 있으면 링크가 담긴 이메일을 보내 드립니다.',
  'send-again-in': '{seconds}초 후에 다시 보낼 수 있습니다.',
  'sent-again': '다시 보냈습니다.',
  'link-confirm': '이 링크로 계속하시겠습니까?',
  'link-confirm-as': '{email} 계정으로 계속하시겠습니까?',
  'link-expired': '이 링크는 만료되었거나 이미 사용되었습니다.',
  'link-missing': '보내 드린 이메일의 링크를 통해 이 페이지를 열어 주세요.',
  'password-changed': '비밀번호가 변경되었습니다.',
  'code-sent': '보내 드린 인증 코드를 입력해 주세요.',
  'code-of-app': '앱에 표시된 인증 코드를 입력해 주세요.',
  'user-updated': '변경 사항이 저장되었습니다.',
  'account-deleted': '계정이 삭제되었습니다.',
  'delete-warning': '계정과 모든 데이터가 삭제됩니다. 이 작업은 되돌릴 수 없습니다.',
  'delete-type': '확인을 위해 다음을 입력해 주세요: {email}',
  'user-menu': '내 계정',

  // What is wrong, in the account's elements
  'code-missing': '인증 코드를 입력해 주세요',
  'code-wrong': '인증 코드가 올바르지 않거나 만료되었습니다',
  'current-missing': '현재 비밀번호를 입력해 주세요',
  'current-wrong': '현재 비밀번호와 일치하지 않습니다',
  'file-too-large': '{megabytes}MB 이하의 파일을 선택해 주세요',
  'details-taken': '이 정보로 가입된 다른 계정이 이미 있습니다',
  'oauth-canceled': '{provider} 로그인을 취소하셨습니다.',
  'oauth-unknown': '이 {provider} 계정으로 가입된 계정이 아직 없습니다.',
  'oauth-known': '이미 가입된 계정이 있습니다. 로그인해 주세요.',
  'oauth-expired': '로그인하는 데 너무 오래 걸렸거나 다른 곳에서 시작된 로그인입니다. 다시 시도해 주세요.',
  'oauth-failed': '{provider} 계정으로 로그인하지 못했습니다. 다시 시도해 주세요.',
};

export default texts;
