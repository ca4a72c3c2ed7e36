// Hanko's elements, used as their README says: register, a tag for the form, and an event when somebody is in.
import { register } from '@teamhanko/hanko-elements';

const { hanko } = await register(BACKEND);
const form = document.querySelector('hanko-login');
const account = document.getElementById('account');

const show = (user) => {
  form.hidden = user !== undefined;
  account.hidden = user === undefined;
  document.getElementById('name').textContent = user?.emails?.[0].address ?? '';
};

const fetchUser = () => hanko.getUser().then(show, () => show(undefined));

hanko.onSessionCreated(() => void fetchUser());
hanko.onSessionExpired(() => show(undefined));
hanko.onUserLoggedOut(() => show(undefined));
document.getElementById('sign-out').addEventListener('click', () => void hanko.logout());
if (hanko.getSessionToken()) fetchUser();

/** It draws its first page twice, the second time after half a second: who is quicker than that is thrown back. */
export const settled = new Promise((resolve) => {
  let drawn = 0;
  hanko.onAfterStateChange(({ state }) => {
    if (state.name === 'login_init' && ++drawn === 2) resolve();
  });
});
