/** The states of a participant instance, as data. */
import type { ParticipantState } from '../model.ts';

export type InstanceEvent = 'rang' | 'connected';

/** Web app: initial, connected. SIP: initial, ringing, connected; moved, it does not ring again. */
export const instanceStates: Readonly<
  Record<ParticipantState, Readonly<Partial<Record<InstanceEvent, ParticipantState>>>>
> = {
  initial: { rang: 'ringing', connected: 'connected' },
  ringing: { connected: 'connected' },
  // A web app that comes back after its socket broke sends media again.
  connected: { connected: 'connected' },
  onHold: { connected: 'connected' },
};

/** The state after an event; one that does not belong here changes nothing. */
export const nextState = (state: ParticipantState, event: InstanceEvent): ParticipantState =>
  instanceStates[state][event] ?? state;
