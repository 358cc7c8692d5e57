/** A manager: finds who is to be moved and where to, asks for the move, and follows it to its end. */
import { meantBy } from '../closest.ts';
import { clusterError } from '../errors.ts';
import { adviceFor, type Case, type Failure } from './advice.ts';
import { AnswerLost, type ApiAnswer, type CallBridgeApi } from './call-bridge-api.ts';
import type { Ending } from './following.ts';
import type { MoveReport } from './move-report.ts';
import type { FoundParticipant } from './participants.ts';
import { type ManagerParts, managerParts } from './parts.ts';
import type { CallInstance, FoundSpace } from './spaces.ts';
import type { ManagerTarget } from './target.ts';
import { text } from './xml.ts';

export interface MoveRequest {
  /** Id or display name. */
  participant: string;
  /** Id, name or numeric id of the target. */
  space: string;
  /** Name of the Call Bridge to ask; absent: one on which the target is in session. */
  at?: string;
  /** Name of the Call Bridge on which the participant is to be placed; absent: the cluster chooses. */
  toBridge?: string;
  /** What else goes into the request. */
  parameters: Readonly<Record<string, string>>;
  /** Whether the target may be put in session where it isn't. */
  start: boolean;
  /** Milliseconds for which to follow the move; 0: not at all. */
  wait: number;
  /** The most milliseconds between two looks. */
  interval: number;
}

export interface Manager {
  /** @throws ClusterError where nothing was asked for: nobody or nothing is found, or no Call Bridge can be worked with */
  move(request: MoveRequest): Promise<MoveReport>;
}

export interface ManagerDeps {
  target: ManagerTarget;
  /** To be told of each step, in words. */
  tell: (what: string) => void;
  parts?: ManagerParts;
}

export const createManager = ({ target, tell, parts = managerParts }: ManagerDeps): Manager => {
  const { send, exitCodeOf: _, ...does } = parts;
  const callBridges = target.callBridges.map((address) =>
    does.createCallBridgeApi({ address, login: target.login, send }),
  );

  const move = async (request: MoveRequest): Promise<MoveReport> => {
    const asked = request.at === undefined ? undefined : named(callBridges, request.at);
    const who = await does.findParticipant(callBridges, request.participant);
    const space = await does.findSpace(callBridges, request.space);
    tell(`${who.name} (${who.id}) is in ${who.meeting ?? 'a call'}, seen at ${who.home.name}`);
    if (!(await does.mayMove(who))) return notAllowed(who, space);
    const call = await callToAsk(who, space, asked, request.start);
    const parameters = await parametersOf(request, call.at);
    tell(`asking ${call.at.name}, where ${space.name} is call ${call.id}`);
    const began = performance.now();
    const report = await askAndFollow({ who, space, call }, parameters, request);
    return { ...report, took: Math.round(performance.now() - began) };
  };

  const callToAsk = async (
    who: FoundParticipant,
    space: FoundSpace,
    at: CallBridgeApi | undefined,
    start: boolean,
  ): Promise<CallInstance> => {
    const [first, ...others] = await does.findCalls(at ? [at] : callBridges, space);
    if (first) return does.chooseCall([first, ...others], who);
    const where = at ? ` on ${at.name}` : '';
    if (!start) throw clusterError('NOT_IN_SESSION', { space: space.name, where });
    const place = at ?? who.home;
    tell(`${space.name} is not in session${where}: starting it on ${place.name}`);
    const { id, failure, status } = await place.post('/calls', { coSpace: space.id });
    if (id === undefined) throw clusterError('NOT_STARTED', { space: space.name, why: failure ?? String(status) });
    return { at: place, id };
  };

  const parametersOf = async ({ toBridge, parameters }: MoveRequest, at: CallBridgeApi) => {
    if (toBridge === undefined) return parameters;
    const known = await at.list('/callBridges', 'callBridge');
    const found = known.find((fields) => text(fields, 'name') === toBridge);
    if (found) return { ...parameters, callBridge: text(found, '@id') ?? '' };
    const names = known.flatMap((fields) => text(fields, 'name') ?? []);
    throw unknownCallBridge(toBridge, names);
  };

  const askAndFollow = async (
    { who, space, call }: Omit<Case, 'answer'>,
    parameters: Readonly<Record<string, string>>,
    { wait, interval }: MoveRequest,
  ): Promise<MoveReport> => {
    const report = { ...subjects(who, space), asked: { callBridge: call.at.name, call: call.id } };
    const answer = await askOnce(call, who, parameters);
    if (answer !== 'lost' && answer.status !== 200) {
      return { ...report, ...refusal({ who, space, call, answer: 'refused' }, answer) };
    }
    const id = answer === 'lost' ? await newParticipantOf(who, call) : answer.id;
    if (id === undefined) return { ...report, ...unanswered({ who, space, call, answer: 'none' }) };
    tell(`accepted: the new participant is ${id}`);
    const accepted = { ...report, newParticipant: id };
    if (wait === 0) {
      return {
        ...accepted,
        outcome: 'accepted',
        says: `${call.at.name} accepted the move; it is not followed.`,
        advice: [],
      };
    }
    const move = { id, call, who, space, callBridges };
    const { ending, last } = await does.follow(move, { wait, interval }, does.look, tell);
    const home = last.at?.name ?? call.at.name;
    return { ...accepted, ...inWords(ending, { who, space, call, answer: 'accepted' }, { wait, home }) };
  };

  /** Never a second time: the first request may have been obeyed. MGR-04 */
  const askOnce = async (
    call: CallInstance,
    who: FoundParticipant,
    parameters: Readonly<Record<string, string>>,
  ): Promise<ApiAnswer | 'lost'> => {
    try {
      return await does.askForMove(call, who, parameters);
    } catch (error) {
      if (!(error instanceof AnswerLost)) throw error;
      tell(`${call.at.name} gave no answer (${error.message}); looking whether it did it`);
      return 'lost';
    }
  };

  return { move };
};

const unknownCallBridge = (name: string, known: readonly string[]) =>
  clusterError('UNKNOWN_CALL_BRIDGE', { name, meant: meantBy(name, known), known: known.join(', ') });

/** @throws ClusterError UNKNOWN_CALL_BRIDGE */
const named = (callBridges: readonly CallBridgeApi[], name: string): CallBridgeApi => {
  const found = callBridges.find((one) => one.name === name);
  if (found) return found;
  throw unknownCallBridge(
    name,
    callBridges.map((one) => one.name),
  );
};

/** The one in the call that says that it was moved from this one. */
const newParticipantOf = async (who: FoundParticipant, { at, id }: CallInstance): Promise<string | undefined> => {
  for (const listed of await at.list(`/calls/${id}/participants`, 'participant', { filter: who.name })) {
    const candidate = text(listed, '@id') ?? '';
    const shown = await at.find(`/participants/${candidate}`, 'participant');
    if (shown && text(shown, 'movedParticipant') === who.id) return candidate;
  }
  return undefined;
};

const subjects = (who: FoundParticipant, space: FoundSpace): Pick<MoveReport, 'participant' | 'space'> => ({
  participant: {
    id: who.id,
    name: who.name,
    callBridge: who.home.name,
    ...(who.meeting !== undefined && { meeting: who.meeting }),
    ...(who.canMove !== undefined && { canMove: who.canMove }),
  },
  space,
});

/** The alert. MGR-01 */
const notAllowed = (who: FoundParticipant, space: FoundSpace): MoveReport => ({
  ...subjects(who, space),
  outcome: 'not allowed',
  says: `${who.name} can not be moved: ${who.home.name} shows canMove ${who.canMove ?? 'not at all'}. Nothing was asked for.`,
  advice: [
    'Web app participants can be moved from version 3.2 on; Skype for Business and Lync, recorders and streamers never.',
    `Another version may run at ${who.home.name} than elsewhere in the cluster.`,
  ],
});

type Result = Pick<MoveReport, 'outcome' | 'says' | 'advice' | 'looksLike'>;

const refusal = (one: Case, { status, failure }: ApiAnswer): Result => {
  const { who, call, space } = one;
  const busy = status === 503 ? ' It is busy: try again in a moment.' : '';
  const why = failure === undefined ? `${status}` : `${status} ${failure}`;
  return {
    outcome: 'refused',
    says: `${call.at.name} refused to move ${who.name} to ${space.name}: ${why}.${busy} ${who.name} stays where it was.`,
    looksLike: 'nothing happened',
    advice: adviceFor('nothing happened', one),
  };
};

const unanswered = (one: Case): Result => ({
  outcome: 'unknown',
  says: `${one.call.at.name} gave no answer, and nobody in ${one.space.name} says to come from where ${one.who.name} is. It was not asked again.`,
  looksLike: 'nothing happened',
  advice: adviceFor('nothing happened', one),
});

const failures: Readonly<Record<Exclude<Ending, 'moved'>, Failure>> = {
  'nothing happened': 'nothing happened',
  lingering: 'nothing happened',
  dropped: 'dropped',
  'wrong meeting': 'wrong meeting',
};

const inWords = (ending: Ending, one: Case, { wait, home }: { wait: number; home: string }): Result => {
  const { who, space } = one;
  const from = who.meeting ?? 'the old meeting';
  if (ending === 'moved') {
    return {
      outcome: 'moved',
      says: `${who.name} is in ${space.name} now, seen at ${home}, and has left ${from}.`,
      advice: [],
    };
  }
  const says = {
    'nothing happened': `Nothing happened: ${who.name} is still in ${from}, and did not come to ${space.name}.`,
    lingering: `${who.name} is in ${space.name}, and still in ${from} after ${wait / 1000} s.`,
    dropped: `${who.name} was dropped from ${from}, and did not come to ${space.name}.`,
    'wrong meeting': `${who.name} came to another meeting than ${space.name}.`,
  }[ending];
  return { outcome: 'not moved', says, looksLike: failures[ending], advice: adviceFor(failures[ending], one) };
};
