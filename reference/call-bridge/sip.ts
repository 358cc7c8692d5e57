/** SIP legs, with a simulated far end that rings and answers. */
import type { Log } from '../log.ts';
import type { NodeSettings } from '../settings.ts';
import { createTimers } from '../timers.ts';
import type { Instance } from './participants/instance.ts';
import type { Instances } from './participants/instances.ts';

export interface Sip {
  /** Calls the far end: ringing at once, connected when it answers. */
  ring(instance: Instance): void;
  /** Takes over a far end that is in a call already: it does not ring again. */
  replace(instance: Instance): void;
  close(): void;
}

export interface SipDeps {
  settings: Pick<NodeSettings, 'ringTime'>;
  log: Log;
  instances: Instances;
}

export const createSip = ({ settings, log, instances }: SipDeps): Sip => {
  const timers = createTimers();

  const answer = (instance: Instance): void => {
    instances.happened(instance, 'connected');
    log.info(`call ${instance.mediaCall}: SIP call answered by "${instance.account.id}"`);
    log.info(`participant "${instance.account.id}" joined space ${instance.call.coSpace} (${instance.call.name})`);
  };

  instances.onRemoved(({ id }) => timers.stop(id));

  return {
    ring(instance) {
      log.info(`call ${instance.mediaCall}: outgoing SIP call to "${instance.account.id}"`);
      instances.happened(instance, 'rang');
      timers.start(instance.id, settings.ringTime, () => answer(instance));
    },
    replace: answer,
    close: () => timers.close(),
  };
};
