// A page that cannot be left: a router on the Navigation API takes every navigation over; where there is no such API, the
// test server's address without content does. (Firefox closes the test runner's socket at any other navigation.)

interface NavigateEvent extends Event {
  intercept(): void;
}

/** Where the elements are to lead. */
export const NO_CONTENT = '/no-content';

/** @returns how to have the page be left again */
export const stayOnPage = (): (() => void) => {
  const start = location.href;
  const { navigation } = globalThis as { navigation?: EventTarget };
  const takeOver = (event: Event): void => (event as NavigateEvent).intercept();
  navigation?.addEventListener('navigate', takeOver);
  return () => {
    navigation?.removeEventListener('navigate', takeOver);
    history.replaceState(null, '', start);
  };
};
