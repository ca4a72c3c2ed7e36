// Where the emulator keeps its rows: the interface of six small tables.
// Implementations: tables-memory.ts, tables-storage.ts (a page's own storage), tables-postgres.ts.

/** A value that JSON can carry. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A user. `extra` holds the sign-up fields that are no columns; `generation` rises when all tokens expire. */
export type UserRow = {
  id: number;
  data_source: string;
  created_at: number;
  name: string | null;
  email: string;
  password: string;
  role: string;
  confirmed: boolean;
  generation: number;
  extra: { [key: string]: Json };
};

/** A user's order: something to protect. */
export type OrderRow = {
  id: number;
  data_source: string;
  user_id: number;
  created_at: number;
  title: string;
  amount: number;
  status: string;
};

/** A refresh token, kept as a hash. `used_at` is set once; a family is one sign-in and its rotations. */
export type RefreshTokenRow = {
  id: number;
  data_source: string;
  user_id: number;
  family: string;
  hash: string;
  created_at: number;
  used_at: number | null;
  revoked: boolean;
};

/** Something that is good once: a link, a code, a step of a sign-in. Its secret is kept as a hash. */
export type TicketRow = {
  id: number;
  data_source: string;
  user_id: number;
  purpose: 'link' | 'challenge' | 'verify';
  hash: string;
  /** Hash of the code that goes with it; empty where there is none. */
  code: string;
  created_at: number;
  used_at: number | null;
  tries: number;
};

/** An e-mail that a real backend would send. */
export type MailRow = {
  id: number;
  data_source: string;
  created_at: number;
  recipient: string;
  subject: string;
  text: string;
  link: string | null;
  code: string | null;
};

/** The emulator's own settings, such as the secret of its tokens. */
export type SettingRow = { id: number; key: string; value: string };

export interface TableRows {
  users: UserRow;
  orders: OrderRow;
  refresh_tokens: RefreshTokenRow;
  tickets: TicketRow;
  mails: MailRow;
  settings: SettingRow;
}

export type TableName = keyof TableRows;
/** A row to insert: the table gives it its `id`. */
export type NewRow<K extends TableName> = Omit<TableRows[K], 'id'>;
/** Columns that must be equal; `{}` means every row. */
export type Where<K extends TableName> = { readonly [C in keyof TableRows[K]]?: TableRows[K][C] };

/** Each method is atomic, so `update` doubles as compare-and-set. */
export interface Tables {
  /** Adds a row and resolves with it. Rejects with `NotUniqueError` when a unique column repeats. */
  insert<K extends TableName>(table: K, row: NewRow<K>): Promise<TableRows[K]>;
  /** The rows that match, by ascending id. */
  find<K extends TableName>(table: K, where: Where<K>): Promise<TableRows[K][]>;
  /** Changes the rows that match and resolves with them as they are now. */
  update<K extends TableName>(table: K, where: Where<K>, change: Partial<NewRow<K>>): Promise<TableRows[K][]>;
  /** Removes the rows that match and resolves with their number. */
  remove<K extends TableName>(table: K, where: Where<K>): Promise<number>;
  /** Closes the database or the folder, if there is one. */
  close?(): Promise<void>;
}

/** Thrown by `insert` and `update` when a unique column would hold the same value twice. */
export class NotUniqueError extends Error {
  override readonly name = 'NotUniqueError';
  constructor(readonly table: TableName) {
    super(`A row of ${table} must be unique.`);
  }
}

export type ColumnType = 'text' | 'integer' | 'boolean' | 'json';
export interface TableShape {
  readonly columns: { readonly [column: string]: ColumnType };
  readonly nullable?: readonly string[];
  /** Columns whose values together occur once. */
  readonly unique?: readonly string[];
}

/** The shape of the tables, for stores that need to be told. The e-mail is unique per data source. */
export const tableShapes: { readonly [K in TableName]: TableShape } = {
  users: {
    columns: {
      data_source: 'text',
      created_at: 'integer',
      name: 'text',
      email: 'text',
      password: 'text',
      role: 'text',
      confirmed: 'boolean',
      generation: 'integer',
      extra: 'json',
    },
    nullable: ['name'],
    unique: ['data_source', 'email'],
  },
  orders: {
    columns: {
      data_source: 'text',
      user_id: 'integer',
      created_at: 'integer',
      title: 'text',
      amount: 'integer',
      status: 'text',
    },
  },
  refresh_tokens: {
    columns: {
      data_source: 'text',
      user_id: 'integer',
      family: 'text',
      hash: 'text',
      created_at: 'integer',
      used_at: 'integer',
      revoked: 'boolean',
    },
    nullable: ['used_at'],
    unique: ['hash'],
  },
  tickets: {
    columns: {
      data_source: 'text',
      user_id: 'integer',
      purpose: 'text',
      hash: 'text',
      code: 'text',
      created_at: 'integer',
      used_at: 'integer',
      tries: 'integer',
    },
    nullable: ['used_at'],
    unique: ['hash'],
  },
  mails: {
    columns: {
      data_source: 'text',
      created_at: 'integer',
      recipient: 'text',
      subject: 'text',
      text: 'text',
      link: 'text',
      code: 'text',
    },
    nullable: ['link', 'code'],
  },
  settings: { columns: { key: 'text', value: 'text' }, unique: ['key'] },
};
