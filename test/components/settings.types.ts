// Fails to compile when the attributes of the elements and the settings of the core differ.
import type { ReactiveElement } from '../../components/base/reactive-element.js';
import type { XanoConnection } from '../../components/connection/connection.js';
import type { SettingsElement } from '../../components/connection/settings.js';
import type { ConnectionOptions, ConnectionSettings } from '../../src/core/index.js';

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
type Attributes = Exclude<keyof SettingsElement, keyof ReactiveElement | 'settings'>;

export const settings: Same<Attributes, Exclude<keyof ConnectionSettings, 'headers'>> = true;
export const own: Same<
  Exclude<keyof ConnectionOptions, keyof ConnectionSettings | 'environments'>,
  keyof XanoConnection & ('name' | 'environment')
> = true;
