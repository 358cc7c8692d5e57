/** The lobby: who waits for an activator, or because the meeting is locked, and who is let in (GATE-09 … GATE-14). */
import type { Participant } from '../../schemas/types/peer.ts';
import type { Log } from '../log.ts';
import { createTimers } from '../timers.ts';
import type { Call, Calls } from './calls.ts';
import type { NodeIdentity } from './identity.ts';
import { type Instance, settingOf } from './participants/instance.ts';
import type { Instances } from './participants/instances.ts';
import type { Register } from './participants/register.ts';

export interface Lobby {
  /** Begins to look after the participants homed here. */
  watch(instances: Instances): void;
  /** Where somebody stands who is connected now for the first time. */
  arrival(instance: Instance): Pick<Instance, 'isWaiting' | 'keptOut'>;
  close(): void;
}

export interface LobbyDeps {
  identity: NodeIdentity;
  log: Log;
  register: Register;
  calls: Calls;
}

export const needsActivation = (instance: Instance): boolean => settingOf(instance, 'needsActivation') === true;

const activates = ({ state, isActivator }: Participant): boolean => state === 'connected' && isActivator;

/** The mover passes a lock as an activator; an operator may let in anybody in as many words. */
const passesLock = (instance: Instance): boolean =>
  settingOf(instance, 'deactivated') === false || (instance.movedFrom !== undefined && !needsActivation(instance));

const isLockedFor = (instance: Instance, { lock, lockMode }: Call): boolean =>
  lock.locked && (lockMode === 'all' || needsActivation(instance)) && !passesLock(instance);

export const createLobby = ({ log, register, calls }: LobbyDeps): Lobby => {
  const timers = createTimers();

  const hasActivator = (coSpace: string): boolean => register.inSpace(coSpace).some(activates);

  /** What becomes of those who need activation when nobody activates them any more. */
  const abandon = (instances: Instances, instance: Instance): void => {
    if (instances.get(instance.id) !== instance || hasActivator(instance.call.coSpace)) return;
    const mode = settingOf(instance, 'deactivationMode') ?? 'deactivate';
    log.info(`participant "${instance.account.id}": no activator is left (${mode})`);
    if (mode === 'disconnect') instances.remove(instance, 'deactivated');
    else if (mode === 'deactivate') instances.change(instance, { isWaiting: true });
  };

  const abandonInTime = (instances: Instances, instance: Instance): void => {
    const seconds = Number(settingOf(instance, 'deactivationModeTime') ?? 0);
    if (seconds === 0) abandon(instances, instance);
    else if (!timers.has(instance.id)) timers.start(instance.id, seconds * 1000, () => abandon(instances, instance));
  };

  const review = (instances: Instances, instance: Instance): void => {
    if (instance.state !== 'connected') return;
    if (instance.keptOut) return void (instance.isWaiting || instances.change(instance, { isWaiting: true }));
    if (!needsActivation(instance) || hasActivator(instance.call.coSpace)) {
      timers.stop(instance.id);
      if (instance.isWaiting) instances.change(instance, { isWaiting: false });
    } else if (!instance.isWaiting) abandonInTime(instances, instance);
  };

  return {
    watch(instances) {
      const reviewAll = (coSpace: string): void => {
        for (const { id } of register.inSpace(coSpace)) {
          const instance = instances.get(id);
          if (instance) review(instances, instance);
        }
      };
      register.onChange(({ before, after }) => reviewAll((after ?? before).coSpace));
      instances.onConfigured((instance) => review(instances, instance));
      instances.onRemoved(({ id }) => timers.stop(id));
      calls.onLockChange(({ coSpace, lock }) => {
        if (lock.locked) return;
        for (const { id } of register.inSpace(coSpace)) {
          const instance = instances.get(id);
          if (instance?.keptOut === 'byLock') instances.change(instance, { keptOut: undefined });
        }
        reviewAll(coSpace);
      });
    },
    arrival(instance) {
      const isSentThere = settingOf(instance, 'deactivated') === true;
      const keptOut = isSentThere ? 'byOperator' : isLockedFor(instance, instance.call) ? 'byLock' : undefined;
      const isWaiting = keptOut !== undefined || (needsActivation(instance) && !hasActivator(instance.call.coSpace));
      return { isWaiting, keptOut };
    },
    close: () => timers.close(),
  };
};
