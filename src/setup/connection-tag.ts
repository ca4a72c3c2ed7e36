// Writes `<xano-connection>` with its environments and headers: only what differs from a default.
import {
  attributeName,
  type ConnectionOptions,
  type ConnectionSettings,
  defaults,
  type GlobalHeader,
  settings as table,
} from '../core/connection/settings.js';
import { type Attributes, element } from './html-markup.js';

type SettingName = keyof typeof table;

/** What a backend does where nothing is written: the table's defaults, and Xano's own data source. */
const usual: Readonly<Partial<Record<SettingName, string | number>>> = { ...defaults, dataSource: 'live' };

/** A setting in one spelling, so that `/auth/login` and `post /auth/login` compare as equal. */
const plain = (name: string, value: string | number): string => {
  const text = String(value).trim().replace(/\s+/g, ' ');
  if (!name.endsWith('Endpoint') || text === 'none') return text;
  const [, method = name.startsWith('current') ? 'GET' : 'POST', path = text] =
    /^(?:([A-Za-z]+) )?(\S+)$/.exec(text) ?? [];
  return `${method.toUpperCase()} ${path}`;
};

/** The attributes whose values differ from those in `before`. */
const attributesOf = (
  settings: ConnectionSettings,
  before: Readonly<Partial<Record<SettingName, string | number | undefined>>>,
): Attributes =>
  Object.fromEntries(
    (Object.keys(table) as SettingName[]).flatMap((name) => {
      const value = settings[name];
      if (value === undefined || value === '') return [];
      const known = before[name];
      const same = known !== undefined && known !== '' && plain(name, known) === plain(name, value);
      return same ? [] : [[attributeName(name), plain(name, value)]];
    }),
  );

const headersOf = (headers: readonly GlobalHeader[] = []): string[] =>
  headers.map(({ name, value }) => element('xano-header', { name, value }));

/** Writes the tag. */
export const writeConnection = (settings: ConnectionOptions): string => {
  const { name, environment, environments = [], headers } = settings;
  const own = Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined && value !== ''),
  );
  const before = { ...usual, ...own };
  const children = environments.map((one) =>
    element(
      'xano-environment',
      { name: one.name, hosts: one.hosts || undefined, ...attributesOf(one, before) },
      ...headersOf(one.headers),
    ),
  );
  const attributes = {
    name: name || undefined,
    environment: environment || undefined,
    ...attributesOf(settings, usual),
  };
  return element('xano-connection', attributes, ...headersOf(headers), ...children);
};
