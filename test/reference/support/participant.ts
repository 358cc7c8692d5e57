import type { Participant } from '../../../schemas/types/peer.ts';

/** A participant as a peer announces it; ids need not be real. */
export const participant = (id: string, further: Partial<Participant> = {}): Participant => ({
  id,
  name: id,
  account: { kind: 'guest', id: `guest of ${id}` },
  coSpace: 'space',
  callBridge: 'paris',
  state: 'connected',
  isActivator: true,
  isWaiting: false,
  canMove: true,
  configuration: {},
  audioMuted: false,
  videoMuted: false,
  layout: 'automatic',
  presentingTurn: 0,
  ...further,
});
