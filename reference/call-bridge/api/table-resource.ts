/** Resources that are rows of the database: list, make, show, change and remove them. */
import { randomUUID } from 'node:crypto';
import type { Table, Tables } from '../../database/database.ts';
import type { Changes, Row, TableName } from '../../database/tables.ts';
import { Failure } from '../failure.ts';
import { created, done, show } from './answers.ts';
import { logChange } from './audit.ts';
import { missingRow } from './failures.ts';
import type { Form } from './form.ts';
import { checkReferences, type Parameter, type Parameters, readForm, readNewForm } from './forms.ts';
import { listParameters, readPageRequest, showList } from './lists.ts';
import type { ApiContext, ApiRequest, Route } from './routes.ts';
import type { XmlFields } from './xml.ts';

type RestTable = TableName & keyof typeof missingRow;
type Columns<T extends TableName> = Exclude<keyof Row<T>, 'id'> & string;

export interface TableResource<T extends RestTable> {
  table: T;
  /** Where the list is; what it is inside of has an id in it, named by `owner.id`. */
  path: string;
  /** Name of the list's element in XML. */
  list: string;
  /** Name of one row's element in XML. */
  element: string;
  /** What one is called in the log. */
  title: string;
  /** What a client can write. Without parameters the rows can only be read. */
  parameters: { readonly [C in Columns<T>]?: Parameter<NonNullable<Row<T>[C]>> };
  /** Values where none is set. */
  defaults?: Partial<Row<T>>;
  /** What is shown of a row, in this order. */
  shown: readonly Columns<T>[];
  /** What a list shows of each row. */
  listed: readonly Columns<T>[];
  /** Rows that are parts of another table's row. */
  owner?: { table: RestTable; id: string; column: Columns<T> };
  /** Parameters of the list's query, beside the usual, by the column that they choose by. */
  choose?: Readonly<Record<string, Columns<T>>>;
  /** Whatever else must hold, or be filled in, before values are written. @param current Absent for a new row. @throws Failure */
  prepare?(values: Changes<T>, current?: Row<T>): Promise<Changes<T>>;
  /** What is shown beside the columns. */
  computed?(row: Row<T>): Promise<XmlFields>;
  /** Called after every change. */
  changed?(): Promise<void>;
}

const pick = <R extends object>(row: R, columns: readonly string[]): XmlFields =>
  Object.fromEntries(columns.map((column) => [column, (row as XmlFields)[column]]));

export const tableRoutes = <T extends RestTable>(context: ApiContext, resource: TableResource<T>): Route[] => {
  const { database } = context;
  const { table, path, element, title, owner, defaults = {}, choose = {} } = resource;
  const parameters: Parameters = resource.parameters as Parameters;
  const tables: Tables = database;
  const rows: Table<T> = tables[table];
  const missing = () => new Failure(missingRow[table]);
  const { prepare = async (values) => values, computed = async () => ({}), changed = async () => {} } = resource;

  /** Those of the path's owner; the owner must exist. */
  const belonging = async (ids: ApiRequest['ids']): Promise<Partial<Row<T>>> => {
    if (!owner) return {};
    const id = ids[owner.id] ?? '';
    if (!(await database[owner.table].get(id))) throw new Failure(missingRow[owner.table]);
    return { [owner.column]: id } as Partial<Row<T>>;
  };

  const find = async (ids: ApiRequest['ids']): Promise<Row<T>> => {
    const row = await rows.get(ids[element] ?? '');
    const inside = Object.entries(await belonging(ids));
    if (!row || inside.some(([column, id]) => (row as Record<string, unknown>)[column] !== id)) throw missing();
    return row;
  };

  const list = async ({ ids, query }: ApiRequest) => {
    const { offset, limit, filter } = readPageRequest(query, context.pageSize);
    const chosen = Object.entries(choose).map(([name, column]) => [column, query[name.toLowerCase()] || undefined]);
    const where: Partial<Row<T>> = { ...Object.fromEntries(chosen), ...(await belonging(ids)) };
    const page = await rows.list({ where, filter, offset, limit });
    return showList(resource.list, element, page, (row) => ({ '@id': row.id, ...pick(row, resource.listed) }));
  };

  const showOne = async ({ ids }: ApiRequest) => {
    const row = await find(ids);
    return show(element, { '@id': row.id, ...pick(row, resource.shown), ...(await computed(row)) });
  };

  const checked = async (values: Record<string, unknown>, current?: Row<T>): Promise<Changes<T>> => {
    await checkReferences(database, parameters, values);
    return prepare(values as Changes<T>, current);
  };

  const make = async (request: ApiRequest) => {
    const given = readNewForm(request.form, parameters);
    const inside = await belonging(request.ids);
    const id = randomUUID();
    const values = await checked({ ...defaults, ...given });
    await rows.insert({ ...values, ...inside, id } as Row<T>);
    await changed();
    logChange(context, request, `created new ${title} ${id}`);
    return created(`${located(path, request.ids)}/${id}`);
  };

  /** What an empty value takes back is the default again. */
  const readChanges = (form: Form): Record<string, unknown> => {
    const changes = Object.entries(readForm(form, parameters));
    const fallback = defaults as Record<string, unknown>;
    return Object.fromEntries(changes.map(([name, value]) => [name, value ?? fallback[name] ?? null]));
  };

  const change = async (request: ApiRequest) => {
    const current = await find(request.ids);
    const values = await checked(readChanges(request.form), current);
    if (!(await rows.update(current.id, values))) throw missing();
    await changed();
    logChange(context, request, `modified ${title} ${current.id}`);
    return done();
  };

  const remove = async (request: ApiRequest) => {
    const { id } = await find(request.ids);
    if (!(await rows.remove(id))) throw missing();
    await changed();
    logChange(context, request, `deleted ${title} ${id}`);
    return done();
  };

  const query = [...listParameters, ...Object.keys(choose)];
  const writable = Object.keys(parameters).length > 0;
  return [
    {
      path,
      methods: { GET: { query, handle: list }, ...(writable && { POST: { parameters, handle: make } }) },
    },
    {
      path: `${path}/:${element}`,
      methods: {
        GET: { handle: showOne },
        ...(writable && { PUT: { parameters, handle: change }, DELETE: { handle: remove } }),
      },
    },
  ];
};

/** The path with its ids in place of their names. */
const located = (path: string, ids: ApiRequest['ids']): string => path.replace(/:(\w+)/g, (_, name) => ids[name] ?? '');
