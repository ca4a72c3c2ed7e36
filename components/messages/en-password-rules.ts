// English, of password rules beyond a least length: loaded with them.
export default {
  'password-max': 'At most {max} characters.',
  'password-lower': 'A lower-case letter.',
  'password-upper': 'A capital letter.',
  'password-digit': 'A digit.',
  'password-special': 'A special character, such as !',
  'password-one-of': 'One of {characters}',
};
