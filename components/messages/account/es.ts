// Spanish, with *usted*; words that Spain and Latin America share.
import type { AccountTranslation } from '../messages.js';

const texts: AccountTranslation = {
  // Labels of the account's forms
  code: 'Código',
  current: 'Contraseña actual',
  'new-password': 'Nueva contraseña',
  avatar: 'Foto de perfil',

  // Actions of the account's forms
  'forgot-password': 'Enviar el enlace',
  'reset-password': 'Establecer la nueva contraseña',
  'magic-link': 'Enviar un enlace para iniciar sesión',
  'send-new-link': 'Solicitar un nuevo enlace',
  'send-again': 'Enviar de nuevo',
  'other-address': 'Usar otra dirección',
  'verify-code': 'Confirmar',
  'send-new-code': 'Enviar un nuevo código',
  'to-sign-in': 'Ir al inicio de sesión',
  'continue-with': 'Continuar con {provider}',
  'sign-in-with': 'Iniciar sesión con {provider}',
  'sign-up-with': 'Crear cuenta con {provider}',
  'not-this-account': 'Elegir otra cuenta',
  'update-user': 'Guardar',
  'change-password': 'Cambiar la contraseña',
  'delete-account': 'Eliminar la cuenta',
  cancel: 'Cancelar',
  dismiss: 'Cerrar',

  // What is so, in the account's elements
  'link-sent': 'Si existe una cuenta con esta dirección, recibirá en breve un correo con un enlace.',
  'send-again-in': {
    one: 'Podrá solicitar otro envío en {seconds} segundo.',
    other: 'Podrá solicitar otro envío en {seconds} segundos.',
  },
  'sent-again': 'Se ha enviado el mensaje de nuevo.',
  'link-confirm': '¿Desea continuar con este enlace?',
  'link-confirm-as': '¿Desea continuar como {email}?',
  'link-expired': 'Este enlace ha caducado o ya se ha utilizado.',
  'link-missing': 'Abra esta página desde el enlace del correo que le hemos enviado.',
  'password-changed': 'Se ha cambiado su contraseña.',
  'code-sent': 'Escriba el código que le hemos enviado.',
  'code-of-app': 'Escriba el código que muestra su aplicación.',
  'user-updated': 'Se han guardado sus cambios.',
  'account-deleted': 'Se ha eliminado su cuenta.',
  'delete-warning': 'Se eliminarán su cuenta y todos sus datos. Esta acción no se puede deshacer.',
  'delete-type': 'Escriba {email} para confirmar',
  'user-menu': 'Su cuenta',

  // What is wrong, in the account's elements
  'code-missing': 'Escriba el código',
  'code-wrong': 'Este código es incorrecto o ha caducado',
  'current-missing': 'Escriba su contraseña actual',
  'current-wrong': 'Esta no es su contraseña actual',
  'file-too-large': 'Elija un archivo de {megabytes} MB como máximo',
  'details-taken': 'Ya existe otra cuenta con estos datos',
  'oauth-canceled': 'Ha cancelado el inicio de sesión con {provider}.',
  'oauth-unknown': 'Nadie se ha registrado todavía con esta cuenta de {provider}.',
  'oauth-known': 'Ya tiene una cuenta. Inicie sesión.',
  'oauth-expired':
    'El inicio de sesión ha tardado demasiado o ha comenzado en otro lugar. Inténtelo de nuevo.',
  'oauth-failed': 'No se ha podido iniciar sesión con {provider}. Inténtelo de nuevo.',
};

export default texts;
