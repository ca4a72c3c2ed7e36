// A thousand parts of the page that only people who are signed in see: each a template, stamped and removed.
import { auth } from './auth.js';

const show = () => {
  for (const guard of document.querySelectorAll('.guard')) {
    const [template, ...content] = guard.children;
    if (auth.status !== 'signed-in') for (const node of content) node.remove();
    else if (content.length === 0) guard.append(document.importNode(template.content, true));
  }
};

auth.listen(show);
show();

export { auth };
