// Stands in every measured page before the page's own scripts, and tells when something was to be seen. It looks
// once in every frame that shows a change of the DOM, before styles and layout are made for it: it asks for none that
// the page would not have made, and takes no time of its own while nothing happens.
{
  /** The document and every shadow root. */
  const roots = [];
  /** Whoever would hear a form's submit. */
  const heard = new WeakSet();
  /** What is waited for. */
  const open = new Set();

  const look = () => {
    for (const wish of open)
      if (wish.test()) {
        open.delete(wish);
        painted().then(wish.done);
      }
  };

  /** In the next frame, once for all that changes until then. */
  const lookSoon = () => {
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      look();
    });
  };
  let frame;

  /** After the frame that is being made. */
  const painted = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(undefined);
    });

  const watch = (root) => {
    roots.push(root);
    new MutationObserver(lookSoon).observe(root, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  };

  /** @returns the moment when the frame that showed it was done, in milliseconds since the navigation */
  const when = (test) =>
    new Promise((done) => {
      open.add({ test, done });
      lookSoon();
    });

  const find = (selector) => {
    for (const root of roots) {
      const found = root.isConnected && root.querySelector(selector);
      if (found && isVisible(found)) return found;
    }
    return undefined;
  };

  const isVisible = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.getBoundingClientRect().height > 0;

  /** A press on Enter would be served: someone listens on the form or around it. */
  const isServed = ({ form }) => {
    for (let node = form; node; node = node.parentNode ?? node.host) if (heard.has(node)) return true;
    return false;
  };

  const field = () => find('input:is([type=password], [type=email]):enabled');

  globalThis.probe = {
    when,
    /** A field for credentials can be seen and written in. */
    field: when(() => field() !== undefined),
    /** … and a submit is served, too. */
    usable: when(() => {
      const found = field();
      return found !== undefined && isServed(found);
    }),
    /** The person who signed in is greeted. */
    greeted: () => when(() => /ada/i.test(find('#hello')?.textContent ?? '')),
    /** When the last click on the page happened. */
    clicked: 0,
  };

  addEventListener('click', ({ timeStamp }) => (probe.clicked = timeStamp), true);

  const { attachShadow } = Element.prototype;
  const { addEventListener: listen } = EventTarget.prototype;
  if (!globalThis.LIGHT_ONLY)
    Element.prototype.attachShadow = function (init) {
      const root = attachShadow.call(this, init);
      watch(root);
      return root;
    };
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    if (type === 'submit') {
      heard.add(this);
      lookSoon();
    }
    return listen.call(this, type, ...rest);
  };
  watch(document);
}
//# sourceURL=probe.js
