// Ties the page's form and its account to a session.
export const start = (auth) => {
  const form = document.querySelector('form');
  const account = document.getElementById('account');
  const alert = document.getElementById('alert');
  const button = form.querySelector('button');
  let pending = false;

  const show = () => {
    form.hidden = auth.status !== 'signed-out';
    account.hidden = auth.status !== 'signed-in';
    document.getElementById('moment').hidden = auth.status !== 'restoring';
    document.getElementById('name').textContent = auth.user?.name ?? '';
  };

  const say = (text, field) => {
    alert.textContent = field ? '' : text;
    for (const input of form.querySelectorAll('input')) {
      const wrong = input === field;
      input.setAttribute('aria-invalid', String(wrong));
      document.getElementById(`${input.id}-error`).textContent = wrong ? text : '';
    }
    field?.focus();
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (pending) return;
    const missing = [...form.querySelectorAll('input')].find((input) => !input.validity.valid);
    say(missing?.validationMessage ?? '', missing);
    if (missing) return;
    const data = new FormData(form);
    pending = true;
    button.setAttribute('aria-disabled', 'true');
    try {
      await auth.signIn(data.get('email'), data.get('password'));
      form.reset();
    } catch (error) {
      say(error.message);
    } finally {
      pending = false;
      button.removeAttribute('aria-disabled');
    }
  });
  document.getElementById('sign-out').addEventListener('click', () => auth.signOut());
  auth.listen(show);
  show();
};
