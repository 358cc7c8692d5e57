/** A manager: finds who is to be moved and where to, asks for the move, and follows it to its end. */
import { meantBy } from '../closest.ts';
import { clusterError } from '../errors.ts';
import type { Case } from './advice.ts';
import { AnswerLost, type ApiAnswer, type CallBridgeApi } from './call-bridge-api.ts';
import { everywhere } from './everywhere.ts';
import { newParticipantOf } from './lost-answer.ts';
import type { MoveReport } from './move-report.ts';
import { inWords, notAllowed, refusal, subjects, unanswered } from './outcomes.ts';
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
  const all = target.callBridges.map((address) => does.createCallBridgeApi({ address, login: target.login, send }));

  const move = async (request: MoveRequest): Promise<MoveReport> => {
    const asked = request.at === undefined ? undefined : named(all, request.at);
    const callBridges = await thoseThatServe(asked);
    const who = await does.findParticipant(callBridges, request.participant);
    const space = await does.findSpace(callBridges, request.space);
    tell(`${who.name} (${who.id}) is in ${who.meeting ?? 'a call'}, seen at ${who.home.name}`);
    if (!(await does.mayMove(who))) return notAllowed(who, space);
    const call = await callToAsk(who, space, asked ? [asked] : callBridges, request);
    const parameters = await parametersOf(request, call.at);
    tell(`asking ${call.at.name}, where ${space.name} is call ${call.id}`);
    const began = performance.now();
    const report = await askAndFollow({ who, space, call }, { ...request, callBridges, parameters });
    return { ...report, took: Math.round(performance.now() - began) };
  };

  /** @throws ClusterError where none serves, or not the one that is to be asked */
  const thoseThatServe = async (asked: CallBridgeApi | undefined): Promise<CallBridgeApi[]> => {
    const { answers, troubles } = await everywhere(all, (at) => at.find('/system/status', 'status'));
    for (const { at, trouble } of troubles) {
      if (at === asked) throw trouble;
      tell(`${trouble.message} Going on without it.`);
    }
    return answers.map(({ at }) => at);
  };

  const callToAsk = async (
    who: FoundParticipant,
    space: FoundSpace,
    callBridges: readonly CallBridgeApi[],
    { at, start }: MoveRequest,
  ): Promise<CallInstance> => {
    const [first, ...others] = await does.findCalls(callBridges, space);
    if (first) return does.chooseCall([first, ...others], who);
    const where = at ? ` on ${at}` : '';
    if (!start) throw clusterError('NOT_IN_SESSION', { space: space.name, where });
    const place = callBridges.find(({ name }) => name === at) ?? who.home;
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
    { callBridges, parameters, wait, interval }: MoveRequest & { callBridges: readonly CallBridgeApi[] },
  ): Promise<MoveReport> => {
    const report = { ...subjects(who, space), asked: { callBridge: call.at.name, call: call.id } };
    const answer = await askOnce(call, who, parameters);
    if (answer !== 'lost' && answer.status !== 200) {
      return { ...report, ...refusal({ who, space, call, answer: 'refused' }, answer) };
    }
    const id = answer === 'lost' ? await newParticipantOf(who, call, wait) : answer.id;
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
