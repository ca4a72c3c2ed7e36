// The entry `xano-auth-elements/realtime`: Xano's own realtime client, kept in step with the session. The SDK
// is the page's (`@xano/js-sdk`); what it does on the wire stays its business, who it is on the wire is ours.
import type { XanoClient } from '@xano/js-sdk';
import type { Auth } from '../core/auth.js';
import type { Connection } from '../core/connection/parse.js';
import { AuthError } from '../core/errors.js';
import { type Sockets, watchSockets } from './sdk-sockets.js';

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

/** A token travels as a WebSocket subprotocol; for anything else a browser throws, and names it in the console. */
const SENDABLE = /^[\w!#$%&'*+.^`|~-]+$/;
const PROBE_EVERY = 60_000;
/** The code of a close that somebody wanted. */
const NORMAL = 1000;

/** The SDK keeps one socket for all its clients: who has it, or had it last. */
const holders = new WeakMap<object, { ended: boolean; sockets: Sockets }>();

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

/** What the SDK would put into localStorage by itself; here it ends with the page. */
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
  // A tag has no auth before it has read its settings; its actions wait for that.
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
  const before = holders.get(Client);
  // A socket of the earlier one that closes late must not be in the way.
  if (before?.ended) await before.sockets.over();
  if (holders.get(Client)?.ended === false)
    throw misconfigured(
      "Xano's SDK has one socket a page: disconnect() the earlier realtime connection first.",
    );
  const sockets = watchSockets(connection, hash, (code) => onClose(code));
  const holder = { ended: false, sockets };
  holders.set(Client, holder);

  /** Channels that listen. */
  const channels = new Set<Channel>();
  /** The next close of the socket is our own doing. */
  let closing = false;
  let probedAt = 0;
  let turn = 0;
  let token: string | undefined;

  /** The SDK's client, save that it says which channels listen. */
  class Followed extends Client {
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

  const client: XanoClient = new Followed({
    instanceBaseUrl: connection.base,
    realtimeConnectionCanonical: hash,
    storage: ownStorage(),
  });

  const onClose = (code: number): void => {
    if (!closing && code !== NORMAL) probe();
    closing = false;
    // The next attempt is made with a token that is still good, if one can be had.
    void follow();
  };

  /** Whether the token was refused, a socket does not say; the current user does, and renews or ends the session. */
  const probe = (): void => {
    const me = connection.endpoints.currentUser;
    if (!token || !me || Date.now() - probedAt < PROBE_EVERY) return;
    probedAt = Date.now();
    auth.fetch(me.url, { method: me.method }).catch(() => {});
  };

  const reconnect = (): void => {
    closing = sockets.all.size > 0;
    if (closing) client.realtimeReconnect();
    // The SDK gives up after some closes. It connects anew when it counts its channels, as at the end of one.
    else if (channels.size > 0) client.channel('').destroy();
  };

  /** Brings the socket's token in line with the session's. */
  const follow = async (): Promise<void> => {
    const mine = ++turn;
    let next = await auth.getToken().catch(() => undefined);
    if (mine !== turn || holder.ended) return;
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

  let following = follow();
  const stop = auth.$session.listen(() => (following = follow()));
  for (let awaited; awaited !== following; await awaited) awaited = following;

  return {
    client,
    disconnect() {
      if (holder.ended) return;
      holder.ended = true;
      stop();
      client.setRealtimeAuthToken(null);
      for (const channel of channels) {
        // The SDK can leave only when its socket is open, or about to close.
        if (!sockets.isOpen()) client.realtimeReconnect();
        channel.destroy();
      }
      sockets.end();
    },
  };
};
