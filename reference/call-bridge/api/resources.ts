/** Everything that the API serves below `/api/v1`. */
import { accessMethodRoutes } from './access-methods.ts';
import { callBridgeGroupRoutes } from './call-bridge-groups.ts';
import { callBridgeRoutes } from './call-bridges.ts';
import { callLegProfileRoutes } from './call-leg-profiles.ts';
import { callLegRoutes } from './call-legs.ts';
import { callProfileRoutes } from './call-profiles.ts';
import { callRoutes } from './calls.ts';
import { coSpaceUserRoutes } from './co-space-users.ts';
import { coSpaceRoutes } from './co-spaces.ts';
import { participantRoutes } from './participants.ts';
import type { ApiContext, Route } from './routes.ts';
import { systemRoutes } from './system.ts';
import { tenantRoutes } from './tenants.ts';
import { userRoutes } from './users.ts';
import { webBridgeRoutes } from './web-bridges.ts';

export const apiRoutes = (context: ApiContext): Route[] => [
  ...coSpaceRoutes(context),
  ...accessMethodRoutes(context),
  ...coSpaceUserRoutes(context),
  ...callRoutes(context),
  ...participantRoutes(context),
  ...callLegRoutes(context),
  ...callProfileRoutes(context),
  ...callLegProfileRoutes(context),
  ...callBridgeRoutes(context),
  ...callBridgeGroupRoutes(context),
  ...webBridgeRoutes(context),
  ...tenantRoutes(context),
  ...userRoutes(context),
  ...systemRoutes(context),
];
