import { behaviourParameters } from './call-leg-parameters.ts';
import { text } from './forms.ts';
import type { ApiContext } from './routes.ts';
import { tableRoutes } from './table-resource.ts';

const parameters = { name: text(), ...behaviourParameters };

/** `/callLegProfiles`: how the legs of a space or of an access method behave. */
export const callLegProfileRoutes = (context: ApiContext) =>
  tableRoutes(context, {
    table: 'callLegProfiles',
    path: '/callLegProfiles',
    list: 'callLegProfiles',
    element: 'callLegProfile',
    title: 'call leg profile',
    parameters,
    shown: Object.keys(parameters) as (keyof typeof parameters)[],
    listed: ['name', 'needsActivation', 'defaultLayout'],
  });
