/** The seam for faulty and for different managers: a defect or a variant wraps one of these parts. */
import { type AskForMove, askForMove, type ChooseCall, chooseCall, type MayMove, mayMove } from './asking.ts';
import { type CallBridgeApi, type CallBridgeApiDeps, createCallBridgeApi } from './call-bridge-api.ts';
import { type Follow, follow } from './following.ts';
import { exitCodeOf, type MoveReport } from './move-report.ts';
import { type FindParticipant, findParticipant } from './participants.ts';
import { type Send, sendRequest } from './send.ts';
import { type Look, look } from './sighting.ts';
import { type FindCalls, type FindSpace, findCalls, findSpace } from './spaces.ts';

export interface ManagerParts {
  send: Send;
  createCallBridgeApi: (deps: CallBridgeApiDeps) => CallBridgeApi;
  findParticipant: FindParticipant;
  findSpace: FindSpace;
  findCalls: FindCalls;
  chooseCall: ChooseCall;
  mayMove: MayMove;
  askForMove: AskForMove;
  look: Look;
  follow: Follow;
  exitCodeOf: (report: MoveReport) => number;
}

export const managerParts: ManagerParts = {
  send: sendRequest,
  createCallBridgeApi,
  findParticipant,
  findSpace,
  findCalls,
  chooseCall,
  mayMove,
  askForMove,
  look,
  follow,
  exitCodeOf,
};
