/** How a resource of the API describes what it serves: paths, methods, parameters, and what is done. */
import type { Database } from '../../database/database.ts';
import type { Log } from '../../log.ts';
import type { CallBridgeModel, RestAnswer } from '../model.ts';
import type { Form } from './form.ts';
import type { Parameters } from './forms.ts';
import type { Query } from './lists.ts';

/** What every resource works with. */
export interface ApiContext {
  model: CallBridgeModel;
  database: Database;
  log: Log;
  /** Most items in one page of a list. */
  pageSize: number;
  /** The operator's name, for the log. */
  username: string;
}

export interface ApiRequest {
  /** Parts of the path that are ids, by their names in the route's path, in lower case. */
  ids: Readonly<Record<string, string>>;
  query: Query;
  form: Form;
  /** The client's address. */
  from: string;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Operation {
  /** Parameters of the form. */
  parameters?: Parameters;
  /** Parameters of the query. */
  query?: readonly string[];
  /** @throws Failure */
  handle(request: ApiRequest): RestAnswer | Promise<RestAnswer>;
}

export interface Route {
  /** Below `/api/v1`; ids are `:name`. */
  path: string;
  methods: Readonly<Partial<Record<Method, Operation>>>;
}
