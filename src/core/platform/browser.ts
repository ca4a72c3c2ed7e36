// The browser's side of every port; where a part is missing (Node, a sandboxed frame) it does without.
import { memoryStore } from './memory-storage.js';
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
import { unclobbered } from './unclobbered.js';

const clock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, milliseconds) => setTimeout(run, milliseconds),
  clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

const hasWindow = typeof document === 'object';

/** `open` runs at each call, since merely naming `localStorage` throws where storage is forbidden. */
const store = (open: () => Storage): KeyValue =>
  hasWindow
    ? {
        get: (key) => open().getItem(key),
        set: (key, value) => open().setItem(key, value),
        remove: (key) => open().removeItem(key),
        keys: () => Object.keys(open()),
      }
    : memoryStore();

/** On the window, before the page's own listeners: what happens at the document comes by here, too. */
const listenTo = (type: string, listener: (event: Event) => void): (() => void) => {
  if (!hasWindow) return () => {};
  addEventListener(type, listener, true);
  return () => removeEventListener(type, listener, true);
};

/** Where there is no page, each auth has stores of its own: a server works for many people. */
const storage = (): Storages => ({
  local: store(() => localStorage),
  tab: store(() => sessionStorage),
  listen: (onChange) =>
    listenTo('storage', (event) => {
      const { key, storageArea } = event as StorageEvent;
      if (storageArea !== sessionStorage) onChange(key);
    }),
});

const channel: OpenChannel = (name, onMessage): Channel | undefined => {
  if (!hasWindow || typeof BroadcastChannel !== 'function') return undefined;
  const open = new BroadcastChannel(name);
  open.onmessage = (event: MessageEvent<unknown>) => onMessage(event.data);
  return { post: (message) => open.postMessage(message), close: () => open.close() };
};

const page: { prerendering?: boolean; visibilityState?: string } = globalThis.document ?? {};
const active = (): boolean => !unclobbered(page, 'prerendering');
const visible = (): boolean => unclobbered(page, 'visibilityState') !== 'hidden' && active();

const told: Readonly<Record<string, LifecycleEvent>> = {
  pageshow: 'resume',
  visibilitychange: 'resume',
  prerenderingchange: 'resume',
  online: 'online',
  pointerdown: 'activity',
  keydown: 'activity',
};

const lifecycle: Lifecycle = {
  visible,
  active,
  online: () => globalThis.navigator?.onLine !== false,
  listen: (onEvent) => {
    const off = Object.entries(told).map(([type, what]) =>
      listenTo(type, (event) => {
        // Only `pageshow` says whether the page was kept.
        const { persisted = what !== 'resume' || visible() } = event as PageTransitionEvent;
        if (persisted) onEvent(what);
      }),
    );
    return () => off.forEach((stop) => stop());
  },
};

/** 128 random bits. `crypto.randomUUID` would need a secure context. */
const id = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-');

export const browserPorts = (): Ports => ({
  fetch: (...call) => globalThis.fetch(...call),
  host: globalThis.location?.host ?? '',
  clock,
  random: Math.random,
  id,
  storage: storage(),
  channel,
  lifecycle,
});
