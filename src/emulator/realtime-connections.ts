// Realtime connections: which sockets are let in, and as whom. No transport is in here: a server hands each socket
// over (realtime-server.ts). What is said over them stands in realtime-channels.ts.
import { publicUser } from './accounts.js';
import { randomText } from './web-crypto.js';
import type { Backend } from './emulated-backend.js';
import { createChannels, type Member } from './realtime-channels.js';
import type { RealtimeClient } from './realtime-frames.js';
import type { Json, UserRow } from './tables.js';
import { refusals, XanoError } from './xano-refusals.js';

/** The server's side of a WebSocket. */
export interface SocketTransport {
  send(text: string): void;
  close(code: number, reason: string): void;
}

/** What to tell of an open socket. */
export interface SocketHandler {
  receive(text: string): void;
  /** The socket is closed. */
  left(): void;
}

export interface ConnectedSocket {
  /** Id of the user; undefined = anonymous. */
  readonly user: number | undefined;
  readonly channels: readonly string[];
}

export interface Realtime {
  /**
   * Lets a socket in, by the hash in its address and its only subprotocol.
   * @returns what to do with the open socket
   * @throws XanoError when it is refused
   */
  admit(hash: string, token: string | undefined): Promise<(transport: SocketTransport) => SocketHandler>;
  readonly sockets: readonly ConnectedSocket[];
  /** Sends an event to a channel, as Xano's function stack does. */
  sendEvent(channel: string, payload: Json): void;
  closeSockets(code: number): void;
}

/** Id of the user table. */
const userTable = 1;
const policyViolation = 1008;

export function createRealtime(backend: Backend): Realtime {
  const settings = backend.settings.realtime;
  const channels = createChannels(settings);
  const transports = new Map<Member, SocketTransport>();

  /** The user of a token, or why it is none. */
  async function identify(token: string): Promise<UserRow | XanoError> {
    try {
      return (await backend.userOfToken(token)) ?? refusals.noToken();
    } catch (error) {
      if (error instanceof XanoError) return error;
      throw error;
    }
  }

  function describeClient(user: UserRow | undefined): RealtimeClient {
    return {
      extras: user ? settings.extras(publicUser(user)) : {},
      permissions: user ? { dbo_id: userTable, row_id: user.id } : { dbo_id: 0, row_id: 0 },
      socketId: randomText(12),
    };
  }

  return {
    async admit(hash, token) {
      if (hash !== settings.connectionHash) throw refusals.notFound();
      const identity = token === undefined ? undefined : await identify(token);
      if (identity instanceof XanoError && settings.badToken === 'refuse') throw identity;
      const user = identity instanceof XanoError ? undefined : identity;
      const client = describeClient(user);

      return (transport) => {
        const send = (text: string) => transport.send(text);
        const member: Member = { send, client, isUser: user !== undefined, channels: new Map() };
        if (identity instanceof XanoError && settings.badToken === 'close') {
          channels.sendError(member, identity.message);
          transport.close(policyViolation, 'Unauthorized');
          return { receive: () => {}, left: () => {} };
        }
        channels.add(member);
        transports.set(member, transport);
        return {
          receive: (text) => channels.receive(member, text),
          left() {
            transports.delete(member);
            channels.remove(member);
          },
        };
      };
    },
    get sockets() {
      return [...channels.members].map(({ client, isUser, channels: joined }) => ({
        user: isUser ? client.permissions.row_id : undefined,
        channels: [...joined.keys()],
      }));
    },
    sendEvent: channels.sendEvent,
    closeSockets(code) {
      for (const transport of transports.values()) transport.close(code, '');
    },
  };
}
