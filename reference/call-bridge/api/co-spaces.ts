import { randomBytes } from 'node:crypto';
import type { Changes, CoSpace } from '../../database/tables.ts';
import { layout } from './call-leg-parameters.ts';
import { boolean, idOf, text } from './forms.ts';
import { checkNumericId, numericId, unusedNumericId } from './numeric-ids.ts';
import type { ApiContext } from './routes.ts';
import { tableRoutes } from './table-resource.ts';

const parameters = {
  name: text(),
  uri: text(),
  secondaryUri: text(),
  callId: numericId,
  cdrTag: text(),
  passcode: text(64),
  secret: text(64),
  defaultLayout: layout,
  callProfile: idOf('callProfiles'),
  callLegProfile: idOf('callLegProfiles'),
  tenant: idOf('tenants'),
  requireCallId: boolean,
  nonMemberAccess: boolean,
  ownerJid: text(),
  meetingScheduler: text(),
};

/** Part of a join link: 22 characters. */
const newSecret = () => randomBytes(16).toString('base64url');

/** `/coSpaces`: the spaces in which people meet. */
export const coSpaceRoutes = (context: ApiContext) => {
  const { database } = context;

  const prepare = async (values: Changes<'coSpaces'>, current?: CoSpace): Promise<Changes<'coSpaces'>> => {
    await checkNumericId(database, values.callId, current?.id);
    const needsCallId = values.requireCallId && !values.callId && !current?.callId;
    const callId = needsCallId ? await unusedNumericId(database) : values.callId;
    const needsSecret = callId && !values.secret && !current?.secret;
    return { ...values, ...(needsCallId && { callId }), ...(needsSecret && { secret: newSecret() }) };
  };

  const computed = async ({ id }: CoSpace) => {
    const { total } = await database.accessMethods.list({ where: { coSpace: id }, limit: 0 });
    return { numAccessMethods: total };
  };

  return tableRoutes(context, {
    table: 'coSpaces',
    path: '/coSpaces',
    list: 'coSpaces',
    element: 'coSpace',
    title: 'space',
    parameters,
    shown: Object.keys(parameters) as (keyof typeof parameters)[],
    listed: ['name', 'uri', 'secondaryUri', 'callId', 'callProfile', 'callLegProfile', 'tenant'],
    choose: { callLegProfileFilter: 'callLegProfile' },
    prepare,
    computed,
  });
};
