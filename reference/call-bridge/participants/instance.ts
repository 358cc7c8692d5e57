/** One participant that has its home here. */
import type { Account, Origin, Participant } from '../../../schemas/types/peer.ts';
import type { LocalState } from '../../../schemas/types/web-app.ts';
import type { Call } from '../calls.ts';
import type { ParticipantState, Settings, SettingValue } from '../model.ts';

/** Why somebody waits although there is an activator. */
export type KeptOut = 'byLock' | 'byOperator';

export interface Instance {
  /** Also the id of its call leg. */
  readonly id: string;
  readonly name: string;
  readonly account: Account;
  readonly call: Call;
  /** By which it joined, or the target's after a move. */
  readonly numericId?: string;
  /** What profiles, access method and space give it. */
  readonly defaults: Settings;
  readonly movedFrom?: Origin;
  /** Number of its media call in the log. */
  readonly mediaCall: number;
  readonly createdAt: number;
  /** Nothing makes it movable: the kind of its leg, or the version of this Call Bridge. */
  readonly isFixed: boolean;
  state: ParticipantState;
  /** What was set for this participant itself. */
  configuration: Settings;
  /** What its user chose in the web app. */
  local: LocalState;
  /** See `presentingTurn` in schemas/peer.schema.json. */
  presentingTurn: number;
  /** In the lobby: connected, but neither heard nor seen, and told nothing of the meeting. */
  isWaiting: boolean;
  /** Waits until it is let in, whoever activates. */
  keptOut?: KeptOut;
  /** The Web Bridge of its live session. */
  webBridge?: string;
  /** Its web app has the roster and is told of changes. */
  isListening: boolean;
  /** A move of it is under way until then, in milliseconds since the epoch. */
  movingUntil: number;
}

/** A setting in effect: the participant's own, else what profiles give. */
export const settingOf = ({ configuration, defaults }: Instance, name: string): SettingValue | undefined =>
  configuration[name] ?? defaults[name];

export const isWebApp = ({ account }: Instance): boolean => account.kind !== 'sip';

/** A web app is moved through its live session, a SIP participant once it is connected. */
export const canMove = (instance: Instance): boolean => {
  if (instance.isFixed) return false;
  return isWebApp(instance) ? instance.webBridge !== undefined : instance.state === 'connected';
};

const layoutOf = (instance: Instance): string =>
  String(instance.local.layout ?? settingOf(instance, 'layout') ?? settingOf(instance, 'defaultLayout') ?? 'automatic');

/** How every Call Bridge sees it. */
export const toParticipant = (instance: Instance, callBridge: string): Participant => ({
  id: instance.id,
  name: instance.name,
  account: instance.account,
  coSpace: instance.call.coSpace,
  callBridge,
  state: instance.state,
  isActivator: !instance.isWaiting && settingOf(instance, 'needsActivation') !== true,
  isWaiting: instance.isWaiting,
  canMove: canMove(instance),
  ...(instance.movedFrom && { movedFrom: instance.movedFrom }),
  configuration: { ...instance.configuration },
  audioMuted: instance.local.audioMuted === true || settingOf(instance, 'rxAudioMute') === true,
  videoMuted: instance.local.videoMuted === true || settingOf(instance, 'rxVideoMute') === true,
  layout: layoutOf(instance),
  presentingTurn: instance.presentingTurn,
});
