// Realtime channels: who is in which, who may send, and what each member hears. Permissions follow Xano's
// documentation. Sockets come and go in realtime-connections.ts.
import type { RealtimeOptions } from './options.js';
import { type Frame, parseFrame, type RealtimeClient } from './realtime-frames.js';
import type { Json } from './tables.js';

export interface Member {
  send(text: string): void;
  readonly client: RealtimeClient;
  readonly isUser: boolean;
  /** The channels it has joined, and whether it hears who comes and goes there. */
  readonly channels: Map<string, { readonly presence: boolean }>;
}

export interface Channels {
  readonly members: ReadonlySet<Member>;
  add(member: Member): void;
  /** Takes a member out of all its channels, and tells the others. */
  remove(member: Member): void;
  /** Does what a member's frame asks for, or answers an error frame. */
  receive(member: Member, text: string): void;
  /** Sends what Xano's function stack sends: an event to everyone in a channel. */
  sendEvent(channel: string, payload: Json): void;
  sendError(member: Member, message: string, channel?: string): void;
}

type Action = (member: Member, channel: string, frame: Frame) => void;

export function createChannels({ anonymous, messaging, historyLength }: Required<RealtimeOptions>): Channels {
  const members = new Set<Member>();
  const histories = new Map<string, Frame[]>();

  const send = (member: Member, frame: Frame) => member.send(JSON.stringify(frame));
  const inChannel = (channel: string) => [...members].filter(({ channels }) => channels.has(channel));

  function sendError(member: Member, message: string, channel?: string): void {
    send(member, {
      action: 'error',
      options: channel === undefined ? {} : { channel },
      payload: { message },
    });
  }

  function announce(who: Member, channel: string, action: 'join' | 'leave'): void {
    for (const other of inChannel(channel)) {
      if (other === who || !other.channels.get(channel)?.presence) continue;
      const payload = { action, presence: who.client };
      send(other, { action: 'presence_update', options: { channel }, payload });
    }
  }

  function sendHistory(member: Member, channel: string): void {
    send(member, { action: 'history', options: { channel }, payload: histories.get(channel) ?? [] });
  }

  function addToHistory(channel: string, frame: Frame): void {
    const all = [...(histories.get(channel) ?? []), frame];
    histories.set(channel, all.slice(Math.max(0, all.length - historyLength)));
  }

  function requireMembership(member: Member, channel: string): boolean {
    if (member.channels.has(channel)) return true;
    sendError(member, 'Join the channel first.', channel);
    return false;
  }

  const actions: Record<string, Action> = {
    join(member, channel, { payload }) {
      if (!member.isUser && !anonymous)
        return sendError(member, 'This channel is for authenticated clients.', channel);
      const wants = (payload ?? {}) as { presence?: unknown; history?: unknown };
      const isNew = !member.channels.has(channel);
      member.channels.set(channel, { presence: wants.presence === true });
      if (wants.presence === true) {
        const presence = inChannel(channel).map(({ client }) => client);
        send(member, { action: 'presence_full', options: { channel }, payload: { presence } });
      }
      if (isNew) announce(member, channel, 'join');
      if (wants.history === true) sendHistory(member, channel);
    },
    leave(member, channel) {
      if (member.channels.delete(channel)) announce(member, channel, 'leave');
    },
    history(member, channel) {
      if (requireMembership(member, channel)) sendHistory(member, channel);
    },
    message(member, channel, { options, payload }) {
      if (!requireMembership(member, channel)) return;
      const onlyUsers = options['authenticated'] === true;
      if (messaging === 'nobody' || (!member.isUser && (messaging === 'users' || onlyUsers))) {
        return sendError(member, 'You may not send messages to this channel.', channel);
      }
      const to = options['socketId'];
      const from = member.isUser ? { client: member.client } : {};
      // A private message carries the sender's id, so that the recipient can answer.
      const reply = to === undefined ? {} : { socketId: member.client.socketId };
      const frame = { action: 'message', ...from, options: { ...options, channel, ...reply }, payload };
      for (const other of inChannel(channel)) {
        if (to === undefined ? !onlyUsers || other.isUser : other.client.socketId === to) send(other, frame);
      }
      if (to === undefined && !onlyUsers) addToHistory(channel, frame);
    },
  };

  return {
    members,
    add: (member) => void members.add(member),
    remove(member) {
      members.delete(member);
      for (const channel of member.channels.keys()) announce(member, channel, 'leave');
    },
    receive(member, text) {
      const frame = parseFrame(text);
      const channel = frame?.options?.['channel'];
      const act = frame && Object.hasOwn(actions, frame.action) ? actions[frame.action] : undefined;
      if (!frame || !act) return sendError(member, 'Unable to parse the message.');
      if (typeof channel !== 'string' || channel === '') return sendError(member, 'Missing param: channel');
      act(member, channel, frame);
    },
    sendEvent(channel, payload) {
      for (const member of inChannel(channel))
        send(member, { action: 'event', options: { channel }, payload });
    },
    sendError,
  };
}
