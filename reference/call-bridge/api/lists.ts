/** Lists: `<calls total="N"><call id="…">…`, a page at a time. */
import type { Page } from '../../database/database.ts';
import { Failure } from '../failure.ts';
import type { RestAnswer } from '../model.ts';
import { show } from './answers.ts';
import type { XmlFields } from './xml.ts';

/** A request's query, its names in lower case: clients write `coSpaceFilter` and `coSpacefilter`. */
export type Query = Readonly<Record<string, string>>;

/** Parameters that every list takes. */
export const listParameters = ['offset', 'limit', 'filter'] as const;

export interface PageRequest {
  offset: number;
  limit: number;
  /** Text that a name or address must contain, in lower case. */
  filter: string;
}

const readCount = (query: Query, name: 'offset' | 'limit', fallback: number): number => {
  const value = query[name];
  if (value === undefined || value === '') return fallback;
  if (!/^\d{1,9}$/.test(value)) throw new Failure('parameterError', name, 'invalidValue');
  return Number(value);
};

/** Items in a page where no limit was asked for. Clients count on it: they go on at offset 10, 20, … */
const defaultLimit = 10;

/** @param pageSize Most items in one page, whatever was asked for. @throws Failure parameterError */
export const readPageRequest = (query: Query, pageSize: number): PageRequest => ({
  offset: readCount(query, 'offset', 0),
  limit: Math.min(readCount(query, 'limit', defaultLimit), pageSize),
  filter: (query.filter ?? '').toLowerCase(),
});

/** A page of what is in memory, filtered by the texts that `searched` gives for an item. */
export const pageOf = <Item>(
  items: readonly Item[],
  { offset, limit, filter }: PageRequest,
  searched: (item: Item) => readonly (string | undefined)[],
): Page<Item> => {
  const found = filter
    ? items.filter((item) => searched(item).some((text) => text?.toLowerCase().includes(filter)))
    : items;
  return { total: found.length, items: found.slice(offset, offset + limit) };
};

/** @param fields An item's fields, its `@id` first. */
export const showList = <Item>(
  list: string,
  element: string,
  page: Page<Item>,
  fields: (item: Item) => XmlFields,
): RestAnswer => show(list, { '@total': page.total, [element]: page.items.map(fields) });
