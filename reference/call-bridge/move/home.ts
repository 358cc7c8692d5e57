/** The move at A, the home of the participant. */
import type { MoveData } from '../../../schemas/types/peer.ts';
import type { NodeSettings } from '../../settings.ts';
import { Failure } from '../failure.ts';
import { canMove } from '../participants/instance.ts';
import type { Instances } from '../participants/instances.ts';
import type { Register } from '../participants/register.ts';

export interface MoveHome {
  /**
   * What only the home knows (STEP-03). Until the move has come to nothing, nobody else can move the participant.
   * @throws Failure participantDoesNotExist, participantCannotBeModified
   */
  release(participant: string): MoveData;
  /** Nothing came of the move: the participant can be moved again. */
  abandoned(participant: string): void;
  /** A SIP participant has arrived elsewhere: its old instance goes. */
  drop(participant: string): void;
}

export interface MoveHomeDeps {
  settings: Pick<NodeSettings, 'arrivalTime' | 'requestTime'>;
  register: Register;
  instances: Instances;
}

export const createMoveHome = ({ settings, register, instances }: MoveHomeDeps): MoveHome => {
  const abandoned = (participant: string): void => {
    const instance = instances.get(participant);
    if (instance) instances.change(instance, { movingUntil: 0 });
  };

  // The new instance went away while the old one is still here: nobody came for it.
  register.onChange(({ before, after }) => {
    if (!after && before.movedFrom) abandoned(before.movedFrom.participant);
  });

  return {
    release(participant) {
      const instance = instances.get(participant);
      if (!instance) throw new Failure('participantDoesNotExist');
      if (!canMove(instance) || instance.movingUntil > Date.now()) throw new Failure('participantCannotBeModified');
      // Bounded, in case the bridge that moves it dies; but not over before the new instance is removed, which ends it too.
      const { arrivalTime, requestTime } = settings;
      instances.change(instance, { movingUntil: Date.now() + arrivalTime + requestTime });
      const { name, account, webBridge } = instance;
      return { name, account, ...(webBridge && { webBridge }) };
    },
    abandoned,
    drop(participant) {
      const instance = instances.get(participant);
      if (instance) instances.remove(instance, 'moved');
    },
  };
};
