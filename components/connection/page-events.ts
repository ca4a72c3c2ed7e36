// What a connection tells its page: DOM events for what the session core tells, dispatched where the action began, and
// the navigation that follows a flow.
import type { Auth, Before, Emit } from '../../src/core/index.js';
import type { Navigation } from '../navigation/navigation.js';
import { XanoBeforeEvent, type XanoEvent } from '../shared/events.js';
import { toDomEvent } from './session-events.js';

/** The two hooks by which the core speaks to a page. */
export interface PageHooks {
  readonly emit: Emit;
  readonly before: Before;
}

/**
 * @param connection where events start unless an element in the page began the action
 * @param provided what the connection provides, once there is something
 */
export const pageHooks = (
  connection: HTMLElement,
  provided: () => { readonly auth: Auth; readonly navigation: Navigation } | undefined,
): PageHooks => {
  const dispatch = (event: XanoEvent, from: unknown): boolean =>
    (from instanceof HTMLElement && from.isConnected ? from : connection).dispatchEvent(event);

  return {
    emit(type, detail, from) {
      const { auth, navigation } = provided() ?? {};
      if (type === 'clear-session') navigation?.sessionEnded();
      dispatch(toDomEvent(type, detail, connection), from);
      // Only what an element began leads on.
      if (!(from instanceof HTMLElement)) return;
      if ((type === 'sign-in' || type === 'sign-up') && 'user' in detail)
        navigation?.afterFlow('authenticate', from);
      if (type === 'clear-session' && auth?.$session.get().status === 'signed-out')
        navigation?.afterFlow('clear-session', from);
    },
    async before(action, from) {
      const event = new XanoBeforeEvent(action, connection);
      const goesOn = dispatch(event, from);
      if (goesOn) await event.settled();
      return goesOn;
    },
  };
};
