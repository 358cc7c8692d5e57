import type { Changes, ClusterSettings } from '../../database/tables.ts';
import { Failure } from '../failure.ts';
import { done, show } from './answers.ts';
import { logChange } from './audit.ts';
import { integer, readForm, text } from './forms.ts';
import type { ApiContext, ApiRequest, Route } from './routes.ts';

const basisPoints = integer({ maximum: 10_000 });

const settingParameters = {
  peerLinkBitRate: integer(),
  participantLimit: integer(),
  loadLimit: integer(),
  newConferenceLoadLimitBasisPoints: basisPoints,
  existingConferenceLoadLimitBasisPoints: basisPoints,
  maxPeerVideoStreams: integer({ maximum: 9 }),
};

const clusterParameters = { uniqueName: text(), ...settingParameters };

/** In effect while nothing else is set (CMS API, "system/configuration/cluster"). */
const defaults = {
  newConferenceLoadLimitBasisPoints: 5000,
  existingConferenceLoadLimitBasisPoints: 8000,
  maxPeerVideoStreams: 4,
};

/** A time as the API writes it: seconds, in UTC. */
const apiTime = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;

/** `/system/…`: this Call Bridge itself. */
export const systemRoutes = (context: ApiContext): Route[] => {
  const { model, database } = context;
  const { identity } = model;

  const showStatus = () =>
    show('status', {
      softwareVersion: identity.softwareVersion,
      uptimeSeconds: Math.floor((Date.now() - identity.startedAt.getTime()) / 1000),
      cdrTime: apiTime(new Date()),
      activated: true,
      clusterEnabled: true,
      callLegsActive: model.callLegs.list().length,
    });

  const showLoad = () => show('load', { mediaProcessingLoad: model.mediaProcessingLoad() });

  const settings = async (): Promise<Omit<ClusterSettings, 'id'>> => {
    const { id, ...set } = (await database.clusterSettings.get(identity.id)) ?? { id: identity.id };
    return { ...defaults, ...set };
  };

  const showCluster = async () => show('cluster', { uniqueName: identity.name, ...(await settings()) });

  const write = async (changes: Changes<'clusterSettings'>): Promise<void> => {
    if (await database.clusterSettings.update(identity.id, changes)) return;
    await database.clusterSettings.insert({ id: identity.id });
    await database.clusterSettings.update(identity.id, changes);
  };

  const changeCluster = async (request: ApiRequest) => {
    const { uniqueName, ...changes } = readForm(request.form, clusterParameters);
    // The name is in the certificates and at the peers; here it can only be repeated.
    if (uniqueName !== undefined && uniqueName !== identity.name) {
      throw new Failure('parameterError', 'uniqueName', 'invalidValue');
    }
    await write(changes);
    logChange(context, request, 'modified cluster configuration');
    return done();
  };

  return [
    { path: '/system/status', methods: { GET: { handle: showStatus } } },
    { path: '/system/load', methods: { GET: { handle: showLoad } } },
    {
      path: '/system/configuration/cluster',
      methods: { GET: { handle: showCluster }, PUT: { parameters: clusterParameters, handle: changeCluster } },
    },
  ];
};
