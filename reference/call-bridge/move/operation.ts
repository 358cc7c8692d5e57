/** The move at B, which got the operator's request: asks A, chooses C, has C make the new participant (STEP-01 … 05). */
import type { MoveData } from '../../../schemas/types/peer.ts';
import { peerWords } from '../../link/peer-words.ts';
import type { Log } from '../../log.ts';
import type { NodeSettings } from '../../settings.ts';
import type { Call } from '../calls.ts';
import { Failure } from '../failure.ts';
import type { Homes } from '../homes.ts';
import type { NodeIdentity } from '../identity.ts';
import type { NewParticipant } from '../model.ts';
import type { Register } from '../participants/register.ts';
import type { Peers } from '../peers.ts';
import type { Placement } from '../placement.ts';
import type { MoveHome } from './home.ts';

export interface MoveOperation {
  /**
   * Moves `movedParticipant` into the call. Resolves with the new participant's id.
   * @throws Failure parameterError (movedParticipant, valueDoesNotExist), participantCannotBeModified,
   * callBridgeUnavailable, and as `Placement` does
   */
  move(call: Call, movedParticipant: string, parameters: NewParticipant): Promise<string>;
}

export interface MoveOperationDeps {
  identity: NodeIdentity;
  settings: Pick<NodeSettings, 'peerTime'>;
  log: Log;
  register: Register;
  peers: Peers;
  placement: Placement;
  home: MoveHome;
  homes: Homes;
}

interface Found {
  callBridge: string;
  data: MoveData;
}

export const createMoveOperation = (deps: MoveOperationDeps): MoveOperation => {
  const { identity, settings, log, register, peers, placement, home, homes } = deps;

  const isUnknown = (error: unknown): boolean => error instanceof Failure && error.code === 'participantDoesNotExist';

  /** STEP-02. undefined when that Call Bridge does not have the participant. */
  const askHome = async (callBridge: string, participant: string): Promise<Found | undefined> => {
    try {
      const data =
        callBridge === identity.id
          ? home.release(participant)
          : await peers.ask(callBridge, peerWords.move, { participant, until: Date.now() + settings.peerTime });
      return { callBridge, data };
    } catch (error) {
      if (isUnknown(error)) return undefined;
      throw error;
    }
  };

  /** Nobody has announced it here, which may mean only that the news is still on its way. */
  const askEveryone = async (participant: string): Promise<Found | undefined> => {
    const callBridges = [identity.id, ...peers.linked()];
    const found = await Promise.allSettled(callBridges.map((callBridge) => askHome(callBridge, participant)));
    for (const one of found) {
      if (one.status === 'fulfilled' && one.value) return one.value;
      if (one.status === 'rejected' && one.reason instanceof Failure && one.reason.code !== 'callBridgeUnavailable') {
        throw one.reason;
      }
    }
    return undefined;
  };

  const find = async (participant: string): Promise<Found> => {
    const announced = register.get(participant)?.callBridge;
    const found = announced ? await askHome(announced, participant) : await askEveryone(participant);
    if (!found) throw new Failure('parameterError', 'movedParticipant', 'valueDoesNotExist');
    return found;
  };

  const logMove = (call: Call, participant: string, { callBridge, data }: Found): void => {
    const kind = data.account.kind === 'sip' ? 'SIP' : 'WC3';
    const where = callBridge === identity.id ? 'this callbridge' : `callbridge ${callBridge}`;
    log.info(
      `move participant operation: moving ${kind} participant ${participant} (${data.account.id}) (homed on ${where}) to call ${call.id}`,
    );
  };

  const giveBack = async ({ callBridge }: Found, participant: string): Promise<void> => {
    if (callBridge === identity.id) home.abandoned(participant);
    else await peers.ask(callBridge, peerWords.abandoned, { participant }).catch(() => {});
  };

  const create = async (call: Call, participant: string, found: Found, parameters: NewParticipant): Promise<string> => {
    const { name, account, webBridge } = found.data;
    const kind = account.kind === 'sip' ? 'sip' : 'user';
    const created = await homes.create(await placement.choose(call.coSpace, kind, parameters), {
      coSpace: call.coSpace,
      name,
      account: account.kind === 'guest' ? { kind: 'guest' } : account,
      callLegProfile: parameters.callLegProfile,
      configuration: parameters.settings,
      movedFrom: { participant, callBridge: found.callBridge },
      webBridge,
    });
    return created.participant;
  };

  return {
    async move(call, movedParticipant, parameters) {
      const found = await find(movedParticipant);
      // A version that can't move web apps can't ask for it either.
      if (identity.isOlder && found.data.account.kind !== 'sip') {
        await giveBack(found, movedParticipant);
        throw new Failure('participantCannotBeModified');
      }
      logMove(call, movedParticipant, found);
      try {
        return await create(call, movedParticipant, found, parameters);
      } catch (error) {
        await giveBack(found, movedParticipant);
        throw error;
      }
    },
  };
};
