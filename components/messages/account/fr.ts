// French, with *vous*. A no-break space stands before double signs and between a number and its unit.
import type { AccountTranslation } from '../messages.js';

const texts: AccountTranslation = {
  // Labels of the account's forms
  code: 'Code',
  current: 'Mot de passe actuel',
  'new-password': 'Nouveau mot de passe',
  avatar: 'Photo de profil',

  // Actions of the account's forms
  'forgot-password': 'Envoyer le lien',
  'reset-password': 'Définir le nouveau mot de passe',
  'magic-link': 'Recevoir un lien de connexion',
  'send-new-link': 'Demander un nouveau lien',
  'send-again': 'Renvoyer',
  'other-address': 'Utiliser une autre adresse',
  'verify-code': 'Confirmer',
  'send-new-code': 'Envoyer un nouveau code',
  'to-sign-in': 'Aller à la page de connexion',
  'continue-with': 'Continuer avec {provider}',
  'sign-in-with': 'Se connecter avec {provider}',
  'sign-up-with': 'Créer un compte avec {provider}',
  'not-this-account': 'Choisir un autre compte',
  'update-user': 'Enregistrer',
  'change-password': 'Modifier le mot de passe',
  'delete-account': 'Supprimer le compte',
  cancel: 'Annuler',
  dismiss: 'Fermer',

  // What is so, in the account's elements
  'link-sent': 'Si un compte correspond à cette adresse, vous allez recevoir un e-mail contenant un lien.',
  'send-again-in': {
    one: 'Un nouvel envoi sera possible dans {seconds}\u00A0seconde.',
    other: 'Un nouvel envoi sera possible dans {seconds}\u00A0secondes.',
  },
  'sent-again': 'Le message vient d’être renvoyé.',
  'link-confirm': 'Voulez-vous continuer avec ce lien\u00A0?',
  'link-confirm-as': 'Voulez-vous continuer en tant que {email}\u00A0?',
  'link-expired': 'Ce lien a expiré ou a déjà été utilisé.',
  'link-missing': 'Ouvrez cette page à partir du lien contenu dans l’e-mail que nous vous avons envoyé.',
  'password-changed': 'Votre mot de passe a été modifié.',
  'code-sent': 'Saisissez le code que nous vous avons envoyé.',
  'code-of-app': 'Saisissez le code affiché par votre application.',
  'user-updated': 'Vos modifications ont été enregistrées.',
  'account-deleted': 'Votre compte a été supprimé.',
  'delete-warning': 'Votre compte et toutes ses données seront supprimés. Cette action est irréversible.',
  'delete-type': 'Saisissez {email} pour confirmer',
  'user-menu': 'Votre compte',

  // What is wrong, in the account's elements
  'code-missing': 'Saisissez le code',
  'code-wrong': 'Ce code est incorrect ou a expiré',
  'current-missing': 'Saisissez votre mot de passe actuel',
  'current-wrong': 'Ce n’est pas votre mot de passe actuel',
  'file-too-large': 'Choisissez un fichier de {megabytes}\u00A0Mo au maximum',
  'details-taken': 'Un autre compte existe déjà avec ces informations',
  'oauth-canceled': 'Vous avez annulé la connexion avec {provider}.',
  'oauth-unknown': 'Personne ne s’est encore inscrit avec ce compte {provider}.',
  'oauth-known': 'Vous avez déjà un compte. Connectez-vous.',
  'oauth-expired': 'Cette connexion a pris trop de temps ou a été commencée ailleurs. Veuillez réessayer.',
  'oauth-failed': 'La connexion avec {provider} a échoué. Veuillez réessayer.',
};

export default texts;
