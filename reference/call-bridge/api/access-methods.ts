import type { AccessMethod, Changes } from '../../database/tables.ts';
import { idOf, integer, oneOf, text } from './forms.ts';
import { checkNumericId, numericId } from './numeric-ids.ts';
import type { ApiContext } from './routes.ts';
import { tableRoutes } from './table-resource.ts';

const parameters = {
  name: text(),
  uri: text(),
  callId: numericId,
  passcode: text(64),
  secret: text(64),
  callLegProfile: idOf('callLegProfiles'),
  scope: oneOf('public', 'private', 'member', 'directory'),
  importance: integer(),
};

/** `/coSpaces/<id>/accessMethods`: further ways into a space. */
export const accessMethodRoutes = (context: ApiContext) => {
  const prepare = async (values: Changes<'accessMethods'>, current?: AccessMethod) => {
    await checkNumericId(context.database, values.callId, current?.id);
    return values;
  };

  return tableRoutes(context, {
    table: 'accessMethods',
    path: '/coSpaces/:coSpace/accessMethods',
    list: 'accessMethods',
    element: 'accessMethod',
    title: 'access method',
    parameters,
    defaults: { scope: 'public' },
    shown: Object.keys(parameters) as (keyof typeof parameters)[],
    listed: ['name', 'uri', 'callId'],
    owner: { table: 'coSpaces', id: 'coSpace', column: 'coSpace' },
    prepare,
  });
};
