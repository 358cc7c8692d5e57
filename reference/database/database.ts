/** The database as the Call Bridges see it. Asynchronous, so that one across the network could take its place. */
import type { AccessMethod, Changes, CoSpace, Row, TableName } from './tables.ts';

export interface ListQuery<T extends TableName> {
  /** Only rows that have these values. */
  where?: Partial<Row<T>>;
  /** Only rows in which a searched column contains this text, whatever its case. */
  filter?: string;
  /** Rows to leave out in front. Default 0. */
  offset?: number;
  /** Rows to give at most. Default: all. */
  limit?: number;
}

/** A part of a list, and how long the whole list is. */
export interface Page<Item> {
  total: number;
  items: Item[];
}

export interface Table<T extends TableName> {
  get(id: string): Promise<Row<T> | undefined>;
  /** In the order in which the rows were inserted. */
  list(query?: ListQuery<T>): Promise<Page<Row<T>>>;
  /** The one row with this value in a unique column. */
  find(column: Exclude<keyof Row<T>, 'id'> & string, value: string): Promise<Row<T> | undefined>;
  /** @throws DuplicateValue, DatabaseBusy */
  insert(row: Row<T>): Promise<void>;
  /** false when there is no such row. @throws DuplicateValue, DatabaseBusy */
  update(id: string, changes: Changes<T>): Promise<boolean>;
  /** false when there is no such row. @throws DatabaseBusy */
  remove(id: string): Promise<boolean>;
}

/** What a numeric id leads to. An access method's id leads to its space. */
export interface NumericIdTarget {
  coSpace: CoSpace;
  accessMethod?: AccessMethod;
}

export type Tables = { readonly [T in TableName]: Table<T> };

export type Database = Tables & {
  findNumericId(callId: string): Promise<NumericIdTarget | undefined>;
  close(): Promise<void>;
};

/** Another process has been writing for too long. */
export class DatabaseBusy extends Error {
  readonly code = 'DATABASE_BUSY';

  constructor() {
    super('The database is busy. Try again.');
    this.name = 'DatabaseBusy';
  }
}

/** A unique column has this value already. */
export class DuplicateValue extends Error {
  readonly code = 'DUPLICATE_VALUE';
  readonly table: string;
  readonly column: string;

  constructor(table: string, column: string) {
    super(`Another row of ${table} has the same ${column}.`);
    this.name = 'DuplicateValue';
    this.table = table;
    this.column = column;
  }
}
