import { boolean, integer, oneOf, text } from './forms.ts';
import type { ApiContext } from './routes.ts';
import { tableRoutes } from './table-resource.ts';

const recordingMode = oneOf('disabled', 'manual', 'automatic');

const parameters = {
  name: text(),
  participantLimit: integer(),
  messageBoardEnabled: boolean,
  locked: boolean,
  lockMode: oneOf('all', 'needsActivation'),
  recordingMode,
  streamingMode: recordingMode,
  passcodeMode: oneOf('required', 'timeout'),
  passcodeTimeout: integer(),
  muteBehavior: oneOf('linked', 'separate'),
  messageBannerText: text(),
  chatAllowed: boolean,
  raiseHandEnabled: boolean,
};

/** `/callProfiles`: how a call as a whole behaves. */
export const callProfileRoutes = (context: ApiContext) =>
  tableRoutes(context, {
    table: 'callProfiles',
    path: '/callProfiles',
    list: 'callProfiles',
    element: 'callProfile',
    title: 'call profile',
    parameters,
    shown: Object.keys(parameters) as (keyof typeof parameters)[],
    listed: ['name', 'participantLimit', 'locked', 'lockMode'],
  });
