// The walls between the rooms of the house: what each room may import of the others. docs/architecture.md says why.
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const CORE = 'src/core/index.ts';
/** What our own elements need of the core, and users do not get. */
const INTERNAL = 'src/core/internal.ts';

const ACCOUNT = 'src/account/index.ts';
/** The elements of the account, which no everyday page loads. */
const accountRooms = [
  'account',
  'change-password-form',
  'code-form',
  'delete-account-button',
  'forgot-password-form',
  'magic-link-form',
  'notice',
  'oauth-button',
  'profile-form',
  'reset-password-form',
  'user-menu',
];

/**
 * Each room, and what it may import of the others: a file, or a room. A part of a room with other rights has a row of
 * its own. demo/ and test/ are outside of the house and may import anything.
 */
export const rooms = {
  'src/core/': [],
  'src/account/': ['src/core/'],
  'src/realtime/': ['src/core/'],
  'src/emulator/': ['src/core/'],
  'src/testing/': ['src/core/', 'src/emulator/'],
  'src/setup/': ['src/core/', 'src/account/'],
  'src/doctor/': ['src/core/', 'src/account/', 'src/setup/'],
  'src/cli/': ['src/core/', 'src/setup/', 'src/doctor/', 'src/emulator/'],
  'src/cli/prerender/': ['src/cli/', 'components/server/index.ts', 'components/shared/'],
  'components/': [CORE, INTERNAL],
  ...Object.fromEntries(
    accountRooms.map((room) => [`components/${room}/`, [CORE, INTERNAL, 'components/', ACCOUNT]]),
  ),
  'components/classic.ts': [CORE, INTERNAL, 'components/', 'src/emulator/page-accounts.ts'],
  'components/developer/check-markup.ts': [CORE, INTERNAL, 'components/', 'src/doctor/likely-name.ts'],
  'components/connection/emulator': [CORE, INTERNAL, 'components/', 'src/emulator/page-emulator.ts'],
  'components/setup/': [CORE, INTERNAL, 'components/', 'src/setup/index.ts'],
};

/** The row that counts for a file: the longest that its path begins with. */
const roomOf = (path) =>
  Object.keys(rooms)
    .filter((room) => path.startsWith(room))
    .sort((a, b) => b.length - a.length)[0];

/** What is wrong with an import, by the paths of both files; nothing if nothing is. */
export const complaintOf = (importer, imported) => {
  const room = roomOf(importer);
  if (!room || !roomOf(imported)) return undefined;
  if ([room, ...rooms[room]].some((place) => imported.startsWith(place))) return undefined;
  return `${room} may import ${rooms[room].join(', ') || 'nothing'} of the other rooms, and not ${imported}.`;
};

const pathOf = (file) => relative(root, file).split(sep).join('/');

export default {
  meta: { name: 'rooms' },
  rules: {
    walls: {
      create(context) {
        const importer = pathOf(context.filename);
        const check = ({ source }) => {
          if (typeof source?.value !== 'string' || !source.value.startsWith('.')) return;
          const imported = pathOf(join(context.filename, '..', source.value)).replace(/\.js$/, '.ts');
          const message = complaintOf(importer, imported);
          if (message) context.report({ node: source, message });
        };
        return {
          ImportDeclaration: check,
          ExportAllDeclaration: check,
          ExportNamedDeclaration: check,
          ImportExpression: check,
          TSImportType: check,
        };
      },
    },
  },
};
