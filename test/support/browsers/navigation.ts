// A page that sends its visitor on while it is still loading ends the navigation that brought him there. Chromium and
// Firefox call that an error; to a user it is none, so the tabs wait for the page that he is sent to.

export const wasAborted = (error: unknown): boolean =>
  /ERR_ABORTED|NS_BINDING_ABORTED|interrupted by another navigation/.test(String(error));
