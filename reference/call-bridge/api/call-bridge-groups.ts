import { boolean, text } from './forms.ts';
import type { ApiContext } from './routes.ts';
import { tableRoutes } from './table-resource.ts';

const parameters = {
  name: text(),
  loadBalancingEnabled: boolean,
  loadBalanceLyncCalls: boolean,
  loadBalanceOutgoingCalls: boolean,
  loadBalanceUserCalls: boolean,
  loadBalanceIndirectCalls: boolean,
};

/** `/callBridgeGroups`: Call Bridges among which calls are placed. */
export const callBridgeGroupRoutes = (context: ApiContext) =>
  tableRoutes(context, {
    table: 'callBridgeGroups',
    path: '/callBridgeGroups',
    list: 'callBridgeGroups',
    element: 'callBridgeGroup',
    title: 'call bridge group',
    parameters,
    defaults: {
      loadBalancingEnabled: false,
      loadBalanceLyncCalls: false,
      loadBalanceOutgoingCalls: false,
      loadBalanceUserCalls: true,
      loadBalanceIndirectCalls: false,
    },
    shown: Object.keys(parameters) as (keyof typeof parameters)[],
    listed: ['name'],
    changed: () => context.model.bridgesChanged(),
  });
