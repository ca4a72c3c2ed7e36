// Examples that are edited in place: the HTML in a text field, what it does in a frame beside it. The HTML comes from
// this page and from whoever types into it, never from an address: a link cannot bring a stranger's.
const exampleHome = new URL('.', document.currentScript.src);
const node = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

/** A file of the library as a tag. Files opened by double click cannot load modules: there it is the classic one. */
const scriptTags = (code) => {
  const src = (name) => new URL(`cdn/${name}`, exampleHome).href;
  if (location.protocol === 'file:') return `<script defer src="${src('xano-auth-elements.classic.js')}"></script>`;
  const names = ['xano-auth-elements.js'];
  if (/<xano-(change|code|delete|forgot|magic|notice|oauth|profile|reset|user-menu)/.test(code))
    names.push('components/account.js');
  if (/<xano-setup/.test(code)) names.push('setup.js');
  if (/ data-xano-(show|user|action)/.test(code)) names.push('components/attributes.js');
  return names.map((name) => `<script type="module" src="${src(name)}"></script>`).join('');
};

/** The names that a bundler knows, for scripts of examples. */
const importMap = () =>
  JSON.stringify({ imports: { 'xano-auth-elements/emulator': new URL('cdn/emulator.js', exampleHome).href } });

/** The whole page of an example. */
const frameHtml = (code, isSignedIn) => {
  const connection = /<xano-connection/.test(code)
    ? ''
    : '<xano-connection emulator persist="memory"></xano-connection>';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Result of the example</title>
<link rel="stylesheet" href="${new URL('cdn/cloak.css', exampleHome)}">
<link rel="stylesheet" href="${new URL('frame.css', exampleHome)}">
<script type="importmap">${importMap()}</script>
<script src="${new URL('frame.js', exampleHome)}"${isSignedIn ? ' data-signed-in' : ''}></script>${scriptTags(code)}
</head><body>${connection}${code}</body></html>`;
};

const themeFor = (frame) => {
  const page = frame.contentDocument?.documentElement;
  if (page) page.style.colorScheme = getComputedStyle(document.documentElement).colorScheme;
};

const makeExample = (block) => {
  const original = block.querySelector('code').textContent;
  const editor = node('textarea', { value: original, spellcheck: false, ariaLabel: 'HTML of the example' });
  editor.rows = Math.min(24, original.split('\n').length + 1);
  editor.autocapitalize = 'off';
  const said = node('p', { className: 'said' });
  said.setAttribute('role', 'status');
  const reset = node('button', { type: 'button' }, 'Reset');
  const result = node('div', { className: 'result' });
  let frame;
  let pause;

  /** A new frame each time: nothing of the old page lives on in it. */
  const run = () => {
    clearTimeout(pause);
    said.textContent = '';
    const next = node('iframe', { title: 'Result of the example' });
    next.addEventListener('example-leaves', ({ detail }) => (said.textContent = detail));
    next.addEventListener('load', () => {
      themeFor(next);
      const { body } = next.contentDocument;
      // A little more than the content, so that a ring around a focused field is not cut.
      const fit = () => (next.style.blockSize = `${Math.min(900, Math.max(80, body.scrollHeight + 4))}px`);
      const watcher = new next.contentWindow.ResizeObserver(fit);
      watcher.observe(body);
    });
    next.srcdoc = frameHtml(editor.value, block.hasAttribute('data-signed-in'));
    if (frame) frame.replaceWith(next);
    else result.prepend(next);
    frame = next;
  };

  editor.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(run, 400);
  });
  reset.onclick = () => {
    editor.value = original;
    run();
    editor.focus();
  };
  new MutationObserver(() => frame && themeFor(frame)).observe(document.documentElement, {
    attributeFilter: ['data-theme'],
  });
  result.append(said);
  const tools = node('div', { className: 'tools' }, reset, makeCopyButton(() => editor.value));
  block.replaceChildren(node('div', { className: 'editor' }, editor, tools), result);
  editor.style.minBlockSize = `${Math.min(editor.scrollHeight, 560)}px`;
  // A page with many examples starts those that somebody comes to.
  const watcher = new IntersectionObserver(
    ([{ isIntersecting }]) => {
      if (!isIntersecting) return;
      watcher.disconnect();
      run();
    },
    { rootMargin: '400px' },
  );
  watcher.observe(block);
};

document.querySelectorAll('.example').forEach(makeExample);
