// Fields of the user wherever the page asks for one, also in what it adds later.
import { auth } from './auth.js';

const fill = (root) => {
  for (const place of root.querySelectorAll('[data-user]'))
    place.textContent = auth.user?.[place.dataset.user] ?? '';
};

const main = document.querySelector('main');
auth.listen(() => fill(main));

export const add = (template) => {
  const content = document.importNode(template.content, true);
  fill(content);
  main.append(content);
};

export { auth };
