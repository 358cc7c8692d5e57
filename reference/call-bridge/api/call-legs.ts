import { Failure } from '../failure.ts';
import type { CallLegView } from '../model.ts';
import { done, show } from './answers.ts';
import { logChange } from './audit.ts';
import { callLegParameters } from './call-leg-parameters.ts';
import { readForm } from './forms.ts';
import { listParameters, pageOf, readPageRequest, showList } from './lists.ts';
import type { ApiContext, ApiRequest, Route } from './routes.ts';
import { section } from './xml.ts';

const listed = ({ id, name, remoteParty, call, type, subType }: CallLegView) => ({
  '@id': id,
  name,
  remoteParty,
  call,
  type,
  subType,
});

const shown = (leg: CallLegView) => ({
  ...listed(leg),
  direction: leg.direction,
  canMove: leg.canMove,
  movedCallLeg: leg.movedCallLeg,
  movedCallLegCallBridge: leg.movedCallLegCallBridge,
  ownerId: leg.ownerId,
  isActivator: leg.isActivator,
  configuration: section(leg.configuration),
  status: {
    state: leg.status.state,
    durationSeconds: leg.status.durationSeconds,
    groupId: leg.participant,
    deactivated: leg.status.deactivated,
    layout: leg.status.layout,
    audioMuted: leg.status.audioMuted,
    videoMuted: leg.status.videoMuted,
    presentation: leg.status.presenting ? { role: 'presenter' } : undefined,
  },
});

/** `/callLegs`, and those of one call or participant: legs at this Call Bridge. */
export const callLegRoutes = (context: ApiContext): Route[] => {
  const { callLegs, calls, participants } = context.model;

  const showPage = ({ query }: ApiRequest, legs: readonly CallLegView[]) => {
    const page = readPageRequest(query, context.pageSize);
    return showList(
      'callLegs',
      'callLeg',
      pageOf(legs, page, ({ name, remoteParty }) => [name, remoteParty]),
      listed,
    );
  };

  const list = (request: ApiRequest) => showPage(request, callLegs.list());

  const listOfCall = (request: ApiRequest) => {
    const { call = '' } = request.ids;
    if (!calls.get(call)) throw new Failure('callDoesNotExist');
    return showPage(request, callLegs.list({ call }));
  };

  const listOfParticipant = (request: ApiRequest) => {
    const { participant = '' } = request.ids;
    if (!participants.get(participant)) throw new Failure('participantDoesNotExist');
    return showPage(request, callLegs.list({ participant }));
  };

  const showOne = ({ ids: { callLeg = '' } }: ApiRequest) => {
    const view = callLegs.get(callLeg);
    if (!view) throw new Failure('callLegDoesNotExist');
    return show('callLeg', shown(view));
  };

  const change = async (request: ApiRequest) => {
    const { callLeg = '' } = request.ids;
    await callLegs.update(callLeg, readForm(request.form, callLegParameters));
    logChange(context, request, `modified call leg ${callLeg}`);
    return done();
  };

  const remove = async (request: ApiRequest) => {
    const { callLeg = '' } = request.ids;
    await callLegs.remove(callLeg);
    logChange(context, request, `deleted call leg ${callLeg}`);
    return done();
  };

  return [
    { path: '/callLegs', methods: { GET: { query: listParameters, handle: list } } },
    { path: '/calls/:call/callLegs', methods: { GET: { query: listParameters, handle: listOfCall } } },
    {
      path: '/participants/:participant/callLegs',
      methods: { GET: { query: listParameters, handle: listOfParticipant } },
    },
    {
      path: '/callLegs/:callLeg',
      methods: {
        GET: { handle: showOne },
        PUT: { parameters: callLegParameters, handle: change },
        DELETE: { handle: remove },
      },
    },
  ];
};
