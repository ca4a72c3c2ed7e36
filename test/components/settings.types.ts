// Fails to compile when the attributes of the elements and the settings of the core differ.
import type { ReactiveElement } from 'lit';
import type { XanoConnection } from '../../components/connection/connection.js';
import type { XanoEnvironment } from '../../components/connection/environment.js';
import type { ConnectionOptions, ConnectionSettings } from '../../src/core/index.js';

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
type Attributes = Exclude<keyof XanoEnvironment, keyof ReactiveElement | 'name' | 'hosts' | 'options'>;

export const settings: Same<Attributes, Exclude<keyof ConnectionSettings, 'headers'>> = true;
export const own: Same<
  Exclude<keyof ConnectionOptions, keyof ConnectionSettings | 'environments'>,
  keyof XanoConnection & ('name' | 'environment')
> = true;
