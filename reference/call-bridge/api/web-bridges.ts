import { Failure } from '../failure.ts';
import { show } from './answers.ts';
import { idOf, matching } from './forms.ts';
import type { ApiContext, ApiRequest, Route } from './routes.ts';
import { tableRoutes } from './table-resource.ts';

const parameters = {
  url: matching(/^c2w:\/\/[^\s/?#@]+$/),
  callBridge: idOf('callBridges'),
  callBridgeGroup: idOf('callBridgeGroups'),
};

/** `/webBridges`: the Web Bridges that this cluster's Call Bridges dial, and how their links are. */
export const webBridgeRoutes = (context: ApiContext): Route[] => {
  const showStatus = async ({ ids: { webBridge = '' } }: ApiRequest) => {
    if (!(await context.database.webBridges.get(webBridge))) throw new Failure('webBridgeDoesNotExist');
    return show('webBridgeStatus', { status: context.model.webBridgeStatus(webBridge) });
  };

  return [
    ...tableRoutes(context, {
      table: 'webBridges',
      path: '/webBridges',
      list: 'webBridges',
      element: 'webBridge',
      title: 'web bridge',
      parameters,
      shown: ['url', 'callBridge', 'callBridgeGroup'],
      listed: ['url'],
      changed: () => context.model.bridgesChanged(),
    }),
    { path: '/webBridges/:webBridge/status', methods: { GET: { handle: showStatus } } },
  ];
};
