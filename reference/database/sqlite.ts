/** The database in SQLite: in memory for a cluster in one process, a file for one of several. */
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import type { Database, ListQuery, NumericIdTarget, Page, Table } from './database.ts';
import { DatabaseBusy, DuplicateValue } from './database.ts';
import { type Changes, type Column, type Row, type TableName, tables } from './tables.ts';

/** How long a process waits for another one's write, in milliseconds. */
const busyTimeout = 5_000;

/** SQLite's result codes: SQLITE_BUSY and SQLITE_CONSTRAINT_UNIQUE. */
const busy = 5;
const uniqueFailed = 2067;

type Values = Record<string, string | number | boolean | null | undefined>;

const columnSql = (name: string, column: Column): string => {
  const type = column.kind === 'text' ? 'TEXT' : 'INTEGER';
  const unique = column.unique ? ' UNIQUE' : '';
  if (!column.refersTo) return `"${name}" ${type}${unique}`;
  const whenGone = column.refersTo.whenGone === 'remove' ? 'CASCADE' : 'SET NULL';
  return `"${name}" ${type}${unique} REFERENCES ${column.refersTo.table}(id) ON DELETE ${whenGone}`;
};

const tableSql = (table: string, columns: [string, Column][]): string => {
  const declared = columns.map(([name, column]) => columnSql(name, column));
  const indexes = columns
    .filter(([, column]) => column.indexed)
    .map(([name]) => `CREATE INDEX IF NOT EXISTS "${table}.${name}" ON ${table}("${name}");`);
  const create = `CREATE TABLE IF NOT EXISTS ${table} (id TEXT PRIMARY KEY, ${declared.join(', ')}) STRICT;`;
  return [create, ...indexes].join('\n');
};

const schema = Object.entries(tables)
  .map(([table, columns]) => tableSql(table, Object.entries<Column>(columns)))
  .join('\n');

const toSql = (value: Values[string]): SQLInputValue => (typeof value === 'boolean' ? Number(value) : (value ?? null));

/** In a LIKE pattern, the filter's own text must not act as a wildcard. */
const likePattern = (filter: string): string => `%${filter.replace(/[\\%_]/g, '\\$&')}%`;

/** Runs a write; what can go wrong there is part of the interface. */
const writing = <Result>(write: () => Result): Result => {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof Error && 'errcode' in error)) throw error;
    if (error.errcode === busy) throw new DatabaseBusy();
    if (error.errcode !== uniqueFailed) throw error;
    const [, table = '', column = ''] = /: (\w+)\.(\w+)/.exec(error.message) ?? [];
    throw new DuplicateValue(table, column);
  }
};

/** No other process writes between what `work` reads and what it writes. */
const inTransaction = <Result>(connection: DatabaseSync, work: () => Result): Result => {
  connection.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    connection.exec('COMMIT');
    return result;
  } catch (error) {
    connection.exec('ROLLBACK');
    throw error;
  }
};

/** Prepares each statement once. */
type Prepare = (sql: string) => StatementSync;

const preparedOnce = (connection: DatabaseSync): Prepare => {
  const statements = new Map<string, StatementSync>();
  return (sql) => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
};

const createTable = <T extends TableName>(connection: DatabaseSync, prepare: Prepare, table: T): Table<T> => {
  const columns: [string, Column][] = Object.entries<Column>(tables[table]);
  const names = columns.map(([name]) => name);
  const searched = columns.filter(([, column]) => column.searched).map(([name]) => `"${name}" LIKE ? ESCAPE '\\'`);
  const quoted = names.map((name) => `"${name}"`).join(', ');

  const selectOne = prepare(`SELECT * FROM ${table} WHERE id = ?`);
  const insertOne = prepare(`INSERT INTO ${table} (id, ${quoted}) VALUES (?${', ?'.repeat(names.length)})`);
  const updateOne = prepare(`UPDATE ${table} SET ${names.map((name) => `"${name}" = ?`).join(', ')} WHERE id = ?`);
  const deleteOne = prepare(`DELETE FROM ${table} WHERE id = ?`);

  const toRow = (record: Record<string, SQLOutputValue>): Row<T> => {
    const row: Values = { id: String(record.id) };
    for (const [name, column] of columns) {
      const value = record[name];
      if (value === null || value === undefined) continue;
      row[name] = column.kind === 'boolean' ? value === 1 : column.kind === 'integer' ? Number(value) : String(value);
    }
    return row as Row<T>;
  };
  const valuesOf = (row: Values): SQLInputValue[] => names.map((name) => toSql(row[name]));

  const get = async (id: string): Promise<Row<T> | undefined> => {
    const record = selectOne.get(id);
    return record && toRow(record);
  };

  const find = async (column: string, value: string): Promise<Row<T> | undefined> => {
    const record = prepare(`SELECT * FROM ${table} WHERE "${column}" = ?`).get(value);
    return record && toRow(record);
  };

  const list = async ({ where = {}, filter, offset = 0, limit = -1 }: ListQuery<T> = {}): Promise<Page<Row<T>>> => {
    const wanted = Object.entries<Values[string]>(where).filter(([, value]) => value !== undefined);
    const conditions = wanted.map(([name]) => `"${name}" = ?`);
    const values = wanted.map(([, value]) => toSql(value));
    if (filter) {
      conditions.push(`(${searched.join(' OR ') || 'FALSE'})`);
      values.push(...searched.map(() => likePattern(filter)));
    }
    const from = `FROM ${table}${conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : ''}`;
    const records = prepare(`SELECT * ${from} ORDER BY rowid LIMIT ? OFFSET ?`).all(...values, limit, offset);
    const complete = offset === 0 && (limit < 0 || records.length < limit);
    const total = complete ? records.length : Number(prepare(`SELECT count(*) AS total ${from}`).get(...values)?.total);
    return { total, items: records.map(toRow) };
  };

  const insert = async (row: Row<T>): Promise<void> => {
    writing(() => insertOne.run(row.id, ...valuesOf(row)));
  };

  const readAndUpdate = (id: string, changes: Changes<T>): boolean => {
    const record = selectOne.get(id);
    if (record) updateOne.run(...valuesOf({ ...toRow(record), ...changes }), id);
    return record !== undefined;
  };

  const update = async (id: string, changes: Changes<T>): Promise<boolean> =>
    writing(() => inTransaction(connection, () => readAndUpdate(id, changes)));

  const remove = async (id: string): Promise<boolean> => writing(() => deleteOne.run(id).changes > 0);

  return { get, find, list, insert, update, remove };
};

/**
 * Opens the database and makes its tables where they are missing.
 * @param path a file that several processes may share, or `:memory:`
 */
export const openDatabase = (path: string): Database => {
  const connection = new DatabaseSync(path, { timeout: busyTimeout });
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;');
  connection.exec(schema);
  const prepare = preparedOnce(connection);
  const table = <T extends TableName>(name: T): Table<T> => createTable(connection, prepare, name);

  const opened = {
    callProfiles: table('callProfiles'),
    callLegProfiles: table('callLegProfiles'),
    callBridgeGroups: table('callBridgeGroups'),
    callBridges: table('callBridges'),
    webBridges: table('webBridges'),
    coSpaces: table('coSpaces'),
    accessMethods: table('accessMethods'),
    coSpaceUsers: table('coSpaceUsers'),
    tenants: table('tenants'),
    users: table('users'),
    clusterSettings: table('clusterSettings'),
  };

  const findNumericId = async (callId: string): Promise<NumericIdTarget | undefined> => {
    const direct = await opened.coSpaces.find('callId', callId);
    if (direct) return { coSpace: direct };
    const accessMethod = await opened.accessMethods.find('callId', callId);
    const coSpace = accessMethod?.coSpace && (await opened.coSpaces.get(accessMethod.coSpace));
    return accessMethod && coSpace ? { coSpace, accessMethod } : undefined;
  };

  return { ...opened, findNumericId, close: async () => connection.close() };
};
