import { idOf, matching, required, text } from './forms.ts';
import type { ApiContext } from './routes.ts';
import { tableRoutes } from './table-resource.ts';

const parameters = {
  name: required(text()),
  address: matching(/^https:\/\/[^\s/?#@]+$/),
  sipDomain: text(),
  callBridgeGroup: idOf('callBridgeGroups'),
};

/** `/callBridges`: the Call Bridges of the cluster. */
export const callBridgeRoutes = (context: ApiContext) =>
  tableRoutes(context, {
    table: 'callBridges',
    path: '/callBridges',
    list: 'callBridges',
    element: 'callBridge',
    title: 'call bridge',
    parameters,
    shown: ['name', 'address', 'sipDomain', 'callBridgeGroup'],
    listed: ['name'],
    changed: () => context.model.bridgesChanged(),
  });
