import { idOf, integer, required, text } from './forms.ts';
import type { ApiContext } from './routes.ts';
import { tableRoutes } from './table-resource.ts';

const parameters = {
  name: required(text()),
  callProfile: idOf('callProfiles'),
  participantLimit: integer(),
};

/** `/tenants`: whom spaces belong to. */
export const tenantRoutes = (context: ApiContext) =>
  tableRoutes(context, {
    table: 'tenants',
    path: '/tenants',
    list: 'tenants',
    element: 'tenant',
    title: 'tenant',
    parameters,
    shown: ['name', 'callProfile', 'participantLimit'],
    listed: ['name'],
  });
