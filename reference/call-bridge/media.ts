/** A web app's media call, from its allocation to the joined conference, as data; the log has a line for each step. */
import type { Log } from '../log.ts';
import type { Instance } from './participants/instance.ts';

type MediaState = 'allocated' | 'configured' | 'dtls' | 'joined';

interface MediaStep {
  next?: MediaState;
  lines: (instance: Instance) => readonly string[];
}

const mediaSteps: Readonly<Record<MediaState, MediaStep>> = {
  allocated: {
    next: 'configured',
    lines: ({ mediaCall, account, name }) => [
      `call ${mediaCall}: allocated for ${account.id} / "${name}" conference participation (Chrome)`,
      `call ${mediaCall}: removing h264 from video codec bitmask, because it's Chrome web client and we're using a compatibility profile`,
    ],
  },
  configured: { next: 'dtls', lines: ({ mediaCall, id }) => [`call ${mediaCall}: configured - API call leg ${id}`] },
  dtls: {
    next: 'joined',
    lines: ({ mediaCall }) => [
      `call ${mediaCall}: setting up combined RTP session for DTLS (combined media and control)`,
    ],
  },
  joined: {
    lines: ({ account, id, call }) => [
      `participant "${account.id}" joined space ${call.coSpace} (${call.name})`,
      `participant "${account.id}" (${id}) joined conference ${call.internalId} via WB3`,
    ],
  },
};

export interface Media {
  /** Sets up the media call of an instance, up to `joined`. */
  connect(instance: Instance): void;
  tearDown(instance: Instance): void;
}

export interface MediaDeps {
  log: Log;
}

export const createMedia = ({ log }: MediaDeps): Media => {
  const states = new Map<string, MediaState>();

  const enter = (instance: Instance, state: MediaState): void => {
    states.set(instance.id, state);
    const step = mediaSteps[state];
    for (const line of step.lines(instance)) log.info(line);
    if (step.next) enter(instance, step.next);
  };

  return {
    connect(instance) {
      if (!states.has(instance.id)) enter(instance, 'allocated');
    },
    tearDown(instance) {
      if (!states.delete(instance.id)) return;
      log.info(`call ${instance.mediaCall}: tearing down ("${instance.account.id}" conference media)`);
    },
  };
};
