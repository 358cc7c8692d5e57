/** Every check by its name, so that a recorded one can be asked again. */
import type { CheckRecord, TraceRecord } from '../trace/record.ts';
import { visibleTo } from '../trace/trace.ts';
import * as answers from './answers.ts';
import * as binding from './binding.ts';
import * as calls from './calls.ts';
import type { Answer, Check } from './check.ts';
import * as credentials from './credentials.ts';
import * as impostors from './impostors.ts';
import * as instances from './instances.ts';
import * as invariants from './invariants.ts';
import * as legs from './legs.ts';
import * as lobby from './lobby.ts';
import * as machines from './machines.ts';
import * as manager from './manager.ts';
import * as sessions from './sessions.ts';
import { withTrouble } from './trouble.ts';

export const checks = {
  moveAccepted: answers.moveAccepted,
  refused: answers.refused,
  refusedWith: answers.refusedWith,
  acceptedOrRefused: answers.acceptedOrRefused,
  answeredWith: answers.answeredWith,
  headerIs: answers.headerIs,
  listIsCounted: answers.listIsCounted,
  callHas: calls.callHas,
  callField: calls.callField,
  callIs: calls.callIs,
  oneCorrelator: calls.oneCorrelator,
  instanceIs: instances.instanceIs,
  oneInstanceIs: instances.oneInstanceIs,
  instanceIsGone: instances.instanceIsGone,
  participantField: instances.participantField,
  traitDiffers: instances.traitDiffers,
  traitIsKept: instances.traitIsKept,
  attends: lobby.attends,
  staysOut: lobby.staysOut,
  legIdIsParticipantId: legs.legIdIsParticipantId,
  legField: legs.legField,
  legIsLinked: legs.legIsLinked,
  toldToMove: sessions.toldToMove,
  nobodyElseTold: sessions.nobodyElseTold,
  sessionLives: sessions.sessionLives,
  sessionEnded: sessions.sessionEnded,
  credentialRefused: sessions.credentialRefused,
  notLetIn: sessions.notLetIn,
  oneSessionOnly: sessions.oneSessionOnly,
  credentialDiffers: sessions.credentialDiffers,
  seenAs: sessions.seenAs,
  seenUnderSameName: sessions.seenUnderSameName,
  rosterIs: sessions.rosterIs,
  presenterSeen: sessions.presenterSeen,
  chatRead: sessions.chatRead,
  forgeriesRefused: credentials.forgeriesRefused,
  signatureIsGood: credentials.signatureIsGood,
  claimsAreBound: credentials.claimsAreBound,
  lifeIsBounded: credentials.lifeIsBounded,
  impostorToldNothing: impostors.impostorToldNothing,
  impostorTurnedAway: impostors.impostorTurnedAway,
  bridgeAnswered: binding.bridgeAnswered,
  bridgeClosed: binding.bridgeClosed,
  managerAskedForNoMove: manager.managerAskedForNoMove,
  managerAskedOnce: manager.managerAskedOnce,
  managerNamed: manager.managerNamed,
  managerNamedIfAtAll: manager.managerNamedIfAtAll,
  managerChangedNothingElse: manager.managerChangedNothingElse,
  managerReported: manager.managerReported,
  managerSawArrival: manager.managerSawArrival,
  managerWaitedForArrival: manager.managerWaitedForArrival,
  everyoneInOneCall: invariants.everyoneInOneCall,
  everyoneListedOnce: invariants.everyoneListedOnce,
  listsAndIdsAgree: invariants.listsAndIdsAgree,
  countsAreRight: invariants.countsAreRight,
  oneAccountEach: invariants.oneAccountEach,
  noCredentialOutlives: invariants.noCredentialOutlives,
  nothingElseChanged: invariants.nothingElseChanged,
  nobodyDisturbed: invariants.nobodyDisturbed,
  everyMessageValid: invariants.everyMessageValid,
  everyAnswerValid: invariants.everyAnswerValid,
  everyOriginTold: invariants.everyOriginTold,
  everyIntroductionRight: invariants.everyIntroductionRight,
  everyChatTrue: invariants.everyChatTrue,
  everyMoveTold: invariants.everyMoveTold,
  everyRosterComplete: invariants.everyRosterComplete,
  onePresentation: invariants.onePresentation,
  everyStateFollows: machines.everyStateFollows,
  refusedStayed: invariants.refusedStayed,
  noSecretShown: invariants.noSecretShown,
} satisfies Record<string, Check<never>>;

export type CheckName = keyof typeof checks;
export type ArgsOf<N extends CheckName> = (typeof checks)[N] extends Check<infer Args> ? Args : never;

/** Ask one check of the records that it may see. */
export function evaluate(
  check: Pick<CheckRecord, 'check' | 'args' | 'seq' | 'since' | 'bound'>,
  records: readonly TraceRecord[],
): Answer {
  return answerTo(check, visibleTo(check, records));
}

/** What a check answers to whom only these records can be seen. */
export function answerTo(
  { check, args }: Pick<CheckRecord, 'check' | 'args'>,
  visible: readonly TraceRecord[],
): Answer {
  const ask = (checks as Record<string, Check<unknown> | undefined>)[check];
  if (!ask) throw new Error(`The specification has no check named ${check}`);
  return withTrouble(ask(visible, args), visible);
}

/** One scenario's records, every recorded check asked again; the rest untouched. */
export function rejudge(records: readonly TraceRecord[]): TraceRecord[] {
  return records.map((record) =>
    record.kind === 'check' ? { ...record, ...outcome(evaluate(record, records)) } : record,
  );
}

/** What a check record keeps of an answer. */
export function outcome(answer: Answer): Pick<CheckRecord, 'holds' | 'expected' | 'seen' | 'evidence'> {
  const { evidence } = answer;
  if (answer.is === 'holds') return { holds: true, expected: undefined, seen: undefined, evidence };
  return { holds: false, expected: answer.expected, seen: answer.seen, evidence };
}
