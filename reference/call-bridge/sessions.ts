/** Whether the web app of a participant homed here is present, and how long it may be away. */
import type { SessionEnded, SessionOpened } from '../../schemas/types/web-app.ts';
import { told } from '../link/c2w-words.ts';
import { refuse } from '../link/refusal.ts';
import type { Log } from '../log.ts';
import type { NodeSettings } from '../settings.ts';
import { createTimers } from '../timers.ts';
import type { C2w } from './c2w.ts';
import type { Credentials } from './credentials.ts';
import type { Instance } from './participants/instance.ts';
import { isWebApp } from './participants/instance.ts';
import type { Instances, RemovalReason } from './participants/instances.ts';

export interface Sessions {
  /** @throws Refusal credentialRefused, sessionExists */
  open(token: string, webBridge: string): Promise<SessionOpened>;
  /** The live instance that this Web Bridge speaks for. @throws Refusal credentialRefused */
  of(participant: string, webBridge: string): Instance;
  /** The web app leaves, or obeys a move (STEP-09): everything of the old instance goes (STEP-10). */
  end(participant: string, webBridge: string): void;
  /** The web app's socket broke without a word: it may come back with the same credential. */
  lost(participant: string, webBridge: string): void;
  /** The link to a Web Bridge broke, and with it all sessions there. */
  webBridgeDown(webBridge: string): void;
  close(): void;
}

export interface SessionsDeps {
  settings: Pick<NodeSettings, 'arrivalTime' | 'reconnectTime'>;
  log: Log;
  instances: Instances;
  credentials: Credentials;
  c2w: C2w;
}

/** Why the cluster ends a session, as its web app is told; other removals leave nobody to tell. */
const endings: Partial<Record<RemovalReason, SessionEnded['reason']>> = {
  removedByOperator: 'removedByOperator',
  callEnded: 'callEnded',
  deactivated: 'deactivated',
};

export const createSessions = ({ settings, log, instances, credentials, c2w }: SessionsDeps): Sessions => {
  const timers = createTimers();

  const expect = (instance: Instance, time: number, why: RemovalReason): void =>
    timers.start(instance.id, time, () => {
      log.info(`user "${instance.account.id}": did not come in time`);
      instances.remove(instance, why);
    });

  const leave = (instance: Instance): void => {
    instances.change(instance, { webBridge: undefined, isListening: false });
    expect(instance, settings.reconnectTime, 'notReturned');
  };

  const of = (participant: string, webBridge: string): Instance => {
    const instance = instances.get(participant);
    if (instance?.webBridge !== webBridge) throw refuse('credentialRefused');
    return instance;
  };

  instances.onCreated((instance) => {
    if (isWebApp(instance)) expect(instance, settings.arrivalTime, 'notArrived');
  });

  instances.onRemoved((instance, why) => {
    timers.stop(instance.id);
    const reason = endings[why];
    if (reason && instance.webBridge) {
      c2w.tell(instance.webBridge, told.ended, { participant: instance.id, ended: { reason } });
    }
  });

  return {
    async open(token, webBridge) {
      const binding = await credentials.verify(token);
      const instance = binding && instances.get(binding.participant);
      if (!instance) throw refuse('credentialRefused');
      if (instance.webBridge) throw refuse('sessionExists');
      timers.stop(instance.id);
      instances.change(instance, { webBridge });
      const { id, account, call, numericId = '' } = instance;
      return { participant: id, account: account.id, call: { name: call.name, numericId } };
    },
    of,
    end: (participant, webBridge) => instances.remove(of(participant, webBridge), 'left'),
    lost(participant, webBridge) {
      const instance = instances.get(participant);
      if (instance?.webBridge === webBridge) leave(instance);
    },
    webBridgeDown(webBridge) {
      for (const instance of instances.all()) {
        if (instance.webBridge === webBridge) leave(instance);
      }
    },
    close: () => timers.close(),
  };
};
