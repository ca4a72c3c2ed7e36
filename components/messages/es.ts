// Spanish, with *usted*; words that Spain and Latin America share.
import type { Translation } from './messages.js';

const texts: Translation = {
  email: 'Correo electrónico',
  username: 'Nombre de usuario',
  phone: 'Teléfono',
  password: 'Contraseña',
  confirm: 'Repita la contraseña',
  name: 'Nombre',
  remember: 'Mantener la sesión iniciada',
  optional: '(opcional)',
  'show-password-label': 'Mostrar la contraseña',
  'hide-password-label': 'Ocultar la contraseña',
  'caps-lock': 'Las mayúsculas están activadas.',

  'sign-in': 'Iniciar sesión',
  'sign-up': 'Crear cuenta',
  'sign-out': 'Cerrar sesión',
  continue: 'Continuar',
  retry: 'Intentar de nuevo',
  'go-back': 'Volver',
  'use-another-account': 'Usar otra cuenta',
  or: 'o',

  'signed-in-as': 'Ha iniciado sesión como {name}.',
  'signed-in': 'Ha iniciado sesión.',
  'check-your-email': 'Gracias. Revise su correo electrónico y confirme su dirección.',
  pending: 'Un momento…',
  'forbidden-content': 'Su cuenta no tiene acceso a esta página.',
  'error-content': 'En este momento no podemos confirmar su sesión.',
  'session-expired': 'Su sesión ha terminado. Inicie sesión de nuevo.',
  'session-idle': 'Su sesión se cerró por inactividad. Inicie sesión de nuevo.',

  'email-missing': 'Escriba su correo electrónico',
  'username-missing': 'Escriba su nombre de usuario',
  'phone-missing': 'Escriba su número de teléfono',
  'name-missing': 'Escriba su nombre',
  'password-missing': 'Escriba su contraseña',
  'confirm-missing': 'Repita la contraseña',
  'email-invalid': 'Escriba una dirección de correo completa, como nombre@example.com',
  'confirm-mismatch': 'Las dos contraseñas no coinciden',

  'field-missing': 'Complete el campo «{label}»',
  'field-choose': 'Elija una opción en «{label}»',
  'field-tick': 'Marque la casilla «{label}»',
  'field-invalid': 'Revise el formato del campo «{label}»',
  'field-format': 'Revise el formato del campo «{label}»: {format}',
  'field-short': {
    one: '«{label}» debe tener al menos {min} carácter',
    other: '«{label}» debe tener al menos {min} caracteres',
  },
  'field-long': {
    one: '«{label}» debe tener como máximo {max} carácter',
    other: '«{label}» debe tener como máximo {max} caracteres',
  },
  'field-low': '«{label}» debe ser {min} o más',
  'field-high': '«{label}» debe ser {max} o menos',

  'password-rule': { one: 'Al menos {min} carácter', other: 'Al menos {min} caracteres' },
  'password-max': { one: 'Como máximo {max} carácter', other: 'Como máximo {max} caracteres' },
  'password-letter': 'Una letra',
  'password-lower': 'Una letra minúscula',
  'password-upper': 'Una letra mayúscula',
  'password-digit': 'Un número',
  'password-special': 'Un carácter especial, como !',
  'password-one-of': 'Uno de estos caracteres: {characters}',

  'password-short': {
    one: 'La contraseña debe tener al menos {min} carácter',
    other: 'La contraseña debe tener al menos {min} caracteres',
  },
  'password-short-needs': {
    one: 'La contraseña debe tener al menos {min} carácter e incluir {rules}',
    other: 'La contraseña debe tener al menos {min} caracteres e incluir {rules}',
  },
  'password-long': {
    one: 'La contraseña debe tener como máximo {max} carácter',
    other: 'La contraseña debe tener como máximo {max} caracteres',
  },
  'password-needs': 'La contraseña debe incluir {rules}',

  'needs-letter': 'una letra',
  'needs-lower': 'una letra minúscula',
  'needs-upper': 'una letra mayúscula',
  'needs-digit': 'un número',
  'needs-special': 'un carácter especial',
  'needs-one-of': 'uno de los caracteres {characters}',

  'invalid-credentials': 'Los datos no corresponden a ninguna cuenta. Revíselos e inténtelo de nuevo.',
  'account-exists': 'Ya existe una cuenta con estos datos. Inicie sesión.',
  unverified: 'Confirme primero su dirección de correo electrónico.',
  'invalid-input': 'Revise lo que ha escrito',
  unauthorized: 'Su sesión ya no es válida. Inicie sesión de nuevo.',
  forbidden: 'Su cuenta no tiene permiso para hacer esto.',
  'not-found': 'No existe ninguna cuenta con estos datos.',
  'rate-limited': {
    one: 'Hay demasiadas solicitudes en este momento. Inténtelo de nuevo en {seconds} segundo.',
    other: 'Hay demasiadas solicitudes en este momento. Inténtelo de nuevo en {seconds} segundos.',
  },
  offline: 'No podemos conectar con el servidor. Revise su conexión a internet e inténtelo de nuevo.',
  timeout: 'El servidor ha tardado demasiado en responder. Inténtelo de nuevo.',
  aborted: 'La operación se interrumpió antes de completarse.',
  'server-error': 'Se ha producido un error en el servidor. Inténtelo de nuevo.',
  'bad-answer': 'Se ha producido un error en el servidor. Inténtelo de nuevo.',
  'no-token-in-answer':
    'El inicio de sesión no está configurado por completo. Informe al responsable de esta página.',
  configuration:
    'El inicio de sesión no está configurado correctamente. Informe al responsable de esta página.',
  storage: 'En este navegador, su sesión solo se mantiene hasta que salga de esta página.',
  'flow-expired': 'Este enlace ha caducado. Solicite uno nuevo.',
  unexpected: 'Algo ha salido mal. Inténtelo de nuevo.',
};

export default texts;
