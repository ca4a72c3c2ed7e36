// Leaves the page, and tells when it is still there: the visitor may choose to stay, the answer may be a download or
// nothing, a router may take the navigation over.

/** After so long a page that was to be left is given back; one that is left later loses nothing by it. */
const PATIENCE = 2_000;

/**
 * @param patience milliseconds
 * @returns fulfilled when the page turns out to be still there
 */
export const depart = (url: URL, how: 'assign' | 'replace', patience = PATIENCE): Promise<void> =>
  new Promise((resolve) => {
    const before = location.href;
    const stay = (): void => {
      clearTimeout(timer);
      removeEventListener('pageshow', comeBack);
      resolve();
    };
    const comeBack = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) stay();
    };
    const timer = setTimeout(stay, patience);
    addEventListener('pageshow', comeBack);
    location[how](url.href);
    // A router on the Navigation API has already gone there, in this document.
    if (location.href !== before) stay();
  });
