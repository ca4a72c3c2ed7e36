// The entry `xano-auth-elements/realtime`: keeps Xano's own realtime client signed in as the session's user. The page
// brings the SDK (`@xano/js-sdk`), which speaks the protocol; this file only decides with which token, and when.
import type { XanoClient } from '@xano/js-sdk';
import type { Auth } from '../core/auth.js';
import type { Connection } from '../core/connection/parse.js';
import { AuthError } from '../core/errors.js';
import { type SdkSockets, watchSdkSockets } from './sdk-sockets.js';

/** What holds a session: `createAuth()`, or a `<xano-connection>`. */
export type AuthSource = Auth | { readonly auth: Auth | undefined; getToken(): Promise<unknown> };

export interface RealtimeOptions {
  /** The SDK's class. Default: the global that the SDK's own script leaves, else `import('@xano/js-sdk')`. */
  XanoClient?: typeof XanoClient | undefined;
}

/** Xano's realtime for one session. */
export interface Realtime {
  /**
   * The SDK's client: `client.channel(name, options)` joins. It knows the token, as it has to send it: hand it
   * to nobody who may not act as the user. Calls over HTTP that it makes are anonymous; use `auth.fetch()`.
   */
  readonly client: XanoClient;
  /** Leaves every channel, closes the socket and follows the session no more. */
  disconnect(): void;
}

type Channel = ReturnType<XanoClient['channel']>;

const misconfigured = (message: string, cause?: unknown): AuthError =>
  new AuthError('configuration', message, { cause });

/** The token is sent as a WebSocket subprotocol. Browsers throw on other characters, and print them in the console. */
const SENDABLE = /^[\w!#$%&'*+.^`|~-]+$/;
const CHECK_EVERY = 60_000;
/** WebSocket close code for an intended close. */
const NORMAL = 1000;

/** The newest connection of each SDK class: the SDK has one socket for all its clients. */
const connectionsByClass = new WeakMap<object, { ended: boolean; sockets: SdkSockets }>();

const loadClient = async (): Promise<typeof XanoClient> => {
  const global = (globalThis as { XanoClient?: unknown }).XanoClient;
  if (typeof global === 'function') return global as typeof XanoClient;
  try {
    const sdk = (await import('@xano/js-sdk')) as typeof import('@xano/js-sdk') & {
      default?: typeof import('@xano/js-sdk');
    };
    return sdk.XanoClient ?? sdk.default?.XanoClient;
  } catch (cause) {
    throw misconfigured(
      "Realtime needs Xano's SDK: `npm install @xano/js-sdk`, or its script in the page, or connectRealtime(…, { XanoClient }).",
      cause,
    );
  }
};

/** A storage in memory, so that the SDK does not write the token into localStorage. */
const ownStorage = () => {
  const kept = new Map<string, string>();
  return {
    clear: () => kept.clear(),
    getAll: () => Object.fromEntries(kept),
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => void kept.delete(key),
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
};

const hashOf = ({ realtimeConnectionHash: hash = '' }: Connection): string => {
  if (/^[\w-]+$/.test(hash)) return hash;
  throw misconfigured(
    `realtime-connection-hash="${hash}" cannot be used. Copy the connection hash from Realtime Settings in Xano.`,
  );
};

/**
 * Connects Xano's realtime as whoever is signed in: as the user after a restore, again with newer tokens after a
 * refresh or as another user, anonymously after a sign-out. The socket opens with the first channel that listens.
 *
 * @param source what `createAuth()` gave, or a `<xano-connection>`
 * @throws AuthError `configuration`: no connection hash, no SDK, or an earlier connection still stands
 */
export const connectRealtime = async (
  source: AuthSource,
  options: RealtimeOptions = {},
): Promise<Realtime> => {
  // A <xano-connection> has no auth before it has read its settings; its actions wait for that.
  if (!('$session' in source)) await source.getToken().catch(() => {});
  const auth = '$session' in source ? source : source.auth;
  const connection = auth?.connection;
  if (!auth || !connection)
    throw auth?.$session.get().error ?? misconfigured('This connection is not in the page.');
  const hash = hashOf(connection);
  const Client = options.XanoClient ?? (await loadClient());
  if (typeof globalThis.WebSocket !== 'function')
    throw misconfigured(
      'No WebSocket here. Before Node 22, set globalThis.WebSocket to that of the package ws.',
    );
  if (typeof Client !== 'function') throw misconfigured('XanoClient is the class of @xano/js-sdk.');
  const before = connectionsByClass.get(Client);
  // The SDK reuses a socket that is still closing.
  if (before?.ended) await before.sockets.allClosed();
  if (connectionsByClass.get(Client)?.ended === false)
    throw misconfigured(
      "Xano's SDK has one socket a page: disconnect() the earlier realtime connection first.",
    );
  const sockets = watchSdkSockets(connection, hash, (code) => onClose(code));
  const holder = { ended: false, sockets };
  connectionsByClass.set(Client, holder);

  /** Channels with a listener. */
  const channels = new Set<Channel>();
  /** Whether the next close of the socket was caused by `reconnect()`. */
  let closing = false;
  let checkedAt = 0;
  let latestSync = 0;
  let token: string | undefined;

  /** The SDK's client; it also records which channels have a listener. */
  class TrackedClient extends Client {
    override channel(...args: Parameters<XanoClient['channel']>): Channel {
      const channel = super.channel(...args);
      const listen = channel.on.bind(channel) as (...args: unknown[]) => Channel;
      channel.on = (...listener: unknown[]) => {
        channel.on = listen;
        channels.add(channel);
        return listen(...listener);
      };
      return channel;
    }
  }

  const client: XanoClient = new TrackedClient({
    instanceBaseUrl: connection.base,
    realtimeConnectionCanonical: hash,
    storage: ownStorage(),
  });

  const onClose = (code: number): void => {
    if (!closing && code !== NORMAL) checkSession();
    closing = false;
    // The SDK is about to reconnect; a fresh token may be needed by then.
    void syncToken();
  };

  /** A closed socket does not say whether the token was refused. Asking for the current user refreshes or ends the session. */
  const checkSession = (): void => {
    const me = connection.endpoints.currentUser;
    if (!token || !me || Date.now() - checkedAt < CHECK_EVERY) return;
    checkedAt = Date.now();
    auth.fetch(me.url, { method: me.method }).catch(() => {});
  };

  const reconnect = (): void => {
    closing = sockets.all.size > 0;
    if (closing) client.realtimeReconnect();
    // The SDK stops reconnecting after some closes. Destroying a channel makes it look at its channels, and connect.
    else if (channels.size > 0) client.channel('').destroy();
  };

  /** Gives the SDK the session's token, and reconnects if it changed. */
  const syncToken = async (): Promise<void> => {
    const thisSync = ++latestSync;
    let next = await auth.getToken().catch(() => undefined);
    if (thisSync !== latestSync || holder.ended) return;
    if (next && !SENDABLE.test(next)) {
      next = undefined;
      (globalThis.reportError ?? console.error)(
        misconfigured('The auth token cannot travel over realtime. Set auth-token-key to the token of Xano.'),
      );
    }
    if (next === token) return;
    token = next;
    client.setRealtimeAuthToken(next ?? null);
    reconnect();
  };

  let syncing = syncToken();
  const stop = auth.$session.listen(() => (syncing = syncToken()));
  for (let awaited; awaited !== syncing; await awaited) awaited = syncing;

  return {
    client,
    disconnect() {
      if (holder.ended) return;
      holder.ended = true;
      stop();
      client.setRealtimeAuthToken(null);
      for (const channel of channels) {
        // The SDK can leave a channel only while its socket is open or closing.
        if (!sockets.isOpen()) client.realtimeReconnect();
        channel.destroy();
      }
      sockets.end();
    },
  };
};
