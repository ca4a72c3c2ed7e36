// French, with *vous*. A no-break space stands inside guillemets and before double signs.
import type { Translation } from './messages.js';

const texts: Translation = {
  email: 'Adresse e-mail',
  username: 'Nom d’utilisateur',
  phone: 'Téléphone',
  password: 'Mot de passe',
  confirm: 'Répétez le mot de passe',
  name: 'Nom',
  remember: 'Rester connecté',
  optional: '(facultatif)',
  'show-password-label': 'Afficher le mot de passe',
  'hide-password-label': 'Masquer le mot de passe',
  'caps-lock': 'Le verrouillage des majuscules est activé.',

  'sign-in': 'Se connecter',
  'sign-up': 'Créer un compte',
  'sign-out': 'Se déconnecter',
  continue: 'Continuer',
  retry: 'Réessayer',
  'go-back': 'Retour',
  'use-another-account': 'Utiliser un autre compte',
  or: 'ou',

  'signed-in-as': 'Vous êtes connecté en tant que {name}.',
  'signed-in': 'Vous êtes connecté.',
  'check-your-email': 'Merci. Consultez votre messagerie et confirmez votre adresse e-mail.',
  pending: 'Un instant…',
  'forbidden-content': 'Votre compte n’a pas accès à cette page.',
  'error-content': 'Nous ne pouvons pas confirmer votre connexion pour le moment.',
  'session-expired': 'Votre session a expiré. Veuillez vous reconnecter.',
  'session-idle': 'Votre session a été fermée pour inactivité. Veuillez vous reconnecter.',

  'email-missing': 'Saisissez votre adresse e-mail',
  'username-missing': 'Saisissez votre nom d’utilisateur',
  'phone-missing': 'Saisissez votre numéro de téléphone',
  'name-missing': 'Saisissez votre nom',
  'password-missing': 'Saisissez votre mot de passe',
  'confirm-missing': 'Répétez le mot de passe',
  'email-invalid': 'Saisissez une adresse e-mail complète, par exemple nom@example.com',
  'confirm-mismatch': 'Les deux mots de passe ne sont pas identiques',

  'field-missing': 'Remplissez le champ «\u00A0{label}\u00A0»',
  'field-choose': 'Faites un choix pour «\u00A0{label}\u00A0»',
  'field-tick': 'Cochez la case «\u00A0{label}\u00A0»',
  'field-invalid': 'Vérifiez le format du champ «\u00A0{label}\u00A0»',
  'field-format': 'Vérifiez le format du champ «\u00A0{label}\u00A0»\u00A0: {format}',
  'field-short': {
    one: '«\u00A0{label}\u00A0» doit comporter au moins {min}\u00A0caractère',
    other: '«\u00A0{label}\u00A0» doit comporter au moins {min}\u00A0caractères',
  },
  'field-long': {
    one: '«\u00A0{label}\u00A0» doit comporter au plus {max}\u00A0caractère',
    other: '«\u00A0{label}\u00A0» doit comporter au plus {max}\u00A0caractères',
  },
  'field-low': 'La valeur de «\u00A0{label}\u00A0» doit être supérieure ou égale à {min}',
  'field-high': 'La valeur de «\u00A0{label}\u00A0» doit être inférieure ou égale à {max}',

  'password-rule': { one: 'Au moins {min}\u00A0caractère', other: 'Au moins {min}\u00A0caractères' },
  'password-max': { one: 'Au plus {max}\u00A0caractère', other: 'Au plus {max}\u00A0caractères' },
  'password-letter': 'Une lettre',
  'password-lower': 'Une lettre minuscule',
  'password-upper': 'Une lettre majuscule',
  'password-digit': 'Un chiffre',
  'password-special': 'Un caractère spécial, par exemple\u00A0!',
  'password-one-of': 'Un de ces caractères\u00A0: {characters}',

  'password-short': {
    one: 'Le mot de passe doit comporter au moins {min}\u00A0caractère',
    other: 'Le mot de passe doit comporter au moins {min}\u00A0caractères',
  },
  'password-short-needs': {
    one: 'Le mot de passe doit comporter au moins {min}\u00A0caractère et contenir {rules}',
    other: 'Le mot de passe doit comporter au moins {min}\u00A0caractères et contenir {rules}',
  },
  'password-long': {
    one: 'Le mot de passe doit comporter au plus {max}\u00A0caractère',
    other: 'Le mot de passe doit comporter au plus {max}\u00A0caractères',
  },
  'password-needs': 'Le mot de passe doit contenir {rules}',

  'needs-letter': 'une lettre',
  'needs-lower': 'une lettre minuscule',
  'needs-upper': 'une lettre majuscule',
  'needs-digit': 'un chiffre',
  'needs-special': 'un caractère spécial',
  'needs-one-of': 'un des caractères {characters}',

  'invalid-credentials': 'Ces informations ne correspondent à aucun compte. Vérifiez-les, puis réessayez.',
  'account-exists': 'Un compte existe déjà avec ces informations. Connectez-vous.',
  unverified: 'Confirmez d’abord votre adresse e-mail.',
  'invalid-input': 'Vérifiez votre saisie',
  unauthorized: 'Votre session n’est plus valide. Veuillez vous reconnecter.',
  forbidden: 'Votre compte n’est pas autorisé à effectuer cette action.',
  'not-found': 'Aucun compte ne correspond à ces informations.',
  'rate-limited': {
    one: 'Les demandes sont trop nombreuses en ce moment. Réessayez dans {seconds}\u00A0seconde.',
    other: 'Les demandes sont trop nombreuses en ce moment. Réessayez dans {seconds}\u00A0secondes.',
  },
  offline: 'Nous ne parvenons pas à joindre le serveur. Vérifiez votre connexion internet, puis réessayez.',
  timeout: 'Le serveur a mis trop de temps à répondre. Veuillez réessayer.',
  aborted: 'L’opération a été interrompue avant la fin.',
  'server-error': 'Le serveur a rencontré un problème. Veuillez réessayer.',
  'bad-answer': 'Le serveur a rencontré un problème. Veuillez réessayer.',
  'no-token-in-answer':
    'La connexion n’est pas entièrement configurée. Veuillez prévenir le responsable de cette page.',
  configuration:
    'La connexion n’est pas correctement configurée. Veuillez prévenir le responsable de cette page.',
  storage: 'Dans ce navigateur, vous ne restez connecté que jusqu’à ce que vous quittiez cette page.',
  'flow-expired': 'Ce lien a expiré. Demandez-en un nouveau.',
  unexpected: 'Une erreur s’est produite. Veuillez réessayer.',
};

export default texts;
