import type { ApiContext } from './routes.ts';
import { tableRoutes } from './table-resource.ts';

/** `/users`: who can sign in. Users come from a directory, so the API only shows them. */
export const userRoutes = (context: ApiContext) =>
  tableRoutes(context, {
    table: 'users',
    path: '/users',
    list: 'users',
    element: 'user',
    title: 'user',
    parameters: {},
    shown: ['userJid', 'name', 'email'],
    listed: ['userJid', 'name'],
  });
