// Reads the settings of a connection from its tag, as the element does.
import {
  attributeName,
  type ConnectionOptions,
  type ConnectionSettings,
  type EnvironmentOptions,
  settings,
} from '../core/connection/settings.js';
import type { Page, Tag } from './examined-page.js';
import { isInside, named } from './examined-page.js';

const settingOf = new Map(
  Object.entries(settings).map(([name, { type }]) => [attributeName(name), { name, type }]),
);

/** A connection in a page: its tag, and its settings as the core takes them. */
export interface ConnectionTag {
  readonly tag: Tag;
  readonly options: ConnectionOptions;
  /** Whether it runs against the emulator inside the page. */
  readonly emulated: boolean;
}

/** Stands for the emulator inside a page, which has no address. */
export const EMULATOR = 'https://emulator.localhost';

/** The connections of a page, without those in a `<template>`. */
export function readConnections(page: Page): readonly ConnectionTag[] {
  return named(page, 'xano-connection')
    .filter((tag) => !isInside(tag, 'template'))
    .map((tag) => {
      const { emulator = 'false' } = tag.attributes;
      const emulated = emulator !== 'false';
      return { tag, options: emulated ? withEmulator(readOptions(tag)) : readOptions(tag), emulated };
    });
}

/** The element gives the emulator an address where there is none. */
function withEmulator(options: ConnectionOptions): ConnectionOptions {
  if (options.baseUrl || options.instance) return options;
  return { ...options, baseUrl: `${EMULATOR}/api:abCD1234` };
}

function readOptions(tag: Tag): ConnectionOptions {
  const { name, environment } = tag.attributes;
  const environments = tag.children.filter((child) => child.name === 'xano-environment');
  return {
    ...readSettings(tag),
    name,
    environment,
    environments: environments.map((child): EnvironmentOptions => {
      const { name: environmentName = '', hosts } = child.attributes;
      return { ...readSettings(child), name: environmentName, hosts };
    }),
  };
}

function readSettings(tag: Tag): ConnectionSettings {
  const found = Object.entries(tag.attributes).flatMap(([attribute, value]) => {
    const setting = settingOf.get(attribute);
    return setting && value !== undefined ? [[setting.name, setting.type(value)]] : [];
  });
  const headers = tag.children
    .filter(({ name }) => name === 'xano-header')
    .map(({ attributes: { name = '', value = '' } }) => ({ name, value }));
  return { ...(Object.fromEntries(found) as ConnectionSettings), headers };
}
