// Realtime: who is connected, who is in which channel, and Xano's frames between them. No transport: a server
// hands each socket over. Frames as Xano's own SDK sends and reads them; permissions as in Xano's documentation.
import { publicUser } from './accounts.js';
import type { Backend } from './emulated-backend.js';
import { randomText } from './bytes.js';
import { refusals, XanoError } from './xano-refusals.js';
import type { Json, UserRow } from './tables.js';

/** One side of a WebSocket. */
export interface SocketTransport {
  send(text: string): void;
  close(code: number, reason: string): void;
}

/** A socket that was let in. */
export interface SocketHandler {
  receive(text: string): void;
  /** The socket is closed. */
  left(): void;
}

/** Who is connected: `row_id` of nobody is 0. */
export interface RealtimeClient {
  readonly extras: { readonly [name: string]: Json };
  readonly permissions: { readonly dbo_id: number; readonly row_id: number };
  readonly socketId: string;
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
  /** What Xano's function stack sends to a channel. */
  sendEvent(channel: string, payload: Json): void;
  closeSockets(code: number): void;
}

interface Frame {
  readonly action: string;
  readonly client?: RealtimeClient;
  readonly options: { readonly [name: string]: Json };
  readonly payload: unknown;
}

interface Member {
  readonly transport: SocketTransport;
  readonly client: RealtimeClient;
  readonly isUser: boolean;
  /** Channels, and whether each wants to hear who comes and goes. */
  readonly channels: Map<string, { readonly presence: boolean }>;
}

/** Id of the user table. */
const userTable = 1;
const policyViolation = 1008;

export function createRealtime(backend: Backend): Realtime {
  const { connectionHash, badToken, anonymous, messaging, historyLength, extras } = backend.settings.realtime;
  const members = new Set<Member>();
  const histories = new Map<string, Frame[]>();

  const send = (member: Member, frame: Frame) => member.transport.send(JSON.stringify(frame));
  const inChannel = (channel: string) => [...members].filter(({ channels }) => channels.has(channel));
  const fail = (member: Member, message: string, channel?: string) =>
    send(member, {
      action: 'error',
      options: channel === undefined ? {} : { channel },
      payload: { message },
    });
  const tellPresence = (who: Member, channel: string, action: 'join' | 'leave') => {
    for (const other of inChannel(channel)) {
      if (other === who || !other.channels.get(channel)?.presence) continue;
      const payload = { action, presence: who.client };
      send(other, { action: 'presence_update', options: { channel }, payload });
    }
  };
  const sendHistory = (member: Member, channel: string) =>
    send(member, { action: 'history', options: { channel }, payload: histories.get(channel) ?? [] });

  const actions: Record<string, (member: Member, channel: string, frame: Frame) => void> = {
    join(member, channel, { payload }) {
      if (!member.isUser && !anonymous)
        return fail(member, 'This channel is for authenticated clients.', channel);
      const wants = (payload ?? {}) as { presence?: unknown; history?: unknown };
      const isNew = !member.channels.has(channel);
      member.channels.set(channel, { presence: wants.presence === true });
      if (wants.presence === true) {
        const presence = inChannel(channel).map(({ client }) => client);
        send(member, { action: 'presence_full', options: { channel }, payload: { presence } });
      }
      if (isNew) tellPresence(member, channel, 'join');
      if (wants.history === true) sendHistory(member, channel);
    },
    leave(member, channel) {
      if (member.channels.delete(channel)) tellPresence(member, channel, 'leave');
    },
    history(member, channel) {
      if (isIn(member, channel)) sendHistory(member, channel);
    },
    message(member, channel, { options, payload }) {
      if (!isIn(member, channel)) return;
      const onlyUsers = options['authenticated'] === true;
      if (messaging === 'nobody' || (!member.isUser && (messaging === 'users' || onlyUsers))) {
        return fail(member, 'You may not send messages to this channel.', channel);
      }
      const to = options['socketId'];
      const from = member.isUser ? { client: member.client } : {};
      // A private message names its sender to the recipient.
      const told = to === undefined ? {} : { socketId: member.client.socketId };
      const frame = { action: 'message', ...from, options: { ...options, channel, ...told }, payload };
      for (const other of inChannel(channel)) {
        if (to === undefined ? !onlyUsers || other.isUser : other.client.socketId === to) send(other, frame);
      }
      if (to === undefined && !onlyUsers) remember(channel, frame);
    },
  };

  /** The user of a token, or why it is none. */
  async function identify(token: string): Promise<UserRow | XanoError> {
    try {
      return (await backend.userOfToken(token)) ?? refusals.noToken();
    } catch (error) {
      if (error instanceof XanoError) return error;
      throw error;
    }
  }

  function isIn(member: Member, channel: string): boolean {
    if (member.channels.has(channel)) return true;
    fail(member, 'Join the channel first.', channel);
    return false;
  }

  function remember(channel: string, frame: Frame): void {
    const kept = [...(histories.get(channel) ?? []), frame];
    histories.set(channel, kept.slice(Math.max(0, kept.length - historyLength)));
  }

  function receive(member: Member, text: string): void {
    const frame = parse(text);
    const channel = frame?.options?.['channel'];
    const act = frame && Object.hasOwn(actions, frame.action) ? actions[frame.action] : undefined;
    if (!frame || !act) return fail(member, 'Unable to parse the message.');
    if (typeof channel !== 'string' || channel === '') return fail(member, 'Missing param: channel');
    act(member, channel, frame);
  }

  return {
    async admit(hash, token) {
      if (hash !== connectionHash) throw refusals.notFound();
      const user = token === undefined ? undefined : await identify(token);
      if (user instanceof XanoError && badToken === 'refuse') throw user;
      const refusal = user instanceof XanoError && badToken === 'close' ? user : undefined;
      const row = user instanceof XanoError ? undefined : user;
      const client: RealtimeClient = {
        extras: row ? extras(publicUser(row)) : {},
        permissions: row ? { dbo_id: userTable, row_id: row.id } : { dbo_id: 0, row_id: 0 },
        socketId: randomText(12),
      };

      return (transport) => {
        const member: Member = { transport, client, isUser: row !== undefined, channels: new Map() };
        if (refusal) {
          fail(member, refusal.message);
          transport.close(policyViolation, 'Unauthorized');
          return { receive: () => {}, left: () => {} };
        }
        members.add(member);
        return {
          receive: (text) => receive(member, text),
          left() {
            members.delete(member);
            for (const channel of member.channels.keys()) tellPresence(member, channel, 'leave');
          },
        };
      };
    },
    get sockets() {
      return [...members].map(({ client, isUser, channels }) => ({
        user: isUser ? client.permissions.row_id : undefined,
        channels: [...channels.keys()],
      }));
    },
    sendEvent(channel, payload) {
      for (const member of inChannel(channel))
        send(member, { action: 'event', options: { channel }, payload });
    },
    closeSockets(code) {
      for (const { transport } of members) transport.close(code, '');
    },
  };
}

function parse(text: string): Frame | undefined {
  try {
    const frame = JSON.parse(text) as Partial<Frame> | null;
    if (typeof frame?.action !== 'string') return undefined;
    return { action: frame.action, options: frame.options ?? {}, payload: frame.payload };
  } catch {
    return undefined;
  }
}
