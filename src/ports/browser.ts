// The browser's side of every port; where a part is missing (Node, a sandboxed frame) it does without.
import { memoryStore } from './memory.js';
import type {
  Channel,
  Clock,
  KeyValue,
  Lifecycle,
  LifecycleEvent,
  OpenChannel,
  Ports,
  Storages,
} from './ports.js';

const clock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, milliseconds) => setTimeout(run, milliseconds),
  clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

/** `open` runs at each call, since merely naming `localStorage` throws where storage is forbidden. */
const store = (open: () => Storage): KeyValue => ({
  get: (key) => open().getItem(key),
  set: (key, value) => open().setItem(key, value),
  remove: (key) => open().removeItem(key),
  keys: () => Object.keys(open()),
});

const listenTo = (
  type: string,
  listener: (event: Event) => void,
  target: EventTarget = globalThis,
): (() => void) => {
  target.addEventListener(type, listener);
  return () => target.removeEventListener(type, listener);
};

const hasWindow = typeof document === 'object';

/** Where there is no page, each auth has stores of its own: a server works for many people. */
const storage = (): Storages =>
  hasWindow
    ? {
        local: store(() => localStorage),
        tab: store(() => sessionStorage),
        listen: (onChange) =>
          listenTo('storage', (event) => {
            const { key, storageArea } = event as StorageEvent;
            if (storageArea !== sessionStorage) onChange(key);
          }),
      }
    : { local: memoryStore(), tab: memoryStore(), listen: () => () => {} };

const channel: OpenChannel = (name, onMessage): Channel | undefined => {
  if (typeof BroadcastChannel !== 'function' || !hasWindow) return undefined;
  const open = new BroadcastChannel(name);
  open.onmessage = (event: MessageEvent<unknown>) => onMessage(event.data);
  return { post: (message) => open.postMessage(message), close: () => open.close() };
};

const active = (): boolean => !(document as Document & { prerendering?: boolean }).prerendering;
const visible = (): boolean => document.visibilityState === 'visible' && active();

const lifecycle: Lifecycle = hasWindow
  ? {
      visible,
      active,
      online: () => navigator.onLine,
      listen: (onEvent) => {
        const tell = (event: LifecycleEvent) => () => onEvent(event);
        const off = [
          listenTo('pageshow', (event) => (event as PageTransitionEvent).persisted && onEvent('resume')),
          listenTo('visibilitychange', () => visible() && onEvent('resume'), document),
          listenTo('prerenderingchange', tell('resume'), document),
          listenTo('online', tell('online')),
          listenTo('pointerdown', tell('activity')),
          listenTo('keydown', tell('activity')),
        ];
        return () => off.forEach((stop) => stop());
      },
    }
  : { visible: () => true, active: () => true, online: () => true, listen: () => () => {} };

/** 128 random bits. `crypto.randomUUID` would need a secure context. */
const id = (): string =>
  crypto
    .getRandomValues(new Uint8Array(16))
    .reduce((text, byte) => text + byte.toString(16).padStart(2, '0'), '');

export const browserPorts = (): Ports => ({
  fetch: (...call) => globalThis.fetch(...call),
  host: hasWindow ? location.host : '',
  clock,
  random: Math.random,
  id,
  storage: storage(),
  channel,
  lifecycle,
});
