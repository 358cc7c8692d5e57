/** Faults in who is counted for a limit, and where. */
import type { Participant } from '../../schemas/types/peer.ts';
import { createLimits } from '../call-bridge/limits.ts';
import type { Defect } from '../deviation.ts';
import { onRole } from '../on-role.ts';

export const undoneKeepsThePlace: Defect = {
  id: 'undone-keeps-the-place',
  requirement: 'PLACE-13',
  title: 'Who was on the way into a call and was removed goes on to count for its limit.',
  how: 'A place is taken by the request, and given back when somebody leaves who was there.',
  apply: (parts) => ({
    ...parts,
    createLimits(deps) {
      const { register } = deps;
      const undone: Participant[] = [];
      register.onChange(({ before, after }) => {
        if (!after && before.movedFrom && before.state === 'initial') undone.push(before);
      });
      const inSpace = (id: string) => [...register.inSpace(id), ...undone.filter(({ coSpace }) => coSpace === id)];
      return parts.createLimits({ ...deps, register: { ...register, inSpace } });
    },
  }),
};

export const elsewhereWhenTheyCome: Defect = {
  id: 'elsewhere-when-they-come',
  requirement: 'PLACE-13',
  title: 'Who is on the way to another Call Bridge does not count for the limit of a call until they have come.',
  how: 'Call Bridges tell each other how many are connected.',
  apply: (parts) => ({
    ...parts,
    createLimits(deps) {
      const { register, identity } = deps;
      const isThere = ({ callBridge, state }: Participant): boolean =>
        callBridge === identity.id || state === 'connected';
      const inSpace = (coSpace: string) => register.inSpace(coSpace).filter(isThere);
      return parts.createLimits({ ...deps, register: { ...register, inSpace } });
    },
  }),
};

export const bridgeCountsTheCall: Defect = {
  id: 'bridge-counts-the-call',
  requirement: 'PLACE-16',
  title: "For a Call Bridge's participantLimit those count who are in the same call.",
  how: 'There is one function that counts participants, and it is given a call.',
  apply: onRole('createLimits', (_limits, deps) => ({
    inSpace(coSpace) {
      const all = () => deps.register.inSpace(coSpace.id);
      return createLimits({ ...deps, register: { ...deps.register, all } }).inSpace(coSpace);
    },
  })),
};

export const roomsCountTwice: Defect = {
  id: 'rooms-count-twice',
  requirement: 'PLACE-17',
  title: 'A room that is moved counts twice until the old participant is gone.',
  how: 'Who is moved counts once because they have one session, and rooms have none.',
  apply: onRole('createLimits', (limits, { register }) => ({
    async inSpace(coSpace) {
      const room = await limits.inSpace(coSpace);
      return (mover) => room(register.get(mover ?? '')?.account.kind === 'sip' ? undefined : mover);
    },
  })),
};
