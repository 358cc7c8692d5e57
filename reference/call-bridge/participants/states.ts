/** The states of a participant instance, out of the machine that is part of the specification. */
import machines from '../../../schemas/machines.json' with { type: 'json' };
import type { ParticipantState } from '../model.ts';

/** Those of its events that change the state of an instance that lives. */
export type InstanceEvent = 'rang' | 'connected';

type Next = Readonly<Partial<Record<InstanceEvent, ParticipantState>>>;

const living: readonly ParticipantState[] = ['initial', 'ringing', 'connected', 'onHold'];
const isLiving = (state: string): state is ParticipantState => (living as readonly string[]).includes(state);

const { transitions } = machines.participantInstance;

const nextOf = (state: ParticipantState): Next =>
  Object.fromEntries(
    transitions
      .filter(({ from, to }) => from.includes(state) && isLiving(to))
      .map(({ event, to }): [string, string] => [event, to]),
  );

/** What follows each state. Web app: initial, connected. SIP: initial, ringing, connected; moved, it does not ring again. */
export const instanceStates: Readonly<Record<ParticipantState, Next>> = {
  initial: nextOf('initial'),
  ringing: nextOf('ringing'),
  connected: nextOf('connected'),
  onHold: nextOf('onHold'),
};

/** The state after an event; one that does not belong here changes nothing. */
export const nextState = (state: ParticipantState, event: InstanceEvent): ParticipantState =>
  instanceStates[state][event] ?? state;
