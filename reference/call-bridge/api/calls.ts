import { Failure } from '../failure.ts';
import type { CallView } from '../model.ts';
import { created, done, show } from './answers.ts';
import { logChange } from './audit.ts';
import {
  boolean,
  checkReferences,
  guid,
  idOf,
  integer,
  oneOf,
  readForm,
  readNewForm,
  required,
  text,
} from './forms.ts';
import { listParameters, pageOf, readPageRequest, showList } from './lists.ts';
import type { ApiContext, ApiRequest, Route } from './routes.ts';

const parameters = {
  locked: boolean,
  recording: boolean,
  streaming: boolean,
  activeWhenEmpty: boolean,
  allowAllMuteSelf: boolean,
  allowAllPresentationContribution: boolean,
  joinAudioMuteOverride: boolean,
  endpointRecording: boolean,
  messageText: text(),
  messagePosition: oneOf('top', 'middle', 'bottom'),
  messageDuration: integer(),
  messageBannerText: text(),
};

const newCallParameters = { coSpace: required(idOf('coSpaces')), name: text(), ...parameters };

const listed = ({ id, name, callType, coSpace, callCorrelator }: CallView) => ({
  '@id': id,
  name,
  callType,
  coSpace,
  callCorrelator,
});

const shown = (call: CallView) => ({
  '@id': call.id,
  name: call.name,
  coSpace: call.coSpace,
  callCorrelator: call.callCorrelator,
  callType: call.callType,
  durationSeconds: call.durationSeconds,
  numCallLegs: call.numCallLegs,
  maxCallLegs: call.maxCallLegs,
  numParticipantsLocal: call.numParticipantsLocal,
  numParticipantsRemote: call.numParticipantsRemote,
  numDistributedInstances: call.numDistributedInstances,
  presenterCallLeg: call.presenterCallLeg,
  locked: call.locked,
  recording: call.recording,
  streaming: call.streaming,
  activeWhenEmpty: call.activeWhenEmpty,
  ownerName: call.ownerName,
  ...call.settings,
});

/** `/calls`: this Call Bridge's own instances of calls. */
export const callRoutes = (context: ApiContext): Route[] => {
  const { model, database, pageSize } = context;

  const list = ({ query }: ApiRequest) => {
    const page = readPageRequest(query, pageSize);
    const coSpace = query.cospacefilter?.toLowerCase();
    if (coSpace && !guid.parse(coSpace)) throw new Failure('parameterError', 'coSpaceFilter', 'invalidValue');
    const calls = coSpace ? model.calls.list().filter((call) => call.coSpace === coSpace) : model.calls.list();
    return showList(
      'calls',
      'call',
      pageOf(calls, page, ({ name }) => [name]),
      listed,
    );
  };

  const make = async (request: ApiRequest) => {
    const { coSpace = '', name, ...settings } = readNewForm(request.form, newCallParameters);
    await checkReferences(database, newCallParameters, { coSpace });
    const id = await model.calls.create({ coSpace, name, settings });
    logChange(context, request, `created new call ${id}`);
    return created(`/calls/${id}`);
  };

  const showOne = ({ ids: { call = '' } }: ApiRequest) => {
    const view = model.calls.get(call);
    if (!view) throw new Failure('callDoesNotExist');
    return show('call', shown(view));
  };

  const change = async (request: ApiRequest) => {
    const { call = '' } = request.ids;
    await model.calls.update(call, readForm(request.form, parameters));
    logChange(context, request, `modified call ${call}`);
    return done();
  };

  const remove = async (request: ApiRequest) => {
    const { call = '' } = request.ids;
    await model.calls.remove(call);
    logChange(context, request, `deleted call ${call}`);
    return done();
  };

  return [
    {
      path: '/calls',
      methods: {
        GET: { query: [...listParameters, 'coSpaceFilter'], handle: list },
        POST: { parameters: newCallParameters, handle: make },
      },
    },
    {
      path: '/calls/:call',
      methods: { GET: { handle: showOne }, PUT: { parameters, handle: change }, DELETE: { handle: remove } },
    },
  ];
};
