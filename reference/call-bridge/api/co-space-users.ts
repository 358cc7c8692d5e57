import { required, text } from './forms.ts';
import type { ApiContext } from './routes.ts';
import { tableRoutes } from './table-resource.ts';

const parameters = { userJid: required(text()) };

/** `/coSpaces/<id>/coSpaceUsers`: the members of a space. */
export const coSpaceUserRoutes = (context: ApiContext) =>
  tableRoutes(context, {
    table: 'coSpaceUsers',
    path: '/coSpaces/:coSpace/coSpaceUsers',
    list: 'coSpaceUsers',
    element: 'coSpaceUser',
    title: 'member',
    parameters,
    shown: ['userJid'],
    listed: ['userJid'],
    owner: { table: 'coSpaces', id: 'coSpace', column: 'coSpace' },
  });
