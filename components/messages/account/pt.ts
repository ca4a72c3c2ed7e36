// Portuguese, as written in Brazil.
import type { AccountTranslation } from '../messages.js';

const texts: AccountTranslation = {
  // Labels of the account's forms
  code: 'Código',
  current: 'Senha atual',
  'new-password': 'Nova senha',
  avatar: 'Foto de perfil',

  // Actions of the account's forms
  'forgot-password': 'Enviar o link',
  'reset-password': 'Definir a nova senha',
  'magic-link': 'Enviar um link de acesso',
  'send-new-link': 'Solicitar um novo link',
  'send-again': 'Enviar novamente',
  'other-address': 'Usar outro endereço',
  'verify-code': 'Confirmar',
  'send-new-code': 'Enviar um novo código',
  'to-sign-in': 'Ir para a página de acesso',
  'continue-with': 'Continuar com {provider}',
  'sign-in-with': 'Entrar com {provider}',
  'sign-up-with': 'Criar conta com {provider}',
  'not-this-account': 'Escolher outra conta',
  'update-user': 'Salvar',
  'change-password': 'Alterar a senha',
  'delete-account': 'Excluir a conta',
  cancel: 'Cancelar',
  dismiss: 'Fechar',

  // What is so, in the account's elements
  'link-sent': 'Se houver uma conta com este endereço, você receberá em breve um e-mail com um link.',
  'send-again-in': {
    one: 'Você poderá solicitar um novo envio em {seconds} segundo.',
    other: 'Você poderá solicitar um novo envio em {seconds} segundos.',
  },
  'sent-again': 'A mensagem foi enviada novamente.',
  'link-confirm': 'Deseja continuar com este link?',
  'link-confirm-as': 'Deseja continuar como {email}?',
  'link-expired': 'Este link expirou ou já foi usado.',
  'link-missing': 'Abra esta página pelo link do e-mail que enviamos a você.',
  'password-changed': 'Sua senha foi alterada.',
  'code-sent': 'Informe o código que enviamos a você.',
  'code-of-app': 'Informe o código exibido no seu aplicativo.',
  'user-updated': 'Suas alterações foram salvas.',
  'account-deleted': 'Sua conta foi excluída.',
  'delete-warning': 'Sua conta e todos os dados dela serão excluídos. Esta ação não pode ser desfeita.',
  'delete-type': 'Digite {email} para confirmar',
  'user-menu': 'Sua conta',

  // What is wrong, in the account's elements
  'code-missing': 'Informe o código',
  'code-wrong': 'Este código está incorreto ou expirou',
  'current-missing': 'Informe sua senha atual',
  'current-wrong': 'Esta não é sua senha atual',
  'file-too-large': 'Escolha um arquivo de no máximo {megabytes} MB',
  'details-taken': 'Já existe outra conta com esses dados',
  'oauth-canceled': 'Você cancelou o acesso com {provider}.',
  'oauth-unknown': 'Ainda não há nenhum cadastro com esta conta {provider}.',
  'oauth-known': 'Você já tem uma conta. Entre com ela.',
  'oauth-expired': 'O acesso demorou demais ou foi iniciado em outro lugar. Tente novamente.',
  'oauth-failed': 'Não foi possível entrar com {provider}. Tente novamente.',
};

export default texts;
