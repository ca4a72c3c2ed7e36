// The walls between the rooms, as lint keeps them.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, test } from 'node:test';
import { complaintOf, rooms } from '../../support/lint/walls.mjs';

const root = new URL('../../../', import.meta.url);

describe('the walls', () => {
  const closed: [importer: string, imported: string][] = [
    ['src/core/create-auth.ts', 'src/emulator/index.ts'],
    ['src/core/create-auth.ts', 'components/index.ts'],
    ['src/setup/discovery.ts', 'src/cli/io.ts'],
    ['src/testing/index.ts', 'components/connection/connection.ts'],
    ['components/user/user.ts', 'src/core/session/session.ts'],
    ['components/user/user.ts', 'src/setup/index.ts'],
    ['components/connection/connection.ts', 'src/emulator/page-emulator.ts'],
    ['components/setup/setup.ts', 'src/setup/meta-client.ts'],
  ];
  for (const [importer, imported] of closed)
    test(`${importer} may not import ${imported}`, () => {
      assert.match(complaintOf(importer, imported) ?? '', new RegExp(`not ${imported}\\.$`));
    });

  const open: [importer: string, imported: string][] = [
    ['src/core/create-auth.ts', 'src/core/session/session.ts'],
    ['src/doctor/check-page.ts', 'src/setup/index.ts'],
    ['src/cli/run.ts', 'src/doctor/print-report.ts'],
    ['components/user/user.ts', 'src/core/index.ts'],
    ['components/user/user.ts', 'src/core/internal.ts'],
    ['components/connection/emulator-page.ts', 'src/emulator/page-emulator.ts'],
    ['components/setup/steps/user.ts', 'src/setup/index.ts'],
    ['components/setup/setup.ts', 'components/index.ts'],
    ['test/unit/lint/walls.test.ts', 'src/core/session/session.ts'],
  ];
  for (const [importer, imported] of open)
    test(`${importer} may import ${imported}`, () => {
      assert.equal(complaintOf(importer, imported), undefined);
    });

  test('stand between folders that there are', () => {
    for (const room of Object.keys(rooms).filter((path) => path.endsWith('/')))
      assert.ok(existsSync(new URL(room, root)), room);
  });
});
