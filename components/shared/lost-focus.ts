// Passes the focus on when an element hides under it: it must not fall back to the body, where the next press of the Tab
// key begins the page anew.
import type { ReactiveControllerHost } from 'lit';
import { hasFocus, passFocusOn } from './focus.js';

/** @param isHidden whether nothing of the host shows after this update */
export const passFocusOnWhen = (host: ReactiveControllerHost & Element, isHidden: () => boolean): void => {
  let losesFocus = false;
  host.addController({
    hostUpdate() {
      losesFocus = isHidden() && hasFocus(host);
    },
    hostUpdated() {
      // Once the host is done: a dialog of it that is still open lets nothing else have the focus.
      if (losesFocus) queueMicrotask(() => host.isConnected && passFocusOn(host));
    },
  });
};
