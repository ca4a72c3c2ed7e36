// Xano's realtime frames, as its SDK sends and reads them: JSON with an action, options and a payload.
import type { Json } from './tables.js';

/** Who is connected, as other clients see them; `row_id` is 0 for an anonymous client. */
export interface RealtimeClient {
  readonly extras: { readonly [name: string]: Json };
  readonly permissions: { readonly dbo_id: number; readonly row_id: number };
  readonly socketId: string;
}

export interface Frame {
  readonly action: string;
  readonly client?: RealtimeClient;
  readonly options: { readonly [name: string]: Json };
  readonly payload: unknown;
}

/** A frame from its text; undefined for anything else. */
export function parseFrame(text: string): Frame | undefined {
  try {
    const frame = JSON.parse(text) as Partial<Frame> | null;
    if (typeof frame?.action !== 'string') return undefined;
    return { action: frame.action, options: frame.options ?? {}, payload: frame.payload };
  } catch {
    return undefined;
  }
}
