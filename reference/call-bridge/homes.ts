/** Has the chosen Call Bridge make a participant, whether it is this one or a peer. */
import type { Created, Creation } from '../../schemas/types/peer.ts';
import { peerWords } from '../link/peer-words.ts';
import type { NodeSettings } from '../settings.ts';
import type { NodeIdentity } from './identity.ts';
import type { Peers } from './peers.ts';
import type { Reception } from './reception.ts';

export interface Homes {
  /** @throws Failure as `Reception` does; callBridgeUnavailable */
  create(callBridge: string, creation: Creation): Promise<Created>;
}

export interface HomesDeps {
  identity: NodeIdentity;
  settings: Pick<NodeSettings, 'peerTime'>;
  peers: Peers;
  reception: Reception;
}

export const createHomes = ({ identity, settings, peers, reception }: HomesDeps): Homes => ({
  create: (callBridge, creation) =>
    callBridge === identity.id
      ? reception.receive(creation)
      : peers.ask(callBridge, peerWords.creation, { ...creation, until: Date.now() + settings.peerTime }),
});
