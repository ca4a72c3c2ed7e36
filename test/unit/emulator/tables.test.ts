import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import { memoryTables, NotUniqueError, postgresTables, storageTables } from '../../../src/emulator/index.js';
import type { Tables } from '../../../src/emulator/index.js';
import { textStorage } from '../../support/emulator-calls.js';

// One database for all, a schema for each: opening a database is what takes its time.
const database = new PGlite();
after(() => database.close());
let schemas = 0;

const makers: Record<string, () => Promise<Tables>> = {
  memory: async () => memoryTables(),
  storage: async () => storageTables(textStorage()),
  PostgreSQL: () => postgresTables(database, { schema: `own "${(schemas += 1)}"` }),
};

const person = (email: string, dataSource = 'live') => ({
  data_source: dataSource,
  created_at: 1_767_225_600_123,
  name: null,
  email,
  password: 'hash',
  role: 'user',
  confirmed: true,
  generation: 0,
  extra: { city: 'Turin "quoted"', tags: ['a', 1, null], nested: { deep: true } },
});
const token = (hash: string) => ({
  data_source: 'live',
  user_id: 1,
  family: 'f',
  hash,
  created_at: 1,
  used_at: null,
  revoked: false,
});

for (const [name, make] of Object.entries(makers)) {
  describe(`tables in ${name}`, () => {
    test('give each row an id and give it back as it was', async () => {
      const tables = await make();
      const ada = await tables.insert('users', person('ada@example.com'));
      const bob = await tables.insert('users', person("bob'); drop table users; --"));
      assert.equal(ada.id, 1);
      assert.equal(bob.id, 2);
      assert.deepEqual(ada, { id: 1, ...person('ada@example.com') });
      assert.deepEqual(await tables.find('users', {}), [ada, bob]);
      assert.deepEqual(await tables.find('users', { email: bob.email }), [bob]);
    });

    test('find nothing where nothing matches', async () => {
      const tables = await make();
      await tables.insert('users', person('ada@example.com'));
      assert.deepEqual(await tables.find('users', { email: 'ada@example.com', data_source: 'test' }), []);
      assert.deepEqual(await tables.find('orders', {}), []);
    });

    test('refuse an e-mail twice in one data source', async () => {
      const tables = await make();
      await tables.insert('users', person('ada@example.com'));
      await assert.rejects(tables.insert('users', person('ada@example.com')), NotUniqueError);
      await tables.insert('users', person('ada@example.com', 'test'));
      assert.equal((await tables.find('users', {})).length, 2);
    });

    test('change what matches, once: null matches null', async () => {
      const tables = await make();
      const { id } = await tables.insert('refresh_tokens', token('h'));
      const use = () => tables.update('refresh_tokens', { id, used_at: null }, { used_at: 7 });
      const results = await Promise.all([use(), use(), use()]);
      assert.deepEqual(results.map((rows) => rows.length).sort(), [0, 0, 1]);
      assert.equal((await tables.find('refresh_tokens', { id }))[0]?.used_at, 7);
    });

    test('remove what matches and number on', async () => {
      const tables = await make();
      for (const hash of ['a', 'b', 'c']) await tables.insert('refresh_tokens', token(hash));
      assert.equal(await tables.remove('refresh_tokens', { hash: 'c' }), 1);
      assert.equal(await tables.remove('refresh_tokens', { hash: 'c' }), 0);
      assert.equal((await tables.insert('refresh_tokens', token('d'))).id, 4);
      assert.equal(await tables.remove('refresh_tokens', {}), 3);
    });

    test('are not changed by changing a row in hand', async () => {
      const tables = await make();
      const row = await tables.insert('users', person('ada@example.com'));
      row.extra.city = 'Rome';
      row.role = 'admin';
      const [again] = await tables.find('users', { id: row.id });
      if (again) again.role = 'admin';
      const [kept] = await tables.find('users', { id: row.id });
      assert.equal(kept?.role, 'user');
      assert.equal(kept?.extra.city, 'Turin "quoted"');
    });
  });
}

test('tables in a storage survive a reload, and foreign text counts as empty', async () => {
  const storage = textStorage();
  await storageTables(storage).insert('users', person('ada@example.com'));
  assert.deepEqual([...storage.texts.keys()], ['xano-emulator:users']);
  assert.equal((await storageTables(storage).find('users', {})).length, 1);
  storage.setItem('xano-emulator:users', '{not json');
  assert.deepEqual(await storageTables(storage).find('users', {}), []);
});

test('tables in PostgreSQL keep their data when opened again', async () => {
  const schema = { schema: 'kept' };
  await (await postgresTables(database, schema)).insert('users', person('ada@example.com'));
  const again = await postgresTables(database, schema);
  assert.equal((await again.find('users', {}))[0]?.email, 'ada@example.com');
});
