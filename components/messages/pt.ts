// Portuguese, as written in Brazil.
import type { Translation } from './messages.js';

const texts: Translation = {
  email: 'E-mail',
  username: 'Nome de usuário',
  phone: 'Telefone',
  password: 'Senha',
  confirm: 'Repita a senha',
  name: 'Nome',
  remember: 'Manter-me conectado',
  optional: '(opcional)',
  'show-password-label': 'Mostrar a senha',
  'hide-password-label': 'Ocultar a senha',
  'caps-lock': 'A tecla Caps Lock está ativada.',

  'sign-in': 'Entrar',
  'sign-up': 'Criar conta',
  'sign-out': 'Sair',
  continue: 'Continuar',
  retry: 'Tentar novamente',
  'go-back': 'Voltar',
  'use-another-account': 'Usar outra conta',
  or: 'ou',

  'signed-in-as': 'Você entrou como {name}.',
  'signed-in': 'Você já entrou na sua conta.',
  'check-your-email': 'Obrigado. Verifique seu e-mail e confirme seu endereço.',
  pending: 'Um momento…',
  'forbidden-content': 'Sua conta não tem acesso a esta página.',
  'error-content': 'Não foi possível confirmar seu acesso no momento.',
  'session-expired': 'Sua sessão terminou. Entre novamente.',
  'session-idle': 'Sua sessão foi encerrada por inatividade. Entre novamente.',

  'email-missing': 'Informe seu e-mail',
  'username-missing': 'Informe seu nome de usuário',
  'phone-missing': 'Informe seu número de telefone',
  'name-missing': 'Informe seu nome',
  'password-missing': 'Informe sua senha',
  'confirm-missing': 'Repita a senha',
  'email-invalid': 'Informe um endereço de e-mail completo, como nome@example.com',
  'confirm-mismatch': 'As duas senhas não são iguais',

  'field-missing': 'Preencha o campo “{label}”',
  'field-choose': 'Escolha uma opção em “{label}”',
  'field-tick': 'Marque a caixa “{label}”',
  'field-invalid': 'Verifique o formato do campo “{label}”',
  'field-format': 'Verifique o formato do campo “{label}”: {format}',
  'field-short': {
    one: '“{label}” deve ter no mínimo {min} caractere',
    other: '“{label}” deve ter no mínimo {min} caracteres',
  },
  'field-long': {
    one: '“{label}” deve ter no máximo {max} caractere',
    other: '“{label}” deve ter no máximo {max} caracteres',
  },
  'field-low': '“{label}” deve ser no mínimo {min}',
  'field-high': '“{label}” deve ser no máximo {max}',

  'password-rule': { one: 'No mínimo {min} caractere', other: 'No mínimo {min} caracteres' },
  'password-max': { one: 'No máximo {max} caractere', other: 'No máximo {max} caracteres' },
  'password-letter': 'Uma letra',
  'password-lower': 'Uma letra minúscula',
  'password-upper': 'Uma letra maiúscula',
  'password-digit': 'Um número',
  'password-special': 'Um caractere especial, como !',
  'password-one-of': 'Um destes caracteres: {characters}',

  'password-short': {
    one: 'A senha deve ter no mínimo {min} caractere',
    other: 'A senha deve ter no mínimo {min} caracteres',
  },
  'password-short-needs': {
    one: 'A senha deve ter no mínimo {min} caractere e conter {rules}',
    other: 'A senha deve ter no mínimo {min} caracteres e conter {rules}',
  },
  'password-long': {
    one: 'A senha deve ter no máximo {max} caractere',
    other: 'A senha deve ter no máximo {max} caracteres',
  },
  'password-needs': 'A senha deve conter {rules}',

  'needs-letter': 'uma letra',
  'needs-lower': 'uma letra minúscula',
  'needs-upper': 'uma letra maiúscula',
  'needs-digit': 'um número',
  'needs-special': 'um caractere especial',
  'needs-one-of': 'um dos caracteres {characters}',

  'invalid-credentials':
    'Os dados informados não correspondem a nenhuma conta. Verifique-os e tente novamente.',
  'account-exists': 'Já existe uma conta com esses dados. Entre na sua conta.',
  unverified: 'Confirme primeiro seu endereço de e-mail.',
  'invalid-input': 'Verifique o que você informou',
  unauthorized: 'Sua sessão não é mais válida. Entre novamente.',
  forbidden: 'Sua conta não tem permissão para fazer isso.',
  'not-found': 'Não há nenhuma conta com esses dados.',
  'rate-limited': {
    one: 'Há muitas solicitações no momento. Tente novamente em {seconds} segundo.',
    other: 'Há muitas solicitações no momento. Tente novamente em {seconds} segundos.',
  },
  offline: 'Não conseguimos acessar o servidor. Verifique sua conexão com a internet e tente novamente.',
  timeout: 'O servidor demorou muito para responder. Tente novamente.',
  aborted: 'A operação foi interrompida antes de ser concluída.',
  'server-error': 'Ocorreu um erro no servidor. Tente novamente.',
  'bad-answer': 'Ocorreu um erro no servidor. Tente novamente.',
  'no-token-in-answer': 'O acesso não está totalmente configurado. Avise o responsável por esta página.',
  configuration: 'O acesso não está configurado corretamente. Avise o responsável por esta página.',
  storage: 'Neste navegador, você só permanece conectado até sair desta página.',
  'flow-expired': 'Este link expirou. Solicite um novo.',
  unexpected: 'Algo deu errado. Tente novamente.',
};

export default texts;
