import { Failure } from '../failure.ts';
import type { ParticipantView } from '../model.ts';
import { created, done, show } from './answers.ts';
import { logChange } from './audit.ts';
import { callLegParameters } from './call-leg-parameters.ts';
import { boolean, checkReferences, guid, idOf, readForm, readNewForm, text } from './forms.ts';
import { listParameters, pageOf, readPageRequest, showList } from './lists.ts';
import type { ApiContext, ApiRequest, Route } from './routes.ts';
import { section } from './xml.ts';

const newParticipantParameters = {
  remoteParty: text(),
  movedParticipant: guid,
  callBridge: idOf('callBridges'),
  callBridgeGroup: idOf('callBridgeGroups'),
  callLegProfile: idOf('callLegProfiles'),
  ownerId: text(),
  confirmation: boolean,
  dtmfSequence: text(),
  ...callLegParameters,
};

const listed = ({ id, name, call, callBridge, uri, numCallLegs, userJid }: ParticipantView) => ({
  '@id': id,
  name,
  call,
  callBridge,
  uri,
  numCallLegs,
  userJid,
});

const shown = (participant: ParticipantView) => ({
  ...listed(participant),
  isActivator: participant.isActivator,
  canMove: participant.canMove,
  movedParticipant: participant.movedParticipant,
  movedParticipantCallBridge: participant.movedParticipantCallBridge,
  configuration: section(participant.configuration),
  status: { state: participant.state },
});

/** `/participants` and `/calls/<id>/participants`: who is in a call, anywhere in the cluster; a move begins here. */
export const participantRoutes = (context: ApiContext): Route[] => {
  const { model, database, pageSize } = context;

  const showPage = ({ query }: ApiRequest, participants: readonly ParticipantView[]) => {
    const page = pageOf(participants, readPageRequest(query, pageSize), ({ name, uri }) => [name, uri]);
    return showList('participants', 'participant', page, listed);
  };

  const callOf = ({ ids: { call = '' } }: ApiRequest): string => {
    if (!model.calls.get(call)) throw new Failure('callDoesNotExist');
    return call;
  };

  const list = (request: ApiRequest) => showPage(request, model.participants.list());

  const listOfCall = (request: ApiRequest) => showPage(request, model.participants.list(callOf(request)));

  const add = async (request: ApiRequest) => {
    const call = callOf(request);
    const values = readNewForm(request.form, newParticipantParameters);
    const { remoteParty, movedParticipant, callBridge, callBridgeGroup, callLegProfile, ...settings } = values;
    if (remoteParty !== undefined && movedParticipant !== undefined) {
      throw new Failure('parameterError', 'remoteParty', 'invalidValue');
    }
    if (remoteParty === undefined && movedParticipant === undefined) {
      throw new Failure('parameterError', 'remoteParty', 'missing');
    }
    await checkReferences(database, newParticipantParameters, values);
    const who = { remoteParty, movedParticipant, callBridge, callBridgeGroup, callLegProfile };
    const id = await model.participants.add(call, { ...who, settings });
    logChange(context, request, `created new participant ${id}, call ${call}`);
    return created(`/participants/${id}`);
  };

  const changeAll = async (request: ApiRequest) => {
    if (request.ids['*'] !== '*') throw new Failure('unrecognizedObject');
    const call = callOf(request);
    await model.participants.updateAll(call, readForm(request.form, callLegParameters));
    logChange(context, request, `modified all participants of call ${call}`);
    return done();
  };

  const showOne = ({ ids: { participant = '' } }: ApiRequest) => {
    const view = model.participants.get(participant);
    if (!view) throw new Failure('participantDoesNotExist');
    return show('participant', shown(view));
  };

  const change = async (request: ApiRequest) => {
    const { participant = '' } = request.ids;
    await model.participants.update(participant, readForm(request.form, callLegParameters));
    logChange(context, request, `modified participant ${participant}`);
    return done();
  };

  const remove = async (request: ApiRequest) => {
    const { participant = '' } = request.ids;
    await model.participants.remove(participant);
    logChange(context, request, `deleted participant ${participant}`);
    return done();
  };

  return [
    {
      path: '/calls/:call/participants',
      methods: {
        GET: { query: listParameters, handle: listOfCall },
        POST: { parameters: newParticipantParameters, handle: add },
      },
    },
    {
      path: '/calls/:call/participants/*',
      methods: { PUT: { parameters: callLegParameters, handle: changeAll } },
    },
    { path: '/participants', methods: { GET: { query: listParameters, handle: list } } },
    {
      path: '/participants/:participant',
      methods: {
        GET: { handle: showOne },
        PUT: { parameters: callLegParameters, handle: change },
        DELETE: { handle: remove },
      },
    },
  ];
};
