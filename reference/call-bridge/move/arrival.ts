/** The move at C, the new home: the new instance is here, the old one's web app must be told. */
import type { Creation, Origin } from '../../../schemas/types/peer.ts';
import { told } from '../../link/c2w-words.ts';
import { peerWords } from '../../link/peer-words.ts';
import type { Log } from '../../log.ts';
import type { C2w } from '../c2w.ts';
import { Failure } from '../failure.ts';
import { isDualHomed } from '../far-ends.ts';
import type { NodeIdentity } from '../identity.ts';
import type { Instance } from '../participants/instance.ts';
import type { Instances } from '../participants/instances.ts';
import type { Register } from '../participants/register.ts';
import type { Peers } from '../peers.ts';
import type { Sip } from '../sip.ts';
import type { MoveHome } from './home.ts';

export interface Arrival {
  /**
   * Before anything is made: can this Call Bridge receive it?
   * @throws Failure invalidOperation into a dual-homed meeting; callBridgeUnavailable without a link to its Web Bridge; invalidOperation when the space has no numeric id
   */
  expect(creation: Creation, numericId: string | undefined): void;
  /**
   * Tells a web app to move, over this Call Bridge's own C2W link (STEP-06); takes a SIP participant over.
   * @throws Failure participantCannotBeModified when its session is gone; then the new instance is gone too
   */
  complete(instance: Instance, creation: Creation, token: string | undefined): Promise<void>;
}

export interface ArrivalDeps {
  identity: NodeIdentity;
  log: Log;
  register: Register;
  instances: Instances;
  c2w: C2w;
  peers: Peers;
  sip: Sip;
  home: MoveHome;
}

export const createArrival = (deps: ArrivalDeps): Arrival => {
  const { identity, log, register, instances, c2w, peers, sip, home } = deps;

  const tellWebApp = async (instance: Instance, { movedFrom, webBridge }: Creation, token: string): Promise<void> => {
    const { call, numericId = '' } = instance;
    const move = { accessMethod: { numericId, name: call.name }, token };
    try {
      await c2w.ask(webBridge ?? '', told.move, { participant: movedFrom?.participant ?? '', move });
    } catch (error) {
      log.warning(
        `move participant operation: "${instance.account.id}" could not be told: ${(error as Error).message}`,
      );
      instances.remove(instance, 'notArrived');
      throw new Failure('participantCannotBeModified');
    }
  };

  const takeOver = async (instance: Instance, { participant, callBridge }: Origin): Promise<void> => {
    sip.replace(instance);
    if (callBridge === identity.id) home.drop(participant);
    else await peers.ask(callBridge, peerWords.drop, { participant });
  };

  return {
    expect({ movedFrom, webBridge, coSpace }, numericId) {
      if (movedFrom && isDualHomed(register.inSpace(coSpace))) throw new Failure('invalidOperation');
      if (!movedFrom || !webBridge) return;
      if (identity.isOlder) throw new Failure('callBridgeUnavailable');
      if (!c2w.isLinked(webBridge)) throw new Failure('callBridgeUnavailable');
      if (numericId === undefined) throw new Failure('invalidOperation');
    },
    async complete(instance, creation, token) {
      if (token) await tellWebApp(instance, creation, token);
      else if (creation.movedFrom) await takeOver(instance, creation.movedFrom);
    },
  };
};
